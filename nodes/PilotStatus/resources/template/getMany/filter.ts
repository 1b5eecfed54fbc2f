import type { IDataObject } from 'n8n-workflow';

import { invalidChoice } from '../../../../shared/invalidInput';
import { fold } from '../../../lookups/filter';
import type { ItemContext } from '../../../operation';
import { readCollection } from '../../shared/collection';
import { isSet, readBoolean } from '../../shared/values';
import { readText } from '../../shared/text';
import { CATEGORIES } from '../shared/category';

const STATUSES = ['APPROVED', 'PENDING', 'REJECTED', 'DISABLED'] as const;

/** Which templates an item wants; what is undefined makes no difference. */
export interface TemplateFilters {
	category?: string;
	name?: string;
	sendable?: boolean;
	status?: string;
}

/** @throws {InvalidInput} when a filter has a value that no template can have */
export function readFilters(item: ItemContext): TemplateFilters {
	const { category, name, sendable, status } = readCollection(item, 'templateFilters', 'Filters');
	return {
		category: chosen('Category', category, CATEGORIES),
		name: readText(name, 'Name Contains'),
		sendable: isSet(sendable) ? readBoolean(sendable, 'Sendable') : undefined,
		status: chosen('Status at Meta', status, STATUSES),
	};
}

/** Whether a template is one that the item wants. */
export function toFilter(item: ItemContext): (template: IDataObject) => boolean {
	const { category, name, sendable, status } = readFilters(item);
	const part = name === undefined ? '' : fold(name);
	return (template) =>
		(category === undefined || template.category === category) &&
		(status === undefined || template.metaStatus === status) &&
		// as in the picker: a template that does not tell counts as sendable
		(sendable === undefined || (template.sendable !== false) === sendable) &&
		fold(typeof template.name === 'string' ? template.name : '').includes(part);
}

function chosen(label: string, value: unknown, allowed: readonly string[]): string | undefined {
	if (!isSet(value)) return undefined;
	const found = allowed.find((entry) => entry === value);
	if (found === undefined) throw invalidChoice(label, value, allowed);
	return found;
}
