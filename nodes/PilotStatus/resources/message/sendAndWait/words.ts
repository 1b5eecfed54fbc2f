import { fold, wordsOf } from './fold';
import { APPROVE_WORDS, DECLINE_WORDS, FRIENDLY, PLAIN_NO, PLAIN_YES, POLITE } from './wordLists';

const KIND = new Set([...POLITE, ...FRIENDLY].map((word) => fold(word)));
const SMILING = new Set(FRIENDLY.map((sign) => fold(sign)));
/** An answer that repeats itself more often than this is a sentence of its own, and not understood. */
const MOST_PHRASES = 5;
/** Most words of one entry of a list. */
const LONGEST_PHRASE = 5;

/**
 * Tells whether an answer says nothing but what stands in a list: one entry, or several side by side, as in "Sim, ok 👍".
 * A sentence is never taken apart: "sim, mas amanhã" says more than yes, and "ok?" asks.
 */
export function saysOneOf(text: string, list: readonly string[]): boolean {
	const known = new Set(list.map((entry) => wordsOf(fold(entry)).join(' ')));
	const words = wordsOf(fold(text));
	let found = 0;
	for (let at = 0; at < words.length; ) {
		const length = phraseAt(words, at, known);
		if (length === 0 && !KIND.has(words[at] ?? '')) return false;
		if (length > 0) found += 1;
		at += Math.max(1, length);
	}
	return found > 0 && found <= MOST_PHRASES;
}

/** Counts the words from a place on that are an entry of a list; 0 when none. "siiim" counts as "sim". */
function phraseAt(words: string[], at: number, known: ReadonlySet<string>): number {
	for (let length = Math.min(LONGEST_PHRASE, words.length - at); length > 0; length -= 1) {
		const phrase = words.slice(at, at + length).join(' ');
		if (known.has(phrase) || known.has(phrase.replace(/(\p{L})\1{2,}/gu, '$1'))) return length;
	}
	return 0;
}

/**
 * Tells how many words an answer has in common with a label when nothing but what is kind stands around it: "Friday please"
 * says "Friday". Kind words of the label itself count: "muito bom, obrigado" says "Muito bom" in two words, "Bom" in one.
 * Around a label of nothing but kind words only emoji may stand: "thank you" does not say "You".
 *
 * @returns 0 when the answer says anything else
 */
export function wordsSaid(text: string, label: string): number {
	const said = wordsOf(fold(text));
	const wanted = wordsOf(fold(label));
	const around = wanted.every((word) => KIND.has(word)) ? SMILING : KIND;
	const { length } = wanted;
	const isSaid = said.some(
		(_, at) =>
			wanted.every((word, index) => word === said[at + index]) &&
			said.every((word, index) => (index >= at && index < at + length) || around.has(word)),
	);
	return isSaid ? length : 0;
}

/** Takes what is only kind from both ends of an answer: "2 please" is "2". */
export function withoutKindness(text: string): string {
	const words = wordsOf(fold(text));
	const isKind = (word: string | undefined): boolean => word !== undefined && KIND.has(word);
	while (isKind(words[0])) words.shift();
	while (isKind(words.at(-1))) words.pop();
	return words.join(' ');
}

/** Signs that end what a negation is about: "não, cancela" says no, "não cancela" says the contrary of it. */
const CLAUSE_END = /[.,;:!\n\u2013\u2014]|\s-+\s/u;

/** Tells whether an answer negates a refusal, as "don't cancel" and "não reprovo" do: neither a yes nor a no. */
export function negatesRefusal(text: string): boolean {
	const refusing = new Set(REFUSING.flat().map(stemOf));
	return text.split(CLAUSE_END).some((clause) => {
		const words = wordsOf(fold(clause));
		return words.some(
			(word, at) => NEGATIONS.has(words[at - 1] ?? '') && refusing.has(stemOf(word)),
		);
	});
}

/**
 * Leaves the entries of a list of usual words out that would turn the meaning round, because the label of the other answer
 * holds them: "sim" decides nothing beside a button "Sim, cancelar". Words that a person chose stay.
 *
 * @param other label of the other answer
 * @param about stems of verbs that the question asks about ({@link stemsAsked})
 */
export function usable(
	list: readonly string[],
	other: string | undefined,
	about: readonly string[],
): string[] {
	const taken = wordsOf(fold(other ?? ''));
	const isPlainTaken = [PLAIN_YES, PLAIN_NO].find(
		(plain) =>
			list.includes(plain[0] ?? '') &&
			taken.some((word) => plain.map((word) => fold(word)).includes(word)),
	);
	return list.filter((entry) => {
		if (!USUAL.has(entry)) return true;
		if (isPlainTaken?.includes(entry) === true) return false;
		const words = decidingWords(entry);
		return !words.some(
			(word) => taken.some((label) => isSameWord(word, label)) || about.includes(stemOf(word)),
		);
	});
}

const USUAL = new Set([...APPROVE_WORDS, ...DECLINE_WORDS]);
/** Verbs that decline an offer, but approve when the question is whether to do just that. */
const REFUSING: ReadonlyArray<readonly string[]> = [
	['cancel'],
	['recusar'],
	['rejeitar'],
	['reprovar'],
	['negar', 'nego', 'nega', 'negue', 'negado', 'negada'],
	['rechazar'],
	['decline'],
	['disagree'],
	['reject'],
	['deny', 'denies', 'denied', 'denying'],
];
const NEGATIONS = new Set(['nao', 'no', 'not', 'dont', 'never', 'nunca', 'nem', 'ni']);
/** Longest text of a message (UTF-16 units). */
const LONGEST_QUESTION = 4_096;
/** Words of a phrase that decide nothing by themselves. */
const FILLING = new Set([
	'que',
	'de',
	'com',
	'i',
	'it',
	'do',
	'para',
	'of',
	'for',
	'all',
	'a',
	'ver',
]);

/** Finds the verbs of refusal that a question asks about: "cancelar" answers "Cancelar o pedido?" with yes. */
export function stemsAsked(question: string): string[] {
	const asked = new Set(wordsOf(fold(question, LONGEST_QUESTION)).map(stemOf));
	const stems = REFUSING.map((forms) => forms.map(stemOf));
	return [...new Set(stems.filter((forms) => forms.some((stem) => asked.has(stem))).flat())];
}

function decidingWords(entry: string): string[] {
	const words = wordsOf(fold(entry));
	const negations = words.filter((word) => NEGATIONS.has(word));
	return negations.length > 0 ? negations : words.filter((word) => !FILLING.has(word));
}

function isSameWord(one: string, other: string): boolean {
	return (
		one === other || (one.length >= STEM && other.length >= STEM && stemOf(one) === stemOf(other))
	);
}

/** Length of a stem (characters): confirmo, confirmar and confirmado share it. */
const STEM = 5;

function stemOf(word: string): string {
	return word.slice(0, STEM);
}
