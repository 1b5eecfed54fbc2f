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

/** Most ranges that are listed; lanes leave gaps at the end only, so more are rare. */
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
	if (unclear.length > 0) sentences.push(`May have been sent as well: ${ranges(unclear)}`);
	if (sentences.length > 0) sentences.push('A new run does all items again');
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
