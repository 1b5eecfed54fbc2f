import { emptyFile, tooLarge } from '../../../../shared/api/download';
import type { ItemContext, PollResult } from '../../../operation';
import { sizeOf } from './file';
import { readOptions } from './options';

/** Refuses an answer without a file, or with one that is larger than the item wants. */
export function poll(body: unknown, item: ItemContext): PollResult | undefined {
	const size = sizeOf(body);
	if (size === 0) return { failure: emptyFile() };
	const { maxBytes } = readOptions(item);
	return size > maxBytes ? { failure: tooLarge(maxBytes) } : undefined;
}
