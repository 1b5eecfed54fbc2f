import { sleep } from 'n8n-workflow';

/** Makes values before they are asked for. */
export interface Ahead<Value> {
	/** Gives the next value, undefined when there is none left. Not to be called twice at the same time. */
	next: () => Promise<Value | undefined>;
	/** Makes nothing more, and resolves once nothing is being made. */
	end: () => Promise<void>;
}

/**
 * Keeps up to `most` values ready, in the order in which `make` gives them, and is never at two of them at the same time.
 *
 * Evaluating expressions takes the processor for itself, so what is made ahead is made while the lanes wait for their answers.
 * Made only when a lane asks, the requests of all lanes that were answered together would wait for each other's expressions.
 *
 * @param make gives undefined when there is nothing more; it must not throw
 */
export function makeAhead<Value>(
	make: () => Promise<Value | undefined>,
	most: number,
): Ahead<Value> {
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
