import { DateTime } from 'luxon';

import { media, template, text } from '../support/attempt.mts';

const attempts = [
	['textOptions', text],
	['templateOptions', template],
	[
		'mediaOptions',
		(parameters: object, more: object) =>
			media({ mediaUrl: 'https://example.com/a.png', ...parameters }, more),
	],
] as const;

describe.each(attempts)('the delivery times in %s', (name, attempt) => {
	const at = (deliverAt: unknown, more: object = {}) =>
		attempt(
			{ [name]: { deliverAt: '={{ $json.v }}', ...more } },
			{ item: { json: { v: deliverAt as string } } },
		);

	it.each([undefined, null, '', ' ', '\u200b'])(
		'refuses a date that an expression left empty (%p): the message would go out at once',
		async (value) => {
			const { error, requests } = await at(value);
			expect(error?.message).toMatch(/"Deliver At" is empty.*comes from an expression/);
			expect(requests).toEqual([]);
		},
	);

	it('refuses an empty deadline of an expression likewise', async () => {
		const { error, requests } = await attempt(
			{ [name]: { deliverUntil: '={{ $json.v }}' } },
			{ item: { json: { v: '' } } },
		);
		expect(error?.message).toMatch(/"Deliver Until" is empty.*comes from an expression/);
		expect(requests).toEqual([]);
	});

	it('refuses an empty date when an expression gives all options', async () => {
		const options = (v: object) =>
			attempt({}, { item: { json: { v } }, forced: { [name]: '={{ $json.v }}' } });
		expect((await options({ deliverAt: '' })).error?.message).toMatch(/"Deliver At" is empty/);
		expect((await options({})).body).not.toHaveProperty('deliverAt');
	});

	it('counts an option that was added and not filled in as not set', async () => {
		const { body } = await attempt({ [name]: { deliverAt: '', deliverUntil: '' } }, {});
		expect(body).not.toHaveProperty('deliverAt');
		expect(body).not.toHaveProperty('deliverUntil');
	});

	it.each([
		[DateTime.now().minus({ hours: 1 }).toISO(), /which is in the past/],
		['2020-01-01T00:00:00Z', /which is in the past \(2019-12-31 21:00 in America\/Sao_Paulo\)/],
		[1767225600, /looks like Unix seconds/],
		[46082.375, /a spreadsheet stores for a date/],
		['03/04/2099', /can be read as two different dates/],
	])('refuses %p', async (value, reason) => {
		const { error, requests } = await at(value);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('takes an explicit now, and a deadline that is a day', async () => {
		const now = DateTime.now().toUTC().toISO();
		expect((await at(now)).body?.deliverAt).toBe(now);
		const { body } = await attempt({ [name]: { deliverUntil: '2099-03-02' } }, {});
		expect(body?.deliverUntil).toBe('2099-03-02T23:59:59.999-03:00');
	});
});

describe('Labels', () => {
	it.each([
		[
			['Silva, João', 'vip', 'vip'],
			['Silva, João', 'vip'],
		],
		['["a","b, c"]', ['a', 'b, c']],
		['a; b\nc', ['a', 'b', 'c']],
		[[null, ''], undefined],
		[null, undefined],
	])('reads %j', async (labels, expected) => {
		const { body } = await text(
			{ textOptions: { labels: '={{ $json.v }}' } },
			{ item: { json: { v: labels } } },
		);
		expect(body?.labels).toEqual(expected);
	});

	it.each(['null', 'undefined', ['a', 'null'], true, { a: 1 }])('refuses %j', async (labels) => {
		const { error, requests } = await text(
			{ textOptions: { labels: '={{ $json.v }}' } },
			{ item: { json: { v: labels } } },
		);
		expect(error?.message).toMatch(/"Labels"/);
		expect(requests).toEqual([]);
	});
});

describe('Mark Chat as Read and AI Rewrite', () => {
	it.each([
		['False', false],
		[1, true],
		['yes', true],
		['não', false],
		['', undefined],
		[null, undefined],
	])('read %p as %p', async (v, expected) => {
		const options = { markRead: '={{ $json.v }}', aiRewriteEnabled: '={{ $json.v }}' };
		const { body } = await template({ templateOptions: options }, { item: { json: { v } } });
		expect(body?.markRead).toBe(expected);
		expect(body?.marketingOptions).toEqual(
			expected === undefined ? undefined : { aiRewriteEnabled: expected },
		);
	});

	it('refuse what is neither', async () => {
		const { error } = await text(
			{ textOptions: { markRead: '={{ $json.v }}' } },
			{ item: { json: { v: 'maybe' } } },
		);
		expect(error?.message).toMatch(/"Mark Chat as Read" is "maybe", but must be true or false/);
	});
});
