import fc from 'fast-check';

import { type Job, runPool } from '../../nodes/PilotStatus/runner/concurrency.ts';

/** Jobs by their keys; each takes a few turns of the event loop, so that workers overlap. */
function pool(keys: Array<string | undefined>, turns: number[] = []) {
	const order: number[] = [];
	const running = new Map<string, number>();
	const seen = { peak: 0, perKey: 0 };
	let underWay = 0;
	let index = -1;
	const job = (own: number): Job => ({
		...(keys[own] === undefined ? {} : { key: keys[own] }),
		run: async () => {
			order.push(own);
			const key = keys[own] ?? `own ${own}`;
			running.set(key, (running.get(key) ?? 0) + 1);
			seen.perKey = Math.max(seen.perKey, running.get(key) ?? 0);
			seen.peak = Math.max(seen.peak, (underWay += 1));
			for (let turn = 0; turn <= (turns[own] ?? 1); turn += 1) await Promise.resolve();
			underWay -= 1;
			running.set(key, (running.get(key) ?? 0) - 1);
		},
	});
	const next = async () => {
		await Promise.resolve();
		index += 1;
		return index < keys.length ? job(index) : undefined;
	};
	return { order, seen, next };
}

describe('runPool', () => {
	it('runs every job once, those of a key in order and alone, never more than its concurrency', async () => {
		const cases = fc.record({
			keys: fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }), {
				maxLength: 60,
			}),
			turns: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
			concurrency: fc.integer({ min: 1, max: 8 }),
		});
		await fc.assert(
			fc.asyncProperty(cases, async ({ keys, turns, concurrency }) => {
				const { order, seen, next } = pool(keys, turns);
				await runPool({ concurrency, next, isStopped: () => false });
				expect([...order].sort((a, b) => a - b)).toEqual(keys.map((_, index) => index));
				for (const key of ['a', 'b', 'c', 'd']) {
					const ofKey = order.filter((index) => keys[index] === key);
					expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
				}
				expect(seen.peak).toBeLessThanOrEqual(concurrency);
				expect(seen.perKey).toBeLessThanOrEqual(1);
			}),
		);
	});

	it('goes on with other destinations while one is slow', async () => {
		const keys = ['slow', ...Array.from({ length: 5 }, () => 'slow'), 'other', 'third'];
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		const order: number[] = [];
		let index = -1;
		const next = async () => {
			await Promise.resolve();
			const own = (index += 1);
			const key = keys[own];
			if (key === undefined) return undefined;
			return {
				key,
				run: async () => {
					order.push(own);
					if (own === 0) await held;
					if (key === 'third') release();
				},
			};
		};
		await runPool({ concurrency: 2, next, isStopped: () => false });
		expect(order).toEqual([0, 6, 7, 1, 2, 3, 4, 5]);
	});

	it('does not take jobs without end while all wait for one destination', async () => {
		const count = 3_000;
		const { order, next } = pool(Array.from({ length: count }, () => 'same'));
		let taken = 0;
		let ahead = 0;
		const counted = async () => {
			taken += 1;
			ahead = Math.max(ahead, taken - order.length);
			return await next();
		};
		await runPool({ concurrency: 5, next: counted, isStopped: () => false });
		expect(order).toHaveLength(count);
		expect(ahead).toBeLessThan(1_020);
	});

	it('takes nothing more once it is stopped', async () => {
		const keys = Array.from({ length: 2_500 }, (_, index) => (index % 2 === 0 ? 'a' : undefined));
		const { order, next } = pool(keys);
		await runPool({ concurrency: 4, next, isStopped: () => order.length >= 7 });
		expect(order.length).toBeGreaterThanOrEqual(7);
		expect(order.length).toBeLessThanOrEqual(11);
	});
});
