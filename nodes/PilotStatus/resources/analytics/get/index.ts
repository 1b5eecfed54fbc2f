import type { RequestOperation } from '../../../operation';
import { explainNoNumber } from './explain';
import { properties } from './properties';
import { toRequest } from './request';

/** The figures of the dashboard. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get analytics',
	description: 'Get the number of sent, read and undelivered messages in a period',
	kind: 'other',
	properties,
	toRequest,
	explain: explainNoNumber,
};
