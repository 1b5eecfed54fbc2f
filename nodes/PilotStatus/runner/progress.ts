import type { IExecuteFunctions } from 'n8n-workflow';

import { customDataOf } from '../../shared/customData';

/** What a run has done, by positions of input items from 0, in ascending order. */
export interface Progress {
	/** Number of input items. */
	count: number;
	/** Items that were carried out. */
	done: number[];
	/** Items that the server may have accepted although no good answer came. */
	unclear: number[];
	/** The item that was carried out last, and the ID in its answer. */
	last: { index: number; id: string | undefined } | undefined;
}

/** Most ranges that are listed; concurrent requests leave gaps at the end only, so more are rare. */
const MOST_RANGES = 12;

/**
 * The progress of a run that ended early, as sentences for a person who has to decide what to send again.
 *
 * @param failed position of the item whose failure is told already
 * @returns empty where there is nothing to add
 */
export function tellProgress(progress: Progress, failed?: number): string {
	const { count, done, last } = progress;
	const unclear = progress.unclear.filter((index) => index !== failed);
	const sentences: string[] = [];
	if (done.length > 0) {
		const id = last?.id === undefined ? '' : `, ID ${last.id}`;
		sentences.push(
			`${done.length} of ${count} items were done before this node stopped: ${ranges(done)} (the last one: item ${last?.index ?? ''}${id})`,
		);
	}
	if (unclear.length > 0) sentences.push(`May also have been sent: ${ranges(unclear)}`);
	if (sentences.length > 0) sentences.push('A new execution processes all items again');
	return sentences.join('. ');
}

/** Tells positions in few words: `items 0-39, 41, 43-44`. */
export function ranges(indexes: number[]): string {
	const found: Array<{ from: number; to: number }> = [];
	for (const index of indexes) {
		const latest = found.at(-1);
		if (latest !== undefined && latest.to === index - 1) latest.to = index;
		else found.push({ from: index, to: index });
	}
	const told = found
		.slice(0, MOST_RANGES)
		.map(({ from, to }) => (from === to ? from : `${from}-${to}`));
	const rest = found.length > MOST_RANGES ? ' and more' : '';
	return `${indexes.length === 1 ? 'item' : 'items'} ${told.join(', ')}${rest}`;
}

/** Tells whether the execution was stopped. */
export function isExecutionStopped(context: IExecuteFunctions): boolean {
	return context.getExecutionCancelSignal?.()?.aborted === true;
}

/** Key of the execution's custom data under which a stopped run says what it has done. */
const KEY = 'pilotStatusProgress';

/**
 * Leaves word when the execution is stopped. n8n saves a stopped execution at that moment, without anything of the node
 * that runs: no output, no error, no notice. What survives is the execution's custom data and the log of n8n.
 *
 * @param progress asked at the moment of the stop
 * @returns ends the watch, when the run is over
 */
export function tellWhenStopped(context: IExecuteFunctions, progress: () => Progress): () => void {
	const signal = context.getExecutionCancelSignal?.();
	const tell = (): void => {
		const told = tellProgress(progress());
		if (told === '') return;
		context.logger.warn(`Pilot Status, ${context.getNode().name}: ${told}`);
		customDataOf(context).set(KEY, told);
	};
	signal?.addEventListener('abort', tell, { once: true });
	return () => signal?.removeEventListener('abort', tell);
}
