/** What people answer instead of tapping a button: English, Portuguese, Spanish, and signs. */
export const APPROVE_WORDS: readonly string[] = [
	...[
		'yes',
		'y',
		'yep',
		'yeah',
		'ok',
		'okay',
		'sure',
		'approve',
		'approved',
		'confirm',
		'confirmed',
	],
	...[
		'sim',
		's',
		'claro',
		'pode',
		'pode sim',
		'isso',
		'aprovo',
		'aprovado',
		'confirmo',
		'confirmado',
	],
	...['si', 'vale', 'apruebo', '👍', '✅', '✔', '👌'],
];
/** Words that decline, in English, Portuguese and Spanish, as {@link APPROVE_WORDS} has those that approve. */
export const DECLINE_WORDS: readonly string[] = [
	...['no', 'n', 'nope', 'decline', 'declined', 'reject', 'rejected', 'deny', 'denied'],
	...['não', 'nao pode', 'recuso', 'recusado', 'reprovo', 'reprovado', 'negado', 'cancelar'],
	...['rechazo', '👎', '❌', '🚫'],
];

/**
 * Whether two short answers are the same to a person: case, accents, punctuation, white space, skin tones and the
 * form of an emoji do not count.
 */
export function saysTheSame(one: string, other: string): boolean {
	const essence = essenceOf(one);
	return essence !== '' && essence === essenceOf(other);
}

/** What people add to be kind; it changes nothing about an answer. */
const POLITE = new Set([
	'please',
	'pls',
	'por',
	'favor',
	'thanks',
	'obrigado',
	'obrigada',
	'gracias',
]);
/** An answer of more words than this is a sentence of its own, and not understood. */
const MOST_WORDS = 5;

/**
 * Whether an answer says nothing but what stands in a list: one entry, or several side by side, as in "Sim, ok 👍".
 * A sentence is never taken apart: "sim, mas amanhã" says more than yes.
 */
export function saysOneOf(text: string, list: readonly string[]): boolean {
	if (list.some((entry) => saysTheSame(entry, text))) return true;
	const known = new Set(list.map(essenceOf));
	const spaced = text.slice(0, 200).replace(/\p{Extended_Pictographic}/gu, ' $& ');
	const words = essenceOf(spaced)
		.split(' ')
		.filter((word) => word !== '' && !POLITE.has(word));
	return words.length > 0 && words.length <= MOST_WORDS && words.every((word) => known.has(word));
}

function essenceOf(text: string): string {
	return text
		.slice(0, 200)
		.normalize('NFD')
		.replace(/[\p{M}\p{P}\p{Cf}]|[\u{1F3FB}-\u{1F3FF}]/gu, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}
