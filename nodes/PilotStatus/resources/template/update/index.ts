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
		'Give a template new content. On an official Meta number it is reviewed again, and its category cannot change.',
	kind: 'other',
	properties,
	toRequest,
	toItems,
};
