import { isEmptyText } from '../../../../shared/values';
import { readInsides, type Inside } from './splitMarks';

/** Shortest part (characters) in which marks are closed and opened again; in a shorter one they would take the room of the text. */
const MIN_WITH_MARKS = 32;

/** Longest look past the end of a part (code units): what a place is recognized by. */
const LOOK_AHEAD = 8;

/** Gives the places of one kind where a window of the text can be cut, the last first. */
type Places = (window: string, limit: number) => Iterable<number>;

/** Places that a reader expects, the best first. */
const NATURAL: Places[] = [
	/\n[^\S\n]*\n/g,
	/\n/g,
	// Neither an abbreviation such as "Sr." nor the number of a list item ends a sentence.
	/(?:(?:[!?…]|[\p{L}\p{N}]{4}\.|[^\p{L}\p{N}\s]\.)["'”’»)\]*_~]*\s|[。！？])(?![\p{M}\u200d])/gu,
	// A price or a phone number stays whole, and a list marker stays with its first word.
	/(?<!^[^\S\n]*(?:[-*>]|\d+[.)]))(?:(?<![\d$€£)])\s|\s(?![\d(]))(?![\p{M}\u200d])/gmu,
].map((place) => (window) => {
	return [...window.matchAll(place)].map((match) => match.index + match[0].length).reverse();
});

/** Places within what has no space: between words of any script, else between characters as a reader sees them. */
const WITHIN_WORDS = (['word', 'grapheme'] as const).map(
	(granularity): Places =>
		function* (window, limit) {
			const segments = new Intl.Segmenter('en', { granularity }).segment(window);
			let at = segments.containing(limit)?.index ?? 0;
			while (at > 0) {
				yield at;
				at = segments.containing(at - 1)?.index ?? 0;
			}
		},
);

/**
 * Divides a text into parts of at most `maxLength` characters (code points, as `readMessageText` counts them), each as long as
 * the text allows: cut between paragraphs, else lines, else sentences, else words. A word is cut only when it alone is too long,
 * and then between characters as a reader sees them: an emoji with its skin tone, a flag, a letter with its accents stay whole.
 *
 * A cut falls outside of code, bold and other marks, and quotes wherever there is a place for it. Otherwise the mark is
 * closed in the one part and opened again in the next. White space at a cut goes; nothing else is lost or moved.
 *
 * @param maxLength at least the length of an emoji; below 32, marks are not closed and opened again
 * @returns no blank part; none for a blank text
 */
export function splitText(text: string, maxLength: number): string[] {
	if (isEmptyText(text)) return [];
	const end = text.trimEnd().length;
	if (advance(text, 0, maxLength) >= end) return [text.slice(0, end)];
	const insides = readInsides(text);
	const parts: string[] = [];
	let cut: Cut = { at: 0, open: '', close: '' };
	while (cut.at < end) {
		const { open } = cut;
		const from = skipSpace(text, cut);
		cut = findCut({ text, end, insides, from, room: maxLength - open.length, maxLength });
		const body = text.slice(from, cut.at).trimEnd();
		if (!isEmptyText(body)) parts.push(open + body + cut.close);
	}
	return parts;
}

/** Holds where a part ends, and what closes its marks and opens them again in the next one. */
interface Cut {
	at: number;
	open: string;
	close: string;
}

/** Holds what the search for a cut knows; `room` counts code points. */
interface Search {
	text: string;
	end: number;
	insides: Map<number, Inside>;
	from: number;
	room: number;
	maxLength: number;
}

function findCut(search: Search): Cut {
	const { text, end, insides, from, room } = search;
	const limit = advance(text, from, room);
	if (limit >= end) return { at: end, open: '', close: '' };
	const window = text.slice(from, limit + LOOK_AHEAD);
	const find = (places: Places[], isAllowed: (inside?: Inside) => boolean): Cut | undefined => {
		for (const place of places) {
			for (const found of place(window, limit - from)) {
				const inside = insides.get(from + found);
				const length = window.slice(0, found).trimEnd().length;
				if (length === 0 || from + length > limit || !isAllowed(inside)) continue;
				const cut = { at: from + found, ...marksAt(search, inside) };
				if (from + length <= advance(text, from, room - cut.close.length)) return cut;
			}
		}
		return undefined;
	};
	return (
		find(NATURAL, (inside) => inside === undefined) ??
		find([...NATURAL, ...WITHIN_WORDS], (inside) => inside?.solid !== true) ??
		find(WITHIN_WORDS.slice(1), () => true) ?? { at: limit, open: '', close: '' }
	);
}

function marksAt({ maxLength }: Search, inside?: Inside): { open: string; close: string } {
	const { open = '', close = '', solid = true } = inside ?? {};
	const isRoom = maxLength >= MIN_WITH_MARKS && open.length + close.length <= maxLength / 4;
	return solid || !isRoom ? { open: '', close: '' } : { open, close };
}

/** Gives the start of a part after a cut: white space goes, except the indentation of a line, and all of code. */
function skipSpace(text: string, { at, open }: Cut): number {
	if (open.startsWith('```')) return at;
	const space = text.charAt(at - 1) === '\n' || at === 0 ? /(?:[^\S\n]*\n)*/y : /\s*/y;
	space.lastIndex = at;
	space.test(text);
	return space.lastIndex;
}

/** Gives the index that is `count` code points after `from`, or the text's length. */
function advance(text: string, from: number, count: number): number {
	let at = from;
	for (let left = count; left > 0 && at < text.length; left -= 1) {
		at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
	}
	return at;
}
