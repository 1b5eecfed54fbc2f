import type { RequestOperation } from '../../../operation';
import { explainNameConflict, toItems } from '../shared/answer';
import { properties } from './properties';
import { toRequest } from './request';

/** Makes a template and, on an official number, hands it to Meta for review. */
export const create: RequestOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create template',
	description:
		'Create a template. Meta reviews templates of official numbers before they can be sent.',
	kind: 'create',
	properties,
	toRequest,
	toItems,
	explain: explainNameConflict,
};
