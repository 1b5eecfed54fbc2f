import { createSemaphore } from '../../nodes/shared/semaphore.ts';

/** Tasks that end when they are told to. */
function tasks() {
	const started: number[] = [];
	const ends: Array<() => void> = [];
	const task = (index: number) => async () => {
		started.push(index);
		await new Promise<void>((resolve) => (ends[index] = resolve));
		return `done ${index}`;
	};
	const end = async (index: number) => {
		ends[index]?.();
		await new Promise(setImmediate);
	};
	return { started, task, end };
}

test('runs two at a time, in order, and gives up what finds too many waiting', async () => {
	const semaphore = createSemaphore(2, 1);
	const { started, task, end } = tasks();
	const results = [0, 1, 2, 3].map((index) => semaphore.runUnlessBusy(task(index), 'busy'));
	expect(started).toEqual([0, 1]);
	expect(await results[3]).toBe('busy');
	await end(0);
	expect(started).toEqual([0, 1, 2]);
	await end(1);
	await end(2);
	expect(await Promise.all(results)).toEqual(['done 0', 'done 1', 'done 2', 'busy']);
});

test('a task that fails gives its place on', async () => {
	const semaphore = createSemaphore(1, 1);
	const failed = semaphore.runUnlessBusy(() => Promise.reject(new Error('broken')), 'busy');
	const next = semaphore.runUnlessBusy(() => Promise.resolve('done'), 'busy');
	await expect(failed).rejects.toThrow('broken');
	expect(await next).toBe('done');
});

describe('createSemaphore', () => {
	it('runs a bounded number at a time, all of them, in order', async () => {
		const semaphore = createSemaphore(2);
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
		const results = await Promise.all(numbers.map(async (n) => await semaphore.run(() => task(n))));
		expect(results).toEqual(numbers);
		expect(started).toEqual(numbers);
		expect(peak).toBe(2);
	});

	it('goes on after a task that throws', async () => {
		const semaphore = createSemaphore(1);
		const failing = semaphore.run(() => Promise.reject(new Error('no')));
		const next = semaphore.run(() => Promise.resolve('yes'));
		await expect(failing).rejects.toThrow('no');
		expect(await next).toBe('yes');
		expect(await semaphore.run(() => Promise.resolve('still'))).toBe('still');
	});
});
