import type { IDataObject } from 'n8n-workflow';

import { listOf } from '../../../../shared/api/answers';
import type { Failure } from '../../../../shared/api/request';
import type { EntryResult } from '../../../operation';

const NOT_TOLD: Failure = {
	message: 'Pilot Status did not report whether this number is on WhatsApp',
	description: 'Run the check again for this number',
	code: 'NOT_TOLD',
	mayHaveBeenSent: false,
	canRetry: false,
};

/**
 * Each number's own result, found by the `input` that the API gives back (docs/api-reference.md 9) and never by position: the
 * order is not documented.
 */
export function toResults(body: unknown, numbers: string[]): EntryResult[] {
	const results = new Map<string, IDataObject>();
	for (const result of listOf(body, 'results')) results.set(digitsOf(result.input), result);
	return numbers.map((number) => {
		const result = results.get(digitsOf(number));
		return result === undefined ? { failure: NOT_TOLD } : { json: { ...result } };
	});
}

/** The digits of a number: its `+` and punctuation may have been dropped on the way. */
function digitsOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number'
		? String(value).replace(/\D/g, '')
		: '';
}
