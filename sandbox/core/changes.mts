type Listener = () => void;

const AT_MOST_EVERY_MS = 100;

/** Tells listeners (the phone page) that something changed, gathered so that 10,000 sends stay cheap. */
export class Changes {
	readonly #listeners = new Set<Listener>();
	#timer: NodeJS.Timeout | undefined;

	notify(): void {
		if (this.#timer || this.#listeners.size === 0) return;
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			for (const listener of this.#listeners) listener();
		}, AT_MOST_EVERY_MS);
		this.#timer.unref();
	}

	/** @returns the function that ends the listening */
	listen(listener: Listener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	close(): void {
		clearTimeout(this.#timer);
		this.#listeners.clear();
	}
}
