import { createNarrow } from '../../nodes/PilotStatus/runner/concurrency.ts';

describe('createNarrow', () => {
	it('runs a bounded number at a time, all of them, in order', async () => {
		const narrow = createNarrow(2);
		const started: number[] = [];
		let underWay = 0;
		let peak = 0;
		const task = async (number: number): Promise<number> => {
			started.push(number);
			peak = Math.max(peak, (underWay += 1));
			await new Promise(setImmediate);
			underWay -= 1;
			return number;
		};
		const numbers = Array.from({ length: 20 }, (_, number) => number);
		const results = await Promise.all(numbers.map(async (n) => await narrow(() => task(n))));
		expect(results).toEqual(numbers);
		expect(started).toEqual(numbers);
		expect(peak).toBe(2);
	});

	it('goes on after a task that throws', async () => {
		const narrow = createNarrow(1);
		const failing = narrow(() => Promise.reject(new Error('no')));
		const next = narrow(() => Promise.resolve('yes'));
		await expect(failing).rejects.toThrow('no');
		expect(await next).toBe('yes');
		expect(await narrow(() => Promise.resolve('still'))).toBe('still');
	});
});
