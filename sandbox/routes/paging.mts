import { ApiError, invalid } from '../core/apiError.mts';

/** Query parameters of the reading endpoints, as strings. */
export interface PageQuery {
	page?: string;
	pageSize?: string;
	startDate?: string;
	endDate?: string;
}

const DEFAULT_PAGE_SIZE = 30;
const MAX_PAGE_SIZE = 100;

function wholeNumber(
	value: string | undefined,
	name: string,
	standard: number,
	max: number,
): number {
	if (value === undefined) return standard;
	const number = Number(value);
	if (!Number.isInteger(number) || number < 1 || number > max) {
		throw invalid(`"${name}" must be a whole number from 1 to ${max}`);
	}
	return number;
}

/** One page of `items` under `name`, with the counts of docs/api-reference.md 6. @throws ApiError 400 */
export function pageOf<T>(items: T[], query: PageQuery, name: string): Record<string, unknown> {
	const page = wholeNumber(query.page, 'page', 1, Number.MAX_SAFE_INTEGER);
	const pageSize = wholeNumber(query.pageSize, 'pageSize', DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
	const from = (page - 1) * pageSize;
	return {
		[name]: items.slice(from, from + pageSize),
		total: items.length,
		page,
		pageSize,
		totalPages: Math.ceil(items.length / pageSize),
	};
}

function moment(value: string | undefined, ifAbsent: number, endOfDay: boolean): number {
	if (value === undefined) return ifAbsent;
	const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(value);
	const time = Date.parse(dateOnly && endOfDay ? `${value}T23:59:59.999Z` : value);
	if (Number.isNaN(time)) {
		throw new ApiError(400, `Not a date: ${value}`, 'INVALID_DATE_RANGE');
	}
	return time;
}

/** Whether a time lies in the range asked for. @throws ApiError 400 `INVALID_DATE_RANGE` */
export function rangeOf(query: PageQuery): (iso: string) => boolean {
	const start = moment(query.startDate, Number.NEGATIVE_INFINITY, false);
	const end = moment(query.endDate, Number.POSITIVE_INFINITY, true);
	if (start > end) {
		throw new ApiError(400, '"startDate" must not be after "endDate"', 'INVALID_DATE_RANGE');
	}
	return (iso) => {
		const time = Date.parse(iso);
		return time >= start && time <= end;
	};
}
