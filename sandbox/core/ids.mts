/**
 * Hands out ids in the looks of the real ones: `cmx…` records, `corr_…` correlation ids, WhatsApp ids.
 * They count up, so that a run can be repeated; no client may rely on more than that they are strings.
 */
export class Ids {
	#next: number;
	readonly #numeric: () => boolean;

	/**
	 * @param first number of the first id
	 * @param numeric asked whether the id of a record is to be a number, in digits (see {@link withNumericIds})
	 */
	constructor(first = 1, numeric: () => boolean = () => false) {
		this.#next = first;
		this.#numeric = numeric;
	}

	record(): string {
		return this.#numeric() ? this.#digits() : `cmx${this.#tail()}`;
	}

	correlation(): string {
		return `corr_${this.#tail()}`;
	}

	/** A WhatsApp id: `wamid.…` on official numbers, upper-case hexadecimal on QR-paired ones. */
	whatsApp(provider: 'META' | 'PILOT_STATUS'): string {
		const tail = this.#tail();
		if (provider === 'PILOT_STATUS')
			return `3EB0${Buffer.from(tail).toString('hex').toUpperCase()}`;
		return `wamid.${Buffer.from(`sandbox-${tail}`).toString('base64url')}`;
	}

	of(prefix: string): string {
		return this.#numeric() ? this.#digits() : `${prefix}_${this.#tail()}`;
	}

	#digits(): string {
		return String(1_000_000 + this.#next++);
	}

	#tail(): string {
		return (this.#next++).toString(36).padStart(8, '0');
	}
}

/** A JSON value in which every `id` (and `mediaId`) of digits is a number. */
export function withNumericIds(value: unknown): unknown {
	const asNumber = (name: string, entry: unknown): unknown =>
		(name === 'id' || name === 'mediaId') && typeof entry === 'string' && /^\d{1,15}$/.test(entry)
			? Number(entry)
			: entry;
	return JSON.parse(JSON.stringify(value, asNumber)) as unknown;
}
