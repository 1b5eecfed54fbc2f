/** How a text filter compares. */
export type Match = 'contains' | 'is' | 'startsWith';

/** Lists the ways to compare, the default first. */
export const MATCHES: readonly Match[] = ['contains', 'is', 'startsWith'];

/** Words and phrases of which a message needs one. */
export interface TextFilter {
	match: Match;
	/** As {@link foldText} gives them. */
	words: string[];
}

/** Longest part of a text that is looked at (characters), so that a huge text costs nothing. */
export const MAX_MATCHED_TEXT = 2_000;

/** With the frame of a keycap and skin tones: 1️⃣ is 1, and a thumb of any colour is a thumb. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}|\u20e3/gu;
/** A word or sentence in WhatsApp's signs for bold, italic or struck text, or in quotation marks. */
const DECORATED =
	/(?<![\p{L}\p{N}\p{M}])([*_~`"])(?=[^\s*_~`"])([^*_~`"]*[^\s*_~`"])\1(?![\p{L}\p{N}\p{M}])/gu;
/** Marks of alphabets in which people leave them out; in other scripts a mark is a letter. */
const ACCENTS = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}])\p{Mn}+/gu;
/** Letters that Unicode does not take apart, and what people write instead of them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { ς: 'σ', ё: 'е', đ: 'd', ł: 'l', ø: 'o' };
const SENTENCE_END = /[\s.,!?;:…。、؟؛،।]+$/u;
const SENTENCE_START = /^[\s¡¿]+/u;
/** Scripts that put no blanks between words. */
const WITHOUT_BLANKS =
	/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const PART_OF_WORD = /[\p{L}\p{N}\p{M}_]/u;

/**
 * Brings a text to the form in which texts are compared: case, accents, the width of signs, invisible marks, and the
 * punctuation around a sentence do not matter, the ß is ss, and all blanks are one.
 */
export function foldText(text: string): string {
	const plain = text
		.normalize('NFKD')
		.replace(INVISIBLE, '')
		.replace(ACCENTS, '$1')
		.replace(/[\u2018\u2019\u02bc]/g, "'")
		.replace(/[\u00ab\u00bb\u201c-\u201f]/g, '"')
		.replace(DECORATED, '$2')
		.replace(DECORATED, '$2')
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		// by way of capitals, so that ß, the two forms of sigma and the Turkish i meet their likes
		.toUpperCase()
		.toLowerCase()
		.normalize('NFKD')
		.replace(ACCENTS, '$1')
		.normalize('NFC')
		.replace(/[ςёđłø]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
		.replace(/\s+/g, ' ')
		.trim();
	const bare = plain.replace(SENTENCE_START, '').replace(SENTENCE_END, '');
	// a text of nothing but punctuation, such as "?", is meant as it is
	return bare === '' ? plain : bare;
}

/** Tells that a message has one of the words of a filter. A word counts as a whole: `ok` is not in `book`. */
export function matchesText(text: string, { match, words }: TextFilter): boolean {
	const folded = foldText(text.slice(0, MAX_MATCHED_TEXT));
	return words.some((word) => {
		if (match === 'is') return folded === word;
		if (match === 'startsWith') return folded.startsWith(word) && endsAt(folded, word.length);
		return contains(folded, word);
	});
}

function contains(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
		if (endsAt(text, at) && endsAt(text, at + word.length)) return true;
	}
	return false;
}

/** Tells that no word goes on across a place of the text. */
function endsAt(text: string, index: number): boolean {
	const before = lastOf(text.slice(Math.max(0, index - 2), index));
	const after = String.fromCodePoint(text.codePointAt(index) ?? 32);
	return ![before, after].every((sign) => PART_OF_WORD.test(sign) && !WITHOUT_BLANKS.test(sign));
}

function lastOf(text: string): string {
	return [...text].at(-1) ?? ' ';
}
