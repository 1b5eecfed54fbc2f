import { tappedLabel, writtenLabel } from './labels';
import { APPROVE, DECLINE, type Terms } from './question';
import type { Reply } from './reply';
import { negatesRefusal, saysOneOf, usable } from './words';

/** An answer that ends the wait. */
export interface Answer {
	text: string;
	approved?: boolean;
	choice?: string;
}

/** ID of the button at a position. The token keeps the buttons of older questions from answering this one. */
export function buttonId(token: string, position: number): string {
	return `${token}.${position}`;
}

/**
 * Reads what a reply to a question says. The button decides before its text, labels before the usual words, and a usual
 * word that also stands on the button of the other answer decides nothing.
 *
 * @returns undefined when the reply cannot be understood, which leaves the question open
 */
export function understand(reply: Reply, question: Terms, token: string): Answer | undefined {
	const { responseType, labels } = question;
	const text = reply.text.trim();
	if (responseType === 'freeText') {
		return text === '' || reply.buttonId !== undefined ? undefined : { text };
	}
	const said = saidLabel(reply, text, question, token);
	if (said === 'ambiguous') return undefined;
	const label = said === undefined ? undefined : labels[said];
	if (responseType === 'choices') {
		return label === undefined ? undefined : { text: text === '' ? label : text, choice: label };
	}
	const approved = label === undefined ? decide(reply, text, question) : said !== DECLINE;
	return approved === undefined
		? undefined
		: { approved, text: text === '' ? (label ?? '') : text };
}

function saidLabel(reply: Reply, text: string, { labels, byNumber }: Terms, token: string) {
	const { buttonId: id } = reply;
	if (id === undefined) return writtenLabel(text, labels, byNumber === true);
	if (id.startsWith(`${token}.`)) {
		const position = labels.findIndex((_, index) => id === buttonId(token, index));
		return position < 0 ? 'ambiguous' : position;
	}
	// a provider without IDs of buttons gives the label in their place
	return tappedLabel(id, labels) ?? tappedLabel(text, labels);
}

/** Decides by the usual words, or by those that the person who asks chose; a word of both lists decides nothing. */
function decide(reply: Reply, text: string, question: Terms): boolean | undefined {
	if (reply.buttonId !== undefined) return undefined;
	const { words, labels, about = [] } = question;
	const approved = saysOneOf(text, usable(words.approve, labels[DECLINE], []));
	const declined =
		!negatesRefusal(text) && saysOneOf(text, usable(words.decline, labels[APPROVE], about));
	return approved === declined ? undefined : approved;
}
