/** A binary heap: items come out smallest first. */
export class Heap<T> {
	readonly #items: T[] = [];
	readonly #before: (a: T, b: T) => boolean;

	/** @param before says whether `a` must come out before `b` */
	constructor(before: (a: T, b: T) => boolean) {
		this.#before = before;
	}

	peek(): T | undefined {
		return this.#items[0];
	}

	push(item: T): void {
		this.#items.push(item);
		let index = this.#items.length - 1;
		while (index > 0) {
			const parent = (index - 1) >> 1;
			if (!this.#before(this.#at(index), this.#at(parent))) break;
			this.#swap(index, parent);
			index = parent;
		}
	}

	pop(): T | undefined {
		const top = this.#items[0];
		const last = this.#items.pop();
		if (last === undefined || this.#items.length === 0) return top;
		this.#items[0] = last;
		this.#sink();
		return top;
	}

	clear(): void {
		this.#items.length = 0;
	}

	#sink(): void {
		const { length } = this.#items;
		let index = 0;
		for (;;) {
			let first = index;
			for (const child of [2 * index + 1, 2 * index + 2]) {
				if (child < length && this.#before(this.#at(child), this.#at(first))) first = child;
			}
			if (first === index) return;
			this.#swap(index, first);
			index = first;
		}
	}

	#at(index: number): T {
		return this.#items[index] as T;
	}

	#swap(a: number, b: number): void {
		const kept = this.#at(a);
		this.#items[a] = this.#at(b);
		this.#items[b] = kept;
	}
}
