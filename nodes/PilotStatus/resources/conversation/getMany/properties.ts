import type { INodeProperties } from 'n8n-workflow';

import { endDateField, startDateField } from '../../shared/dateRange';
import { limitField, returnAllField } from '../../shared/listFields';

/** Fields of Get Many; the dates are about the last message of a conversation (docs/api-reference.md 6). */
export const properties: INodeProperties[] = [
	returnAllField,
	limitField,
	startDateField,
	endDateField,
];
