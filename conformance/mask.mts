/** Hides in a text everything that must not leave this machine. */
export type Mask = (text: string) => string;

// From eight digits on it may be a phone number or a group's id, with the usual separators inside.
const LONG_NUMBER = /\+?\d(?:[ ().-]{0,2}\d){7,}/g;
const KEY = /\bps_[A-Za-z0-9_-]+/g;

/**
 * Makes the mask of a run.
 *
 * @param secrets values hidden wherever they occur, also URL encoded: the key, ids of keys
 * @returns the mask, and `add` for secrets that become known later; empty secrets are ignored
 */
export function makeMask(secrets: string[]): { mask: Mask; add: (secret: string) => void } {
	const known = new Set<string>();
	const add = (secret: string): void => {
		if (secret === '') return;
		known.add(secret);
		known.add(encodeURIComponent(secret));
	};
	secrets.forEach(add);
	const mask: Mask = (text) => {
		let masked = text;
		for (const secret of [...known].sort((a, b) => b.length - a.length)) {
			masked = masked.split(secret).join('[key]');
		}
		return masked.replace(KEY, '[key]').replace(LONG_NUMBER, '[number]');
	};
	return { mask, add };
}
