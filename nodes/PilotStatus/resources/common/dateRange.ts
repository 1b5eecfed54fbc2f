import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toIsoDate } from '../../../shared/dates';
import { InvalidInput } from '../../../shared/invalidInput';
import { isSet } from '../../../shared/values';
import type { ItemContext } from '../../operation';

/** Begin of the period that a list is about. */
export const startDateField: INodeProperties = {
	displayName: 'Start Date',
	name: 'startDate',
	type: 'dateTime',
	default: '',
	description: 'Exclude anything earlier',
};

/** End of the period that a list is about. */
export const endDateField: INodeProperties = {
	displayName: 'End Date',
	name: 'endDate',
	type: 'dateTime',
	default: '',
	description: 'Exclude anything later. A date without a time includes the whole day.',
};

/**
 * Reads the period as the API's query parameters (docs/api-reference.md 6); a date that is empty is left out.
 *
 * @throws {InvalidInput} when a date cannot be read, or the end is before the start
 */
export function readDateRange(item: ItemContext): IDataObject {
	const query: IDataObject = {};
	const start = item.get<unknown>('startDate', '');
	const end = item.get<unknown>('endDate', '');
	if (isSet(start)) query.startDate = toIsoDate(start, 'Start Date', item.timezone);
	if (isSet(end)) query.endDate = toIsoDate(end, 'End Date', item.timezone, { endOfDay: true });
	if (isSet(start) && isSet(end) && moment(query.endDate) < moment(query.startDate)) {
		throw new InvalidInput(
			'"End Date" is before "Start Date"',
			`They were read as ${String(query.startDate)} (start) and ${String(query.endDate)} (end): choose a start date before the end date`,
		);
	}
	return query;
}

function moment(iso: unknown): number {
	return Date.parse(String(iso));
}
