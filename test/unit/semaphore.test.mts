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
	const results = [0, 1, 2, 3].map((index) => semaphore.run(task(index), 'busy'));
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
	const failed = semaphore.run(() => Promise.reject(new Error('broken')), 'busy');
	const next = semaphore.run(() => Promise.resolve('done'), 'busy');
	await expect(failed).rejects.toThrow('broken');
	expect(await next).toBe('done');
});
