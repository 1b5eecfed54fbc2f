import { tellProgress } from '../../nodes/PilotStatus/runner/progress.ts';

describe('tellProgress', () => {
	it('names items in ranges, the last one with its ID, and what may have been sent', () => {
		const told = tellProgress(
			{ count: 50, done: [0, 1, 2, 4, 6, 7], unclear: [3, 5], last: { index: 4, id: 'cmx9' } },
			5,
		);
		expect(told).toBe(
			'6 of 50 items were done before this node stopped: items 0-2, 4, 6-7 (the last one: item 4, ID cmx9). May also have been sent: item 3. A new execution processes all items again',
		);
	});

	it('says nothing where nothing was done and the failure is told already', () => {
		expect(tellProgress({ count: 9, done: [], unclear: [3], last: undefined }, 3)).toBe('');
	});

	it('stays short however many gaps there are', () => {
		const done = Array.from({ length: 1_000 }, (_, index) => index * 2);
		const told = tellProgress({
			count: 2_000,
			done,
			unclear: [],
			last: { index: 0, id: undefined },
		});
		expect(told).toMatch(/1000 of 2000 .* and more \(the last one: item 0\)/);
		expect(told.length).toBeLessThan(250);
	});
});
