import { createHash } from 'node:crypto';

import { withoutRegions } from './regions.mts';

/** A part of a guide: what stands before the first `## ` heading, or from one such heading to the next. */
export interface Section {
	/** Names it across languages: from the English heading; `introduction` for the first part. */
	id: string;
	/** Its text without what is generated. */
	text: string;
	/** In a translation: the fingerprint of the English text it was made from. */
	of?: string;
}

/** Beside each section of a translation: `<!-- en: credential 1a2b3c4d -->`. */
const mark = /<!-- en: ([a-z0-9-]+) ([0-9a-f]{8}|new) -->/;

/** The sections of the English guide, in order. */
export function englishSections(markdown: string): Section[] {
	return split(markdown).map((text) => {
		const [, heading] = /^## (.+)$/m.exec(text) ?? [];
		const id = (heading ?? 'introduction').toLowerCase().replace(/[^a-z0-9]+/g, '-');
		return { id: id.replace(/^-|-$/g, ''), text };
	});
}

/**
 * The sections of a translated guide, in order.
 *
 * @throws {Error} when a section does not say which English one it is
 */
export function translatedSections(markdown: string): Section[] {
	return split(markdown).map((text) => {
		const [, id, of] = mark.exec(text) ?? [];
		if (id === undefined) {
			throw new Error(`A translated section has no mark "<!-- en: … -->": ${text.slice(0, 60)}`);
		}
		return { id, of, text };
	});
}

/**
 * Gives the mark that a translation of an English section must carry, 8 hexadecimal digits. When it no longer fits, the English
 * has changed and the translation must be looked at. How a text is laid out does not count (line breaks, width of tables).
 */
export function sectionFingerprint({ text }: Section): string {
	const essence = text.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim();
	return createHash('sha256').update(essence).digest('hex').slice(0, 8);
}

/**
 * Writes beside translated sections that they now say what the English ones say.
 *
 * @param ids the sections that somebody has looked at
 * @throws {Error} when there is no such English section
 */
export function markRenewed(translated: string, english: string, ids: string[]): string {
	const sections = englishSections(english);
	return ids.reduce((text, id) => {
		const section = sections.find((candidate) => candidate.id === id);
		if (section === undefined) {
			const known = sections.map((candidate) => candidate.id).join(', ');
			throw new Error(`There is no section "${id}". There are: ${known}`);
		}
		const marks = new RegExp(mark.source.replace('([a-z0-9-]+)', id));
		return text.replace(marks, `<!-- en: ${id} ${sectionFingerprint(section)} -->`);
	}, translated);
}

/** Cuts at `## ` headings outside code blocks. */
function split(markdown: string): string[] {
	let isCode = false;
	const parts: string[][] = [[]];
	for (const line of withoutRegions(markdown).split('\n')) {
		if (line.startsWith('```')) isCode = !isCode;
		if (!isCode && line.startsWith('## ')) parts.push([]);
		parts.at(-1)?.push(line);
	}
	return parts.map((lines) => lines.join('\n'));
}
