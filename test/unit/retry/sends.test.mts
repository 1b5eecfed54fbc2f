import type { ApiResult } from '../../../nodes/shared/api/types.ts';
import { answered, good, lost, server, settle, stopClock } from './support.mts';

stopClock();

describe('the retrying client', () => {
	it('gives a good answer at once', async () => {
		const { asked, send } = server([good]);
		expect(await settle(send())).toBe(good);
		expect(asked).toEqual([0]);
	});

	it.each([
		['seconds', '7', 7_000],
		['a date', () => new Date(Date.now() + 20_000).toUTCString(), 19_000],
	])('waits as long as Retry-After says, in %s', async (_, after, least) => {
		const value = typeof after === 'string' ? after : after();
		const { asked, send } = server([answered(429, { 'retry-after': value }), good]);
		expect(await settle(send())).toBe(good);
		expect(asked).toHaveLength(2);
		expect(asked[1]).toBeGreaterThanOrEqual(least);
	});

	it.each([
		['429', answered(429)],
		['429 with an unreadable Retry-After', answered(429, { 'retry-after': 'soon' })],
		['a refused connection', lost('ECONNREFUSED')],
		['an unknown name', lost('ENOTFOUND')],
	])(
		'tries %s again with growing pauses, and gives up after a while as not sent',
		async (_, failing) => {
			const { asked, send } = server([failing]);
			const result = await settle(send());
			expect(asked).toHaveLength(6);
			const pauses = asked.slice(1).map((time, index) => time - (asked[index] ?? 0));
			expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
			expect(result).toMatchObject({ ok: false, failure: { mayHaveBeenSent: false } });
			const { description } = result.ok ? { description: '' } : result.failure;
			expect(description).toMatch(/Tried 6 times/i);
			expect(description.match(/nothing was sent/gi)).toHaveLength(1);
		},
	);

	it.each(['0', '-5', '0.2', '1, 1', 'soon', '', 'Sat, 01 Jan 2000 00:00:00 GMT'])(
		'never waits less than its own growing pause, whatever Retry-After %j says',
		async (value) => {
			const limited = answered(429, { 'retry-after': value });
			const { asked, send } = server([limited, limited, limited, good]);
			expect(await settle(send())).toBe(good);
			expect(asked[1]).toBeGreaterThanOrEqual(1_000);
			expect(asked[3]).toBeGreaterThanOrEqual(7_000);
		},
	);

	it("reads a date by the server's own clock, which may differ from the one of n8n", async () => {
		const [date, until] = ['Tue, 01 Jan 2030 00:00:00 GMT', 'Tue, 01 Jan 2030 00:00:20 GMT'];
		const { asked, send } = server([answered(429, { date, 'retry-after': until }), good]);
		expect(await settle(send())).toBe(good);
		expect(asked[1]).toBeGreaterThanOrEqual(20_000);
		expect(asked[1]).toBeLessThan(21_000);
	});

	it('does not begin to wait when the server asks for too long', async () => {
		const { asked, send } = server([answered(429, { 'retry-after': '3600' })]);
		const result = await settle(send());
		expect(asked).toHaveLength(1);
		expect(!result.ok && result.failure.description).toMatch(/requests a wait: 3600/);
	});

	it('lets the others fail without asking, as long as the server asks for too long', async () => {
		const limited = answered(429, { 'retry-after': '3600' });
		const { asked, send } = server([limited, good]);
		await settle(send());
		const others = await settle(Promise.all(Array.from({ length: 50 }, send)));
		expect(asked).toHaveLength(1);
		for (const other of others) {
			expect(other).toMatchObject({ ok: false, failure: { mayHaveBeenSent: false } });
			expect(!other.ok && other.failure.description).toMatch(
				/Nothing was sent, and it was not tried again: Pilot Status requests a longer wait/,
			);
		}
		await jest.advanceTimersByTimeAsync(3_600_000);
		expect(await settle(send())).toBe(good);
	});

	it('wakes those who wait when the server begins to ask for too long', async () => {
		const soon = answered(429, { 'retry-after': '60' });
		const { asked, send } = server([soon, answered(429, { 'retry-after': '3600' })], undefined, 3);
		const all = await settle(Promise.all(Array.from({ length: 30 }, send)));
		expect(all.every((result) => !result.ok && !result.failure.mayHaveBeenSent)).toBe(true);
		expect(asked.length).toBeLessThanOrEqual(3);
	});

	it.each([
		['429', answered(429)],
		['refused connections', lost('ECONNREFUSED')],
	])('ends a run of 10,000 soon when nothing but %s came for ten minutes', async (_, failing) => {
		const { asked, send } = server([failing]);
		const oneByOne = async (): Promise<ApiResult[]> => {
			const all: ApiResult[] = [];
			for (let number = 0; number < 10_000; number += 1) all.push(await send());
			return all;
		};
		const results = await settle(oneByOne());
		expect(asked.at(-1)).toBeGreaterThan(600_000);
		expect(asked.at(-1)).toBeLessThan(700_000);
		expect(asked.length).toBeLessThan(200);
		expect(results.every((result) => !result.ok && !result.failure.mayHaveBeenSent)).toBe(true);
		const last = results.at(-1);
		expect(last?.ok === false && last.failure.description).toMatch(
			/not tried again: Pilot Status has accepted nothing for ten minutes/i,
		);
	});

	it('goes on for hours as long as something gets through now and then', async () => {
		const refusals = Array.from({ length: 6 }, () => lost('ECONNREFUSED'));
		const { send } = server([
			...Array.from({ length: 60 }, () => [...refusals, good]).flat(),
			good,
		]);
		const results: ApiResult[] = [];
		for (let number = 0; number < 120; number += 1) results.push(await settle(send()));
		expect(results.filter(({ ok }) => ok)).toHaveLength(60);
		expect(await settle(send())).toBe(good);
	});

	it.each([
		['500', answered(500)],
		['503', answered(503, { 'retry-after': '1' })],
		['504', answered(504)],
		['a cut connection', lost('ECONNRESET')],
		['a time-out', lost('ETIMEDOUT')],
		['a refusal', answered(422)],
	])('never repeats %s', async (_, failing) => {
		const { asked, send } = server([failing, good]);
		expect(await settle(send())).toBe(failing);
		expect(asked).toHaveLength(1);
	});

	it('holds every lane until the time is over, and lets fewer go side by side afterwards', async () => {
		const limited = answered(429, { 'retry-after': '30' });
		const { asked, seen, send } = server([limited, limited, limited, good], () => false, 8);
		const first = Promise.all([send(), send(), send()]);
		await jest.advanceTimersByTimeAsync(1_000);
		const later = Array.from({ length: 12 }, send);
		await jest.advanceTimersByTimeAsync(20_000);
		expect(asked).toHaveLength(3);
		seen.peak = 0;
		await settle(Promise.all([first, ...later]));
		expect(asked.slice(3).every((time) => time >= 30_000)).toBe(true);
		expect(seen.peak).toBeLessThanOrEqual(2);
	});

	it('lets more go side by side again when the server is content', async () => {
		const { seen, send } = server([answered(429, { 'retry-after': '1' }), good], () => false, 4);
		await settle(send());
		for (let number = 0; number < 40; number += 1) await settle(send());
		seen.peak = 0;
		await settle(Promise.all(Array.from({ length: 20 }, send)));
		expect(seen.peak).toBe(4);
	});

	it('sends nothing more after a stop, and does not wait to the end', async () => {
		let isStopped = false;
		const { asked, send } = server([answered(429, { 'retry-after': '60' }), good], () => isStopped);
		const waiting = send();
		await jest.advanceTimersByTimeAsync(2_000);
		isStopped = true;
		await jest.advanceTimersByTimeAsync(1_000);
		expect(await waiting).toMatchObject({ ok: false, failure: { mayHaveBeenSent: false } });
		expect(await settle(send())).toMatchObject({ ok: false, failure: { code: 'CANCELLED' } });
		expect(asked).toHaveLength(1);
	});
});
