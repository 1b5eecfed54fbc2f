import type { INodeProperties } from 'n8n-workflow';

import type { ApiRequest, Failure } from '../../shared/api/types';
import { InvalidInput, invalidChoice } from '../../shared/invalidInput';
import { readText } from '../../shared/values';
import type { ItemContext, RequestOperation, Resource } from '../operation';
import { isExplained, reword } from './common/explain';

/** Fields of Get. */
const properties: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'analyticsPeriod',
		type: 'options',
		options: [
			{ name: '30 Days', value: '30d' },
			{ name: '7 Days', value: '7d' },
			{ name: '90 Days', value: '90d' },
		],
		default: '7d',
		description: 'Number of days to include',
	},
	{
		displayName: 'Time Zone',
		name: 'analyticsTimezone',
		type: 'string',
		default: '',
		placeholder: 'e.g. America/Sao_Paulo',
		description: "IANA name. Defaults to the workflow's time zone.",
	},
];

const PERIODS = ['7d', '30d', '90d'] as const;

/**
 * The figures of the dashboard (docs/api-reference.md 10).
 *
 * @throws {InvalidInput} when the period or the time zone does not exist
 */
function toRequest(item: ItemContext): ApiRequest {
	const chosen = item.get<unknown>('analyticsPeriod', '7d');
	const period = PERIODS.find((value) => value === chosen);
	if (period === undefined) throw invalidChoice('Period', chosen, PERIODS);
	const tz = readText(item.get('analyticsTimezone', ''), 'Time Zone') ?? item.timezone;
	if (!isTimeZone(tz)) {
		throw new InvalidInput(
			`"Time Zone" is "${tz.slice(0, 60)}", which is not a valid time zone`,
			'Enter an IANA name, such as America/Sao_Paulo or UTC',
		);
	}
	return { method: 'GET', path: '/v1/analytics/dashboard', query: { period, tz } };
}

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
	} catch {
		return false;
	}
}

/** A 409 without a code of its own: the key belongs to no number (docs/api-reference.md 2). */
function explainNoNumber(failure: Failure): Failure {
	if (failure.httpStatus !== 409 || isExplained(failure)) return failure;
	return reword(failure, {
		message: 'The key is not linked to a WhatsApp number, and analytics are for one number',
		description:
			'In the credential, enter the key of a number (dashboard, API Keys), or add the Number ID to an account-wide key',
	});
}

/** The figures of the dashboard. */
const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get analytics',
	description: 'Get the number of sent, read and undelivered messages in a period',
	kind: 'other',
	properties,
	toRequest,
	explain: explainNoNumber,
};

/** Figures about the messages of the number. */
export const analytics: Resource = {
	value: 'analytics',
	name: 'Analytics',
	defaultOperation: 'get',
	operations: [get],
};
