import type { Resource } from '../../operation';
import { create } from './create';
import { deleteTemplate } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { update } from './update';

/** Message templates of the number. */
export const template: Resource = {
	value: 'template',
	name: 'Template',
	defaultOperation: 'getMany',
	operations: [create, deleteTemplate, get, getMany, update],
};
