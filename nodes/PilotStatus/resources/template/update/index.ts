import type { RequestOperation } from '../../../operation';
import { toItems } from '../shared/answer';
import { properties } from './properties';
import { toRequest } from './request';

/** Gives a template new content; Meta reviews it again. */
export const update: RequestOperation = {
	value: 'update',
	name: 'Update',
	action: 'Update template',
	description:
		'Replace the content of a template. On official Meta numbers, Meta must approve it again before it can be sent.',
	kind: 'other',
	properties,
	toRequest,
	toItems,
};
