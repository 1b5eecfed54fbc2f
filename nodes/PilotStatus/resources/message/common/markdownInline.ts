import { characterAt, characterBefore, isWord, trimUrl } from './textMarks';

/** Holds what a whole text tells about its lines. */
export interface Markdown {
	/** Becomes true with the first thing that WhatsApp does not know. */
	isFound: boolean;
	/** Tells that `*text*` is italic, as in Markdown, and no bold of WhatsApp. */
	singleAsterisks: boolean;
}

/** Holds a text, or a run of marks. */
interface Piece {
	text: string;
	/** What is left of a run of marks, without the pairs that took from it. */
	mark?: string;
	canOpen?: boolean;
	canClose?: boolean;
	/** Tells what marks must not touch. */
	solid?: 'url' | 'code';
}

const SIGNS = new RegExp(
	[
		/\\[!-/:-@[-`{-~]/,
		/(?<ticks>`{1,3})[^`]+\k<ticks>(?!`)/,
		/!?\[(?<label>(?:[^[\]]|\[[^[\]]*\])*)\]\((?<target>[^\s()[<>]*(?:\([^\s()[]*\)[^\s()[<>]*)*)(?:\s+"[^"]*")?\)/,
		/<(?<link>https?:\/\/[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>/,
		/<(?<end>\/?)(?:(?<tag>b|strong|i|em|s|del)|(?<br>br) ?\/?|u)>/,
		/&(?:amp|lt|gt|quot|#39|nbsp);/,
		/(?<mark>\*+|__+|~~)(?!~)/,
		/(?:\bhttps?:\/\/|\bwww\.)[^\s<>`\u3000-\u303f\uff00-\uffef]+/,
	]
		.map(({ source }) => source)
		.join('|'),
	'gi',
);
const ENTITIES: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&nbsp;': ' ',
};
/** Scripts that put no space between words. */
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Most marks that wait for their partner; what was opened before them stays a sign. It bounds the work. */
const MAX_OPEN = 16;

/** Puts one of WhatsApp's marks around a text, unless WhatsApp would show the mark as a sign. */
function wrap(mark: string, text: string): string {
	const closesEarly = new RegExp(`\\S[${mark}](?![\\p{L}\\p{M}\\p{N}])|\\n`, 'u');
	const inside = text.trim();
	if (!hasContent(inside) || closesEarly.test(inside)) return text;
	return text.replace(inside, () => mark + inside + mark);
}

/**
 * Reads the marks, links and code of one line. Time grows with its length, whatever it holds.
 *
 * @param isBold the line becomes bold as a whole, so bold within it is none
 */
export function readInline(source: string, found: Markdown, isBold = false): string {
	const tokens = readTokens(source, found);
	const pieces: Piece[] = [];
	/** Positions of runs that may open a pair, the latest first. */
	let opened: number[] = [];
	tokens.forEach((closer, index) => {
		const own = closer.mark?.charAt(0) ?? '';
		while (closer.canClose === true && closer.mark) {
			const from = opened.find((each) => isPair(pieces[each], closer)) ?? -1;
			const opener = pieces[from];
			const inner = pieces.slice(from + 1);
			if (!opener?.mark || !fit(opener.mark, closer.mark, inner)) break;
			const isTriple = opener.mark.length + closer.mark.length === 6;
			const count = isTriple ? 1 : Math.min(2, opener.mark.length, closer.mark.length);
			if (count === 2 || closer.text.startsWith('<')) found.isFound = true;
			opener.mark = opener.text = opener.mark.slice(count);
			closer.mark = closer.text = closer.mark.slice(count);
			pieces.length = from + 1;
			pieces.push(
				enclose(own === '~' ? own : count === 1 ? '_' : isBold ? '' : '*', inner, {
					before: opener.text || (pieces[from - 1]?.text ?? ''),
					after: closer.text || (tokens[index + 1]?.text ?? ''),
				}),
			);
			opened = opened.filter((each) => each < from || (each === from && opener.mark));
		}
		if (closer.canOpen === true && closer.mark) {
			opened = [pieces.length, ...opened.slice(0, MAX_OPEN - 1)];
		}
		pieces.push(closer);
	});
	return isBold ? enclose('*', pieces, { before: '', after: '' }).text : textOf(pieces);
}

function textOf(pieces: Piece[]): string {
	return pieces.map(({ text }) => text).join('');
}

/** Tells that a text holds more than white space and ASCII punctuation. */
function hasContent(text: string): boolean {
	return /[^\s!-/:-@[-`{-~]/.test(text);
}

/** Tells marks of one kind; a tag ends a tag only. */
function isPair(opener: Piece | undefined, closer: Piece): boolean {
	return (
		opener?.mark?.charAt(0) === closer.mark?.charAt(0) &&
		opener?.text.charAt(0) === closer.text.charAt(0)
	);
}

/** Tells runs that belong together: one asterisk does not end what two have begun, and `__init__` is a name. */
function fit(open: string, close: string, inner: Piece[]): boolean {
	const [shorter = 0, longer = 0] = [open.length, close.length].sort((a, b) => a - b);
	const text = textOf(inner);
	const isName = close === '__' && /^[a-z\d][a-z\d_]*$/.test(text);
	return (shorter === longer || (longer === 3 && shorter < 3)) && hasContent(text) && !isName;
}

/** Gives the text between two marks with WhatsApp's mark, where it can stand. */
function enclose(mark: string, inner: Piece[], around: { before: string; after: string }): Piece {
	const text = textOf(inner);
	const parts = inner.filter((piece) => piece.text.trim() !== '');
	const solids = [parts[0]?.solid, parts.at(-1)?.solid];
	if (solids.includes('url')) return { text, solid: 'url' };
	if (parts.length === 1 && solids[0] === 'code') return { text, solid: 'code' };
	const joinsBefore = isWord(characterBefore(around.before, around.before.length));
	const joinsAfter = isWord(characterAt(around.after, 0));
	if (mark === '' || (mark !== '~' && (joinsBefore || joinsAfter))) return { text };
	const written = wrap(mark, text);
	if (written === text) return { text };
	return { text: (joinsBefore ? ' ' : '') + written + (joinsAfter ? ' ' : '') };
}

function readTokens(source: string, found: Markdown): Piece[] {
	const tokens: Piece[] = [];
	const signs = new RegExp(SIGNS);
	let at = 0;
	for (let match = signs.exec(source); match !== null; match = signs.exec(source)) {
		tokens.push({ text: source.slice(at, match.index) });
		const { groups = {}, index } = match;
		at = signs.lastIndex;
		const isUrl = /^[hw]/i.test(match[0]);
		const sign = isUrl ? trimUrl(match[0]) : match[0];
		if (isUrl) signs.lastIndex = at = index + sign.length;
		tokens.push(
			groups.mark === undefined
				? readSign(sign, groups, found, source.charAt(index - 1))
				: readMark(source, sign, index, found),
		);
	}
	tokens.push({ text: source.slice(at) });
	return tokens.filter(({ text }) => text !== '');
}

function readSign(
	sign: string,
	{ ticks, label, target, link, end, tag, br }: Partial<Record<string, string>>,
	found: Markdown,
	before: string,
): Piece {
	if (ticks !== undefined) {
		return { text: ticks === '``' ? sign.slice(1, -1) : sign, solid: 'code' };
	}
	if (target !== undefined) {
		found.isFound = true;
		return readLink(label ?? '', target, found);
	}
	if (link !== undefined) return { text: link, solid: 'url' };
	if (tag !== undefined) {
		const mark = /[bt]/i.test(tag) ? '**' : /^[sd]/i.test(tag) ? '~~' : '*';
		return { text: sign, mark, canOpen: end === '', canClose: end !== '' };
	}
	if (end !== undefined) return { text: br === undefined ? '' : '\n' };
	// The arm of ¯\_(ツ)_/¯ is no escape.
	if (sign.startsWith('\\')) return { text: before === '¯' ? sign : sign.slice(1) };
	return sign.startsWith('&') ? { text: ENTITIES[sign] ?? sign } : { text: sign, solid: 'url' };
}

/** Gives a link as its text and its URL; the URL alone when the text says the same, the text alone for a place in the page. */
function readLink(label: string, target: string, found: Markdown): Piece {
	const url = target
		.replace(/^(?:mailto|tel):|^#.*/i, '')
		.replace(/&amp;/g, '&')
		.replace(/\\([_*~])/g, '$1');
	if (label === '' || (url !== '' && bareUrl(label) === bareUrl(url)))
		return { text: url, solid: 'url' };
	const text = readInline(label, found);
	return { text: url === '' ? text : `${text} (${url})` };
}

function bareUrl(url: string): string {
	return url.replace(/^(?:https?:\/\/)?(?:www\.)?|\/$/gi, '').toLowerCase();
}

/** Reads a run of marks. What hides digits (`***.456.789-**`), multiplies them (`5*3`) or smiles (` :*`) is none. */
function readMark(source: string, sign: string, at: number, found: Markdown): Piece {
	if (sign === '*' && !found.singleAsterisks) return { text: sign };
	const before = characterBefore(source, at);
	const after = characterAt(source, at + sign.length);
	const isUnderscore = sign.startsWith('_');
	return {
		text: sign,
		mark: sign,
		canOpen:
			after.trim() !== '' &&
			(!isWord(before) || (UNSPACED.test(before + after) && !isUnderscore)) &&
			!(/[./,;:]/.test(after) || (after === '-' && /[-./]/.test(before))),
		canClose:
			before.trim() !== '' &&
			(isWord(before) || !isWord(after) || sign.length > 1) &&
			!(isUnderscore && isWord(after)) &&
			!/\d\d/.test(before + after) &&
			!/^\s?[:;]$/.test(source.slice(Math.max(0, at - 2), at)),
	};
}
