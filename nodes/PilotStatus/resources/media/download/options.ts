import { InvalidInput } from '../../../../shared/invalidInput';
import type { ItemContext } from '../../../operation';
import { readCollection } from '../../shared/collection';
import { isSet } from '../../shared/values';
import { readText } from '../../shared/text';

/** What the item wants of the file. */
export interface DownloadOptions {
	/** Largest file (bytes). */
	maxBytes: number;
	fileName?: string;
	mimeType?: string;
}

/** WhatsApp's own limit for documents. */
const DEFAULT_MAX_MB = 100;
const BYTES_PER_MB = 1_000_000;

/** @throws {InvalidInput} when an option cannot be read */
export function readOptions(item: ItemContext): DownloadOptions {
	const { fileName, maxSize, mimeType } = readCollection(item, 'downloadOptions');
	const megabytes = isSet(maxSize) ? Number(maxSize) : DEFAULT_MAX_MB;
	if (!(megabytes > 0)) {
		throw new InvalidInput('"Maximum Size (MB)" must be a number above 0');
	}
	return {
		maxBytes: megabytes * BYTES_PER_MB,
		fileName: readText(fileName, 'File Name'),
		mimeType: readText(mimeType, 'MIME Type'),
	};
}
