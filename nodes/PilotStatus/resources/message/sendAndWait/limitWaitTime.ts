import { type IDataObject, type INodeProperties, WAIT_INDEFINITELY } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { toIsoDate } from '../../../../shared/dates';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { readNumber } from '../../../../shared/values';

const LIMIT_TYPES = ['afterTimeInterval', 'atSpecifiedTime'];

/** How long to wait, as n8n's own nodes ask for it. */
export const limitWaitTimeField: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	description: 'How long to wait for a response',
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
const LABEL = 'Limit Wait Time';
const NO_LIMIT = 'Remove the option to wait without a limit';

/**
 * Reads when waiting ends; n8n's far future without a limit.
 *
 * @param options the collection that may hold `limitWaitTime`
 * @param timezone IANA name, for a moment without an offset
 * @throws {InvalidInput} when the limit cannot be read, is over already, or is later than n8n can wait
 */
export function readUntil(options: IDataObject, timezone: string): Date {
	if (!Object.hasOwn(options, 'limitWaitTime')) return WAIT_INDEFINITELY;
	const limit = options.limitWaitTime;
	const values = isRecord(limit) ? limit.values : undefined;
	if (!isRecord(values)) {
		throw new InvalidInput(`"${LABEL}" is added, but has no time`, `Enter a time. ${NO_LIMIT}`);
	}
	const until = momentOf(values, timezone);
	if (!(until.getTime() < WAIT_INDEFINITELY.getTime())) {
		throw new InvalidInput(
			`"${LABEL}" is later than the year 2999, which n8n cannot wait for`,
			`Enter a shorter time. ${NO_LIMIT}`,
		);
	}
	if (until.getTime() <= Date.now()) {
		throw new InvalidInput(
			`"${LABEL}" has already passed: ${until.toISOString()}`,
			'Enter a future time, so that there is time to respond',
		);
	}
	return until;
}

function momentOf(values: IDataObject, timezone: string): Date {
	const { limitType = 'afterTimeInterval', resumeUnit = 'hours' } = values;
	if (limitType === 'atSpecifiedTime') {
		return new Date(toIsoDate(values.maxDateAndTime, 'Max Date and Time', timezone));
	}
	if (limitType !== 'afterTimeInterval') throw invalidChoice('Limit Type', limitType, LIMIT_TYPES);
	const unit = UNIT_MS.get(resumeUnit);
	if (unit === undefined) throw invalidChoice('Unit', resumeUnit, [...UNIT_MS.keys()].map(String));
	// n8n leaves a field out that has its default; what is there and empty comes from an expression
	const amount = Object.hasOwn(values, 'resumeAmount')
		? readNumber(values.resumeAmount, 'Amount', { min: 0 })
		: 1;
	if (amount === 0) {
		throw new InvalidInput(
			'"Amount" is 0, which leaves no time to respond',
			`Enter a larger amount. ${NO_LIMIT}`,
		);
	}
	return new Date(Date.now() + amount * unit);
}
