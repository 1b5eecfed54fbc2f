import type { ApiRequest } from '../../../../shared/api/request';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import type { ItemContext } from '../../../operation';
import { readText } from '../../shared/text';

const PERIODS = ['7d', '30d', '90d'] as const;

/**
 * The figures of the dashboard (docs/api-reference.md 10).
 *
 * @throws {InvalidInput} when the period or the time zone does not exist
 */
export function toRequest(item: ItemContext): ApiRequest {
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
