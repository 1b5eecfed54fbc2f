import type { INodeProperties } from 'n8n-workflow';

import type { ApiRequest } from '../../../shared/api/types';
import { invalidChoice } from '../../../shared/invalidInput';
import type { ItemContext, RequestOperation } from '../../operation';
import { requireText } from '../common/read';
import { CATEGORIES, readContent } from './common/content';
import { contentFields } from './common/fields';
import { explainNameConflict, toItems } from './common/target';

/** Fields of Create. */
const properties: INodeProperties[] = [
	{
		displayName: 'Template Name',
		name: 'templateName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. order_update',
		description: 'Letters and digits. Other characters become underscores.',
	},
	{
		displayName: 'Category',
		name: 'templateCategory',
		type: 'options',
		options: [
			{ name: 'Marketing', value: 'MARKETING', description: 'Offers and news' },
			{ name: 'One-Time Password', value: 'OTP', description: 'Sign-in codes' },
			{ name: 'Utility', value: 'UTILITY', description: 'Updates on orders, bookings or accounts' },
		],
		default: 'UTILITY',
		description: 'Cannot be changed later',
	},
	{
		displayName: 'Language',
		name: 'templateLanguage',
		type: 'string',
		default: 'pt_BR',
		required: true,
		placeholder: 'e.g. en_US',
		description: 'Language code, such as pt_BR, en_US or es',
	},
	...contentFields,
];

/**
 * A new template (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when the API or Meta would refuse it
 */
function toRequest(item: ItemContext): ApiRequest {
	const name = requireText(item, 'templateName', 'Template Name', 'Enter a name for the template');
	const chosen = item.get<unknown>('templateCategory', 'UTILITY');
	const category = CATEGORIES.find((value) => value === chosen);
	if (category === undefined) throw invalidChoice('Category', chosen, CATEGORIES);
	const language = requireText(
		item,
		'templateLanguage',
		'Language',
		'Enter a language code, such as pt_BR or en_US',
	);
	return {
		method: 'POST',
		path: '/v1/templates',
		body: { name, category, language, ...readContent(item) },
	};
}

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
