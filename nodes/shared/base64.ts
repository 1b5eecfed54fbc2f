const STANDARD = /^[A-Za-z0-9+/]*={0,2}$/;

/**
 * Reads base64 text as people, nodes and servers write it: with line breaks, with the characters of base64url, with
 * percent-encoded signs, with or without padding at its end.
 *
 * @returns the same content as standard base64 with padding; undefined when it is none, or decodes to nothing
 */
export function normaliseBase64(text: string): string | undefined {
	// the text may be hundreds of megabytes: what is right already is not copied
	if (text.length > 0 && text.length % 4 === 0 && STANDARD.test(text)) return text;
	const bare = text
		.replace(/%(2B|2F|3D|0D|0A|20)/gi, (escape) => decodeURIComponent(escape))
		.replace(/[\s\u00A0\u200B-\u200F\u2060\uFEFF]+/g, '')
		.replace(/-/g, '+')
		.replace(/_/g, '/')
		.replace(/=+$/, '');
	if (bare.length < 2 || bare.length % 4 === 1 || !STANDARD.test(bare)) return undefined;
	return bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
}

/**
 * Gives the size of standard base64 with padding (bytes), as {@link normaliseBase64} gives it, without decoding it.
 */
export function sizeOfBase64(base64: string): number {
	const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
	return Math.floor((base64.length * 3) / 4) - padding;
}

/** Names under which n8n notes where a file lies, and what a failed expression leaves in their place. */
const NOTES =
	/^(default|database|s3|az|azure(-blob)?|filesystem(-v\d+)?|undefined|null|true|false|nan)$/i;
const NOTED_PLACE = /^((default|database|s3|azure[\w-]*|filesystem(-v\d+)?):|\[object )/i;

/** Tells that a text is n8n's note of where a file lies, such as `filesystem-v2`, and not the file. */
export function isStorageNote(text: string): boolean {
	if (text.length > 1_000) return false;
	const note = text.trim().replace(/=+$/, '');
	return NOTES.test(note) || NOTED_PLACE.test(note);
}
