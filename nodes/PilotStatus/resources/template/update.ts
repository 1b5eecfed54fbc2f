import type { INodeProperties } from 'n8n-workflow';

import type { ApiRequest } from '../../../shared/api/types';
import { readText } from '../../../shared/values';
import type { ItemContext, RequestOperation } from '../../operation';
import { readCollection } from '../common/read';
import { readContent } from './common/content';
import { contentFields } from './common/fields';
import { targetTemplateField, targetPath, toItems } from './common/target';

/** Fields of Update. */
const properties: INodeProperties[] = [
	targetTemplateField,
	...contentFields,
	{
		displayName: 'Options',
		name: 'templateUpdateOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Language',
				name: 'language',
				type: 'string',
				default: '',
				placeholder: 'e.g. en_US',
				description: 'New language code',
			},
		],
	},
];

/**
 * New content for a template (docs/api-reference.md 7). Its name stays, and its category is fixed, so neither is sent.
 *
 * @throws {InvalidInput} when the API or Meta would refuse it
 */
function toRequest(item: ItemContext): ApiRequest {
	const path = targetPath(item);
	const options = readCollection(item, 'templateUpdateOptions');
	const language = readText(options.language, 'Language');
	return {
		method: 'PUT',
		path,
		body: { ...(language === undefined ? {} : { language }), ...readContent(item) },
	};
}

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
