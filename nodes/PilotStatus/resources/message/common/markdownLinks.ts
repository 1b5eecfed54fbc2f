import type { Definition } from './markdownBlocks';

/** Longest label of a reference (characters); Markdown allows 999. */
const MAX_LABEL = 200;

const INLINE_TARGET =
	/\(\s*(?:<([^<>\n]*)>|([^\s()<]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y;
const REFERENCE = /\[([^[\]\n]*)\]/y;

/**
 * Reads the target that follows a link's text: `(url)`, `(url "title")`, `[name]`, or nothing where the text itself is the name.
 *
 * @param start where the text begins
 * @param end where its closing bracket stands
 * @returns undefined when there is none
 */
export function readLinkTarget(
	source: string,
	start: number,
	end: number,
	definitions: Map<string, Definition>,
): { url: string; end: number } | undefined {
	INLINE_TARGET.lastIndex = end + 1;
	const inline = INLINE_TARGET.exec(source);
	if (inline !== null) {
		const url = (inline[1] ?? inline[2] ?? '').replace(/&amp;/g, '&');
		return { url: url.replace(/\\([!-/:-@[-`{-~])/g, '$1'), end: INLINE_TARGET.lastIndex };
	}
	if (definitions.size === 0) return undefined;
	REFERENCE.lastIndex = end + 1;
	const reference = REFERENCE.exec(source);
	const text = end - start > MAX_LABEL ? '' : source.slice(start, end);
	const definition = definitions.get((reference?.[1] || text).trim().toLowerCase());
	if (definition === undefined) return undefined;
	if (reference === null && /^\d*$/.test(text)) {
		// A bare number, as in "see [1]", is a citation, and the line with its address stays.
		definition.isCited = true;
		return undefined;
	}
	definition.isUsed = true;
	return { url: definition.url, end: reference === null ? end + 1 : REFERENCE.lastIndex };
}

/**
 * Gives what a contact sees of a link's target: nothing for a place within the page, and `replaces` when the link's text says the
 * same.
 */
export function shownUrl(
	url: string,
	text: string | undefined,
): { shown: string; replaces: boolean } {
	const shown = url.startsWith('#') ? '' : url.replace(/^(?:mailto|tel):/i, '');
	const replaces = text !== undefined && shown !== '' && bareUrl(text) === bareUrl(shown);
	return { shown, replaces };
}

function bareUrl(url: string): string {
	return url
		.replace(/^(?:https?:\/\/|mailto:)?(?:www\.)?/i, '')
		.replace(/\/$/, '')
		.toLowerCase();
}

/** Takes what follows a URL in a sentence off its end: punctuation, marks, a bracket that it does not open. */
export function trimUrl(url: string): string {
	const cut = url.indexOf('](');
	let end = cut < 0 ? url.length : cut;
	const inside = url.slice(0, end);
	let unopened = inside.split(')').length - inside.split('(').length;
	for (; end > 0; end -= 1) {
		const last = url.charAt(end - 1);
		if (last === ')' && unopened > 0) unopened -= 1;
		else if (!/[?!.,:;*_~'"\]’”»…|]/.test(last)) break;
	}
	return url.slice(0, end);
}

/** Writes inline code; between three backticks, which WhatsApp knows too, where it holds a backtick or a line break. */
export function writeCodeSpan(code: string, ticks: string): string {
	const needsThree = /[`\n]/.test(code);
	if (ticks.length > 2 || (needsThree && code.includes('```'))) return ticks + code + ticks;
	const own = needsThree ? '```' : '`';
	return own + code + own;
}
