import type { INodeProperties, IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../../shared/api/types';
import { invalidChoice } from '../../../shared/invalidInput';
import { isSet, readBoolean, readText } from '../../../shared/values';
import { foldCase } from '../../../shared/foldCase';
import type { ItemContext, ListOperation } from '../../operation';
import { limitField, returnAllField } from '../../runner/paginate';
import { readCollection } from '../common/read';
import { CATEGORIES } from './common/content';

/** Fields of Get Many. */
const properties: INodeProperties[] = [
	returnAllField,
	limitField,
	{
		displayName: 'Filters',
		name: 'templateFilters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Category',
				name: 'category',
				type: 'options',
				options: [
					{ name: 'Marketing', value: 'MARKETING' },
					{ name: 'One-Time Password', value: 'OTP' },
					{ name: 'Utility', value: 'UTILITY' },
				],
				default: 'UTILITY',
			},
			{
				displayName: 'Name Contains',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. order',
				description: 'Ignores case and accents',
			},
			{
				displayName: 'Sendable',
				name: 'sendable',
				type: 'boolean',
				default: true,
				description: 'Whether the template can be sent now',
			},
			{
				displayName: 'Status at Meta',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Approved', value: 'APPROVED' },
					{ name: 'Disabled', value: 'DISABLED' },
					{ name: 'Pending', value: 'PENDING' },
					{ name: 'Rejected', value: 'REJECTED' },
				],
				default: 'APPROVED',
				description: 'Review status (official Meta numbers only)',
			},
		],
	},
];

const STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'DISABLED'] as const;

/** Which templates an item wants; what is undefined makes no difference. */
interface TemplateFilters {
	category?: string;
	name?: string;
	sendable?: boolean;
	status?: string;
}

/** @throws {InvalidInput} when a filter has a value that no template can have */
function readFilters(item: ItemContext): TemplateFilters {
	const { category, name, sendable, status } = readCollection(item, 'templateFilters', 'Filters');
	return {
		category: chosen('Category', category, CATEGORIES),
		name: readText(name, 'Name Contains'),
		sendable: isSet(sendable) ? readBoolean(sendable, 'Sendable') : undefined,
		status: chosen('Status at Meta', status, STATUSES),
	};
}

/** Whether a template is one that the item wants. */
function toFilter(item: ItemContext): (template: IDataObject) => boolean {
	const { category, name, sendable, status } = readFilters(item);
	const part = name === undefined ? '' : foldCase(name);
	return (template) =>
		(category === undefined || template.category === category) &&
		(status === undefined || template.metaStatus === status) &&
		// as in the picker: a template that does not tell counts as sendable
		(sendable === undefined || (template.sendable !== false) === sendable) &&
		foldCase(typeof template.name === 'string' ? template.name : '').includes(part);
}

function chosen(label: string, value: unknown, allowed: readonly string[]): string | undefined {
	if (!isSet(value)) return undefined;
	const found = allowed.find((entry) => entry === value);
	if (found === undefined) throw invalidChoice(label, value, allowed);
	return found;
}

/**
 * All templates of the number (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when a filter does not make sense
 */
function toRequest(item: ItemContext): ApiRequest {
	readFilters(item);
	return { method: 'GET', path: '/v1/templates' };
}

/** The templates of the number. The API documents neither pages nor filters (docs/api-reference.md 7), so they are chosen here. */
export const getMany: ListOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many templates',
	description: 'Retrieve a list of templates',
	kind: 'list',
	properties,
	toRequest,
	keys: ['templates'],
	toFilter,
};
