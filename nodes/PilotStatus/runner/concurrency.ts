import { sleep } from 'n8n-workflow';

/** A piece of work. Those with the same key run one after the other, in the order in which they were given out. */
export interface Job {
	key?: string;
	/** It must not throw: a failure is a result like any other. */
	run(): Promise<void>;
}

/** How a pool works through its jobs. */
interface PoolOptions {
	/** How many jobs run side by side. */
	concurrency: number;
	/** Gives the next job, undefined when there is none left. Never called twice at the same time. */
	next: () => Promise<Job | undefined>;
	/** Asked before each job; true ends the pool after the jobs under way. */
	isStopped: () => boolean;
}

/** Most jobs that wait behind others of their key, so that a long run does not pile up in memory. */
const MOST_PARKED = 1_000;

/** Runs jobs, a bounded number side by side, and resolves when none is left. */
export async function runPool({ concurrency, next, isStopped }: PoolOptions): Promise<void> {
	/** Jobs behind the one that runs, by key; a key is here exactly while one of its jobs runs. */
	const behind = new Map<string, Job[]>();
	const sleepers: Array<() => void> = [];
	let parked = 0;
	let taking: Promise<Job | undefined> = Promise.resolve(undefined);

	const take = async (): Promise<Job | undefined> => {
		taking = taking.then(next);
		return await taking;
	};

	/** Runs a job and all that came to wait behind it. */
	const follow = async (key: string, job: Job): Promise<void> => {
		const queue: Job[] = [];
		behind.set(key, queue);
		for (let current: Job | undefined = job; current !== undefined && !isStopped(); ) {
			await current.run();
			current = queue.shift();
			if (current !== undefined) parked -= 1;
			for (const wake of sleepers.splice(0)) wake();
		}
		parked -= queue.length;
		behind.delete(key);
	};

	const worker = async (): Promise<void> => {
		while (!isStopped()) {
			if (parked >= MOST_PARKED) {
				await new Promise<void>((resolve) => sleepers.push(resolve));
				continue;
			}
			const job = await take();
			if (job === undefined) return;
			const queue = job.key === undefined ? undefined : behind.get(job.key);
			if (queue !== undefined) {
				queue.push(job);
				parked += 1;
			} else if (job.key !== undefined) {
				await follow(job.key, job);
			} else if (!isStopped()) {
				await job.run();
			}
		}
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
}

/** Makes values before they are asked for. */
interface Prefetch<Value> {
	/** Gives the next value, undefined when there is none left. Not to be called twice at the same time. */
	next: () => Promise<Value | undefined>;
	/** Makes nothing more, and resolves once nothing is being made. */
	end: () => Promise<void>;
}

/**
 * Keeps up to `most` values ready, in the order in which `make` gives them, and is never at two of them at the same time.
 *
 * Evaluating expressions takes the processor for itself, so what is made ahead is made while requests wait for their responses.
 * Made only when it is asked for, requests that were answered together would wait for each other's expressions.
 *
 * @param make gives undefined when there is nothing more; it must not throw
 */
export function createPrefetch<Value>(
	make: () => Promise<Value | undefined>,
	most: number,
): Prefetch<Value> {
	const ready: Value[] = [];
	let isOver = false;
	let making: Promise<void> | undefined;
	let filling: Promise<void> | undefined;

	const makeOne = async (): Promise<void> => {
		const value = await make();
		if (value === undefined) isOver = true;
		else ready.push(value);
		making = undefined;
	};
	const one = async (): Promise<void> => await (making ??= makeOne());
	const fill = async (): Promise<void> => {
		while (!isOver && ready.length < most) {
			// requests that were just begun get their turn between two values
			await sleep(0);
			if (!isOver && ready.length < most) await one();
		}
		filling = undefined;
	};

	return {
		next: async () => {
			while (ready.length === 0 && !isOver) await one();
			const value = ready.shift();
			filling ??= fill();
			return value;
		},
		end: async () => {
			isOver = true;
			await filling;
		},
	};
}
