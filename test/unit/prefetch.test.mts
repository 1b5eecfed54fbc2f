import fc from 'fast-check';

import { createPrefetch } from '../../nodes/PilotStatus/runner/concurrency.ts';

/** Makes the numbers from 0 up to a count, and notes what it was asked for. */
function numbers(count: number) {
	const seen = { made: 0, underWay: 0, peak: 0 };
	const make = async (): Promise<number | undefined> => {
		seen.peak = Math.max(seen.peak, (seen.underWay += 1));
		await new Promise(setImmediate);
		seen.underWay -= 1;
		return seen.made < count ? (seen.made += 1) - 1 : undefined;
	};
	return { seen, make };
}

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

describe('createPrefetch', () => {
	it('gives every value once and in order, makes one at a time and never more than wanted ahead', async () => {
		const cases = fc.record({
			pauses: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 }),
			most: fc.integer({ min: 1, max: 5 }),
		});
		await fc.assert(
			fc.asyncProperty(cases, async ({ pauses, most }) => {
				const { seen, make } = numbers(pauses.length);
				const { next, end } = createPrefetch(make, most);
				for (const [index, pause] of pauses.entries()) {
					await turns(pause);
					expect(await next()).toBe(index);
					expect(seen.made).toBeLessThanOrEqual(index + 1 + most);
				}
				expect(await next()).toBeUndefined();
				expect(await next()).toBeUndefined();
				await end();
				expect(seen).toEqual({ made: pauses.length, underWay: 0, peak: 1 });
			}),
		);
	});

	it('makes values while nobody asks, as many as wanted', async () => {
		const { seen, make } = numbers(100);
		const { next, end } = createPrefetch(make, 4);
		expect(await next()).toBe(0);
		while (seen.made < 5) await turns(1);
		await turns(50);
		expect(seen.made).toBe(5);
		await end();
	});

	it('makes nothing more once it was ended', async () => {
		const { seen, make } = numbers(100);
		const { next, end } = createPrefetch(make, 50);
		expect(await next()).toBe(0);
		await end();
		const { made } = seen;
		await turns(50);
		expect(seen).toMatchObject({ made, underWay: 0 });
		expect(made).toBeLessThan(50);
	});
});
