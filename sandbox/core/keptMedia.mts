/** A file as it was fetched. */
export interface KeptFile {
	contentType: string;
	content: Buffer;
}

const LARGEST_BYTES = 8 * 1024 * 1024;
const ALL_BYTES = 8 * LARGEST_BYTES;

/** Holds the latest files that the sandbox fetched, by the id of their message or call: 64 MiB in all, none above 8 MiB. */
export class KeptMedia {
	readonly #files = new Map<string, KeptFile>();
	#bytes = 0;

	/** Keeps a file that is not too large; the oldest ones go. */
	keep(id: string, file: KeptFile): void {
		if (file.content.byteLength > LARGEST_BYTES || this.#files.has(id)) return;
		this.#files.set(id, file);
		this.#bytes += file.content.byteLength;
		for (const [oldest, { content }] of this.#files) {
			if (this.#bytes <= ALL_BYTES) return;
			this.#files.delete(oldest);
			this.#bytes -= content.byteLength;
		}
	}

	find(id: string): KeptFile | undefined {
		return this.#files.get(id);
	}
}
