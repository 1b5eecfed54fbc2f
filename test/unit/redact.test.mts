import fc from 'fast-check';

import { createRedactor, redactAnswer } from '../../nodes/shared/api/redact.ts';

const key = 'ps_Zq9+/x7"4é'.replace('é', 'e');
const redact = createRedactor([key]);

test.each([
	['as it is', key],
	['in other letters', key.toUpperCase()],
	['encoded for a URL', encodeURIComponent(key)],
	['encoded in small letters', encodeURIComponent(key).toLowerCase()],
	['as JSON', JSON.stringify({ key })],
	['as Basic auth with an empty password', `Basic ${Buffer.from(`${key}:`).toString('base64')}`],
	['as Basic auth with a user', `Basic ${Buffer.from(`user:${key}`).toString('base64')}`],
	['as base64url', Buffer.from(key).toString('base64url')],
])('a key is hidden when a text holds it %s', (_, text) => {
	const hidden = redact(`Unknown key ${text} here`);
	expect(hidden).toContain('[hidden]');
	for (const form of [key, encodeURIComponent(key), Buffer.from(key).toString('base64')]) {
		expect(hidden.toLowerCase()).not.toContain(form.toLowerCase());
	}
});

test('no part of the key is left in base64, whatever is around it', () => {
	const around = fc.string({ maxLength: 12 });
	fc.assert(
		fc.property(around, around, (before, after) => {
			const encoded = Buffer.from(before + key + after).toString('base64');
			const decoded = Buffer.from(redact(encoded).split('[hidden]')[0] ?? '', 'base64').toString();
			// what stands before it may be read, and at most its first character
			expect(decoded).not.toContain(key.slice(0, 3));
		}),
		{ seed: 20_261, numRuns: 300 },
	);
});

test.each([
	[
		'https://n8n.example/webhook/1?token=abc123&x=1',
		'https://n8n.example/webhook/1?token=[hidden]&x=1',
	],
	[
		'https://n8n.example/w/7?a=1&signature=f00d is bad',
		'https://n8n.example/w/7?a=1&signature=[hidden] is bad',
	],
	['next=https%3A%2F%2Fn8n%3Ftoken%3Dabc%26y', 'next=https%3A%2F%2Fn8n%3Ftoken%3D[hidden]%26y'],
	['the token=value of a sentence', 'the token=value of a sentence'],
])('tokens of an address are hidden: %s', (text, expected) => {
	expect(createRedactor([])(text)).toBe(expected);
});

test('a very short secret does not tear words apart', () => {
	expect(createRedactor(['ps', ''])('Upset')).toBe('Upset');
});

test('a whole answer is redacted, whatever it is made of', () => {
	const answer = {
		status: 401,
		body: { error: `Unknown ${key}`, details: [{ [key]: [key, 7, null] }] },
		headers: { 'x-echo': key },
	};
	const { body, headers } = redactAnswer(answer, redact);
	expect(JSON.stringify([body, headers])).not.toContain(JSON.stringify(key).slice(1, -1));
	expect(redactAnswer({ status: 500, body: undefined, headers: {} }, redact).body).toBeUndefined();
});
