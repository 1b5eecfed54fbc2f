import type { ApiRequest, ApiResult } from '../../../nodes/shared/api/types.ts';
import { answered, good, lost, server, settle, stopClock } from './support.mts';

stopClock();

describe('a request that changes nothing', () => {
	const read: ApiRequest = { method: 'GET', path: '/v1/messages/cmx1' };
	const passing: Array<[string, ApiResult]> = [
		['502', answered(502)],
		['503', answered(503, { 'retry-after': '3' })],
		['408', answered(408)],
		['a cut', lost('ECONNRESET')],
		['a time-out', lost('ETIMEDOUT')],
	];

	it.each(passing)('is repeated after %s', async (_, failing) => {
		const { asked, client } = server([failing, failing, good]);
		expect(await settle(client.call(read))).toBe(good);
		expect(asked).toHaveLength(3);
	});

	it.each(passing)('gives up after some tries of %s', async (_, failing) => {
		const { asked, client } = server([failing]);
		const result = await settle(client.call(read));
		expect(asked).toHaveLength(5);
		expect(!result.ok && result.failure.description).toMatch(/Tried 5 times/);
	});

	it('is not repeated past the time that its item has', async () => {
		const { asked, client } = server([answered(502)]);
		await settle(client.call(read, 'other', { until: Date.now() + 1_200 }));
		expect(asked.length).toBeGreaterThan(1);
		expect(asked.at(-1)).toBeLessThan(1_200);
	});

	it('is not repeated when it was refused', async () => {
		const { asked, client } = server([answered(404), good]);
		await settle(client.call(read));
		expect(asked).toHaveLength(1);
	});
});

describe('in a run that a person watches', () => {
	it('gives up soon when nothing has ever been reached, for all items at once', async () => {
		const { asked, send } = server([lost('ECONNREFUSED')], undefined, 1, true);
		const results = await settle(Promise.all(Array.from({ length: 100 }, send)));
		expect(asked.length).toBeLessThanOrEqual(3);
		expect(asked.at(-1)).toBeLessThan(5_000);
		expect(results.every((result) => !result.ok && !result.failure.mayHaveBeenSent)).toBe(true);
		const [first, last] = [results[0], results.at(-1)];
		expect(first?.ok === false && first.failure.description).toMatch(/Tried 3 times$/);
		expect(last?.ok === false && last.failure.description).toMatch(
			/No request of this execution reached/,
		);
	});

	it('is as patient as ever with a server that was reached before', async () => {
		const refused = Array.from({ length: 5 }, () => lost('ECONNREFUSED'));
		const { send } = server([good, ...refused, good], undefined, 1, true);
		expect(await settle(send())).toBe(good);
		expect(await settle(send())).toBe(good);
	});
});
