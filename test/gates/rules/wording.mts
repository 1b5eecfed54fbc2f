/** Words that stay small inside a title. */
const small = [
	'a',
	'an',
	'and',
	'as',
	'at',
	'but',
	'by',
	'for',
	'from',
	'if',
	'in',
	'nor',
	'of',
].concat(['off', 'on', 'or', 'per', 'so', 'the', 'to', 'up', 'via', 'vs', 'with']);

/** Whether a name is in Title Case: every word begins with a capital or digit, small words inside may not. */
export function isTitleCase(name: string): boolean {
	const words = name.split(/[\s/-]+/).map((word) => word.replace(/^[("'*+{[]+/, ''));
	return words.every((word, index) => {
		if (word === '' || /^[A-Z0-9]/.test(word)) return true;
		return index > 0 && index < words.length - 1 && small.includes(word);
	});
}

/** Whether a text of one sentence has no final period, and one of several sentences has one. */
export function hasRightPeriod(text: string): boolean {
	const sentences = text.split(/[.!?]\s+(?=[A-Z"])/).length;
	return sentences === 1 ? !/[^.]\.$/.test(text) : /[.!?)]$/.test(text);
}

/** Names in an order that is not alphabetical, joined for a message; empty when sorted. */
export function unsorted(names: string[]): string {
	const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en'));
	return names.join() === sorted.join() ? '' : names.join(', ');
}

const emoji = /\p{Extended_Pictographic}/u;

/** Whether a text holds an emoji. */
export function hasEmoji(text: string): boolean {
	return emoji.test(text);
}
