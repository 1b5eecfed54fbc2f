import { type INodeProperties, WAIT_INDEFINITELY } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { toIsoDate } from '../../../../shared/dates';
import { InvalidInput } from '../../../../shared/invalidInput';

/** How long to wait, as n8n's own nodes ask for it. */
export const limitWaitTimeField: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	description: 'How long to wait for an answer before the workflow goes on without one',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Limit Type',
					name: 'limitType',
					type: 'options',
					options: [
						{ name: 'After Time Interval', value: 'afterTimeInterval' },
						{ name: 'At Specified Time', value: 'atSpecifiedTime' },
					],
					default: 'afterTimeInterval',
				},
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 1,
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					options: [
						{ name: 'Days', value: 'days' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Minutes', value: 'minutes' },
					],
					default: 'hours',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
				},
			],
		},
	],
};

const UNIT_MS: ReadonlyMap<unknown, number> = new Map([
	['minutes', 60_000],
	['hours', 3_600_000],
	['days', 86_400_000],
]);

/**
 * When waiting ends; n8n's far future without a limit.
 *
 * @param limit value of `limitWaitTime`
 * @throws {InvalidInput} when the limit cannot be read
 */
export function readUntil(limit: unknown, timezone: string): Date {
	const values = isRecord(limit) ? limit.values : undefined;
	if (!isRecord(values)) return WAIT_INDEFINITELY;
	if (values.limitType === 'atSpecifiedTime') {
		return new Date(toIsoDate(values.maxDateAndTime, 'Max Date and Time', timezone));
	}
	const amount = Number(values.resumeAmount ?? 1);
	const unit = UNIT_MS.get(values.resumeUnit ?? 'hours');
	if (unit === undefined || !Number.isFinite(amount) || amount < 0) {
		throw new InvalidInput(
			'"Limit Wait Time" is not a time',
			'Enter an amount from 0 and one of the units minutes, hours and days',
		);
	}
	return new Date(Date.now() + amount * unit);
}
