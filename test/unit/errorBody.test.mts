import fc from 'fast-check';

import { failureOfAnswer } from '../../nodes/shared/api/errors.ts';
import { readErrorBody } from '../../nodes/shared/api/errorBody.ts';

describe('the body of an error', () => {
	it.each<[unknown, string]>([
		[{ details: ['phone is bad', 'text is empty'] }, 'phone is bad, text is empty'],
		[{ details: 'phone is bad' }, 'phone is bad'],
		[
			{ details: { fieldErrors: { phone: ['bad'], text: ['empty', 'short'] } } },
			'phone: bad, text: empty, text: short',
		],
		[{ details: { formErrors: ['no body'], fieldErrors: {} } }, 'no body'],
		[{ details: { phone: { _errors: ['bad'] } } }, 'phone: bad'],
		[
			{
				errors: [
					{ field: 'phone', message: 'bad' },
					{ param: 'text', msg: 'empty' },
				],
			},
			'phone (bad), text (empty)',
		],
		[{ errors: { phone: ['bad'] } }, 'phone: bad'],
		[{ errors: ['bad phone'] }, 'bad phone'],
		[
			{ issues: [{ code: 'custom', path: ['buttons', 0, 'id'], message: 'bad' }] },
			'buttons.0.id (bad)',
		],
		[{ error: ['one', 'two'] }, 'one, two'],
		[{ error: [{ field: 'phone', message: 'bad' }] }, 'phone (bad)'],
		[{ error: { phone: 'bad' } }, 'phone: bad'],
		[{ error: { message: 'No', details: { phone: 'bad' } } }, 'phone: bad'],
		[{ message: ['phone must be a phone number'] }, 'phone must be a phone number'],
		[[{ message: 'from a list' }], 'from a list'],
		[{ details: { missingKeys: ['name', 'city'] } }, 'name, city'],
		[{ details: { limit: 3, allowed: true } }, 'limit: 3, allowed: true'],
	])('%j names fields and reasons', (body, expected) => {
		expect(readErrorBody(body).details).toBe(expected);
		expect(failureOfAnswer({ status: 422, body, headers: {} }, 'send').message).toBe(
			`Pilot Status did not accept the data: ${expected}`,
		);
	});

	it.each<[unknown, string]>([
		[{ detail: 'No such number' }, 'No such number'],
		[{ title: 'Bad request', detail: 'No such number' }, 'No such number; Bad request'],
		[{ error: 'Bad Request', message: 'phone is bad' }, 'Bad Request; phone is bad'],
		[{ error: 'same', message: 'same' }, 'same'],
		[{ error: 'invalid_grant', error_description: 'expired' }, 'invalid_grant; expired'],
	])('%j has a sentence', (body, expected) => {
		expect(readErrorBody(body).said).toBe(expected);
		expect(failureOfAnswer({ status: 400, body, headers: {} }, 'send').description).toContain(
			`Pilot Status says: ${expected}`,
		);
	});

	it('quotes JSON of which nothing is known', () => {
		const { description } = failureOfAnswer(
			{ status: 400, body: { foo: { bar: '' } }, headers: {} },
			'other',
		);
		expect(description).toContain('The response had HTTP status 400: {"foo":{"bar":""}}');
	});

	it('is short however long it is, and never tears a character apart', () => {
		const body = {
			error: '👍'.repeat(5_000),
			code: 'C'.repeat(5_000),
			details: Array(500).fill('x'.repeat(99)),
		};
		const { said = '', code = '', details } = readErrorBody(body);
		expect([said, code, details].every((text) => Array.from(text).length <= 301)).toBe(true);
		expect(said).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
	});

	it('never throws, and always says something', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.integer({ min: 300, max: 599 }), (body, status) => {
				const failure = failureOfAnswer({ status, body, headers: {} }, 'send');
				expect(failure.message).toMatch(/^[A-Z]/);
				expect(failure.description.length).toBeLessThan(1_500);
			}),
			{ seed: 20_262, numRuns: 500 },
		);
	});
});
