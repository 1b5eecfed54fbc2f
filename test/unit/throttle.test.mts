import { createThrottle, waitUntil } from '../../nodes/PilotStatus/runner/rateLimiter.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('createThrottle', () => {
	it('keeps the starts of messages apart, however many calls ask', async () => {
		const throttle = createThrottle(1_500, () => false);
		const began = Date.now();
		const starts: number[] = [];
		const calls = Array.from({ length: 4 }, async () => {
			await throttle();
			starts.push(Date.now() - began);
		});
		await jest.advanceTimersByTimeAsync(10_000);
		await Promise.all(calls);
		expect(starts).toEqual([0, 1_500, 3_000, 4_500]);
	});

	it('does not wait without a delay', async () => {
		await createThrottle(0, () => false)();
		expect(jest.getTimerCount()).toBe(0);
	});
});

describe('waitUntil', () => {
	it('ends within a second after the execution was stopped', async () => {
		let isStopped = false;
		const ended = jest.fn();
		void waitUntil(Date.now() + 3_600_000, () => isStopped).then(ended);
		await jest.advanceTimersByTimeAsync(5_000);
		expect(ended).not.toHaveBeenCalled();
		isStopped = true;
		await jest.advanceTimersByTimeAsync(1_000);
		expect(ended).toHaveBeenCalled();
	});
});
