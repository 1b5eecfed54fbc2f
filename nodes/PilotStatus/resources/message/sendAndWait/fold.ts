/** More than this (UTF-16 units) is no answer in a few words, and is not read further. */
const MAX_LENGTH = 400;

/** Signs that ask, in any script; the fold writes each of them as `?`. They carry meaning: "ok?" is not "ok". */
const ASKING = /[?¿‽⸮؟՞፧;]/;
/** Signs that belong to a word wherever they stand: C#, 5%, R&D. */
const MEANING = /[#%&@]/;
const APOSTROPHE = /['’‘ʼ]/;
const BLANK_LETTERS = /[\u115f\u1160\u3164\uffa0\u2800]/g;
/** Skin tones, and the signs that make a woman or a man of an emoji. */
const TONES = /[\u{1F3FB}-\u{1F3FF}]|(?<=\p{Extended_Pictographic}\p{M}*\u200d)[\u2640\u2642]/gu;
/** Forms of a sign, the frame of a keycap, and invisible marks; not the tags that tell flags of countries in a country apart. */
const INVISIBLE = /\p{Variation_Selector}|\u20E3|(?![\u{E0020}-\u{E007F}])\p{Cf}/gu;

/**
 * Brings a short text to what it says: case, accents of Latin and Greek letters, full-width forms, white space, skin tones,
 * the form of an emoji, and decorating punctuation do not count. Marks of other scripts are letters, question marks
 * stay, and so does every sign that separates digits: 10:30 is not 1030.
 */
export function fold(text: string, maxLength = MAX_LENGTH): string {
	return text
		.slice(0, maxLength)
		.normalize('NFKD')
		.toLowerCase()
		.replace(/([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, '$1')
		.normalize('NFC')
		.replace(TONES, '')
		.replace(INVISIBLE, '')
		.replace(BLANK_LETTERS, ' ')
		.replace(/[\p{Pd}\u2212]/gu, '-')
		.replace(/[~`]/g, ' ')
		.replace(/\p{P}/gu, (sign, at: number, whole: string) =>
			weigh(sign, whole.slice(0, at), whole.slice(at + sign.length)),
		)
		.replace(/\s+/g, ' ')
		.trim();
}

/** Splits what {@link fold} gives into words; each emoji is a word of its own. */
export function wordsOf(folded: string): string[] {
	return folded
		.replace(/\p{Extended_Pictographic}/gu, ' $& ')
		.split(' ')
		.filter((word) => word !== '');
}

/** Compares two short answers as a person would. Two texts of nothing but decoration are the same only sign by sign. */
export function saysTheSame(one: string, other: string): boolean {
	const folded = fold(one);
	if (folded !== fold(other)) return false;
	return folded !== '' || (one.trim() !== '' && plain(one) === plain(other));
}

function plain(text: string): string {
	return text.normalize('NFKC').trim();
}

/** Gives what stands for a punctuation sign, by what is before and after it. */
function weigh(sign: string, before: string, after: string): string {
	if (ASKING.test(sign)) return '?';
	if (MEANING.test(sign)) return sign;
	const betweenDigits = /\d$/.test(before) && /^\d/.test(after);
	if (sign === '-') {
		const signOfNumber = /^\d/.test(after);
		// a blood group or a grade: A-, but not the dash of "sim - claro"
		const signOfLetter = /(^|\s)\p{L}{1,2}$/u.test(before) && /^(\s|$)/.test(after);
		return signOfNumber || signOfLetter ? sign : ' ';
	}
	if (betweenDigits) return sign;
	if (/[.,]/.test(sign) && /(^|\s)$/.test(before) && /^\d/.test(after)) return sign;
	return APOSTROPHE.test(sign) ? '' : ' ';
}
