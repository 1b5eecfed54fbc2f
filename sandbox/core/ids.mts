/**
 * Hands out ids in the looks of the real ones: `cmx…` records, `corr_…` correlation ids, WhatsApp ids.
 * They count up, so that a run can be repeated; no client may rely on more than that they are strings.
 */
export class Ids {
	#next: number;

	/** @param first number of the first id */
	constructor(first = 1) {
		this.#next = first;
	}

	record(): string {
		return `cmx${this.#tail()}`;
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
		return `${prefix}_${this.#tail()}`;
	}

	#tail(): string {
		return (this.#next++).toString(36).padStart(8, '0');
	}
}
