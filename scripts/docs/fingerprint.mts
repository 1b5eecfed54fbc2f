import { createHash } from 'node:crypto';

/**
 * A short mark of an English text, kept beside its translation: when it no longer fits, the English has changed
 * and the translation must be looked at. How a text is laid out does not count (line breaks, width of tables).
 *
 * @returns 8 hexadecimal digits
 */
export function fingerprint(text: string): string {
	const essence = text.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim();
	return createHash('sha256').update(essence).digest('hex').slice(0, 8);
}
