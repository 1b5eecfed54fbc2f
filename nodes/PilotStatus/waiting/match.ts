import { textOf } from '../../shared/api/answers';
import { isSameNumber } from '../../shared/phone';
import { APPROVE, DECLINE, type Terms } from './question';
import type { Reply } from './reply';
import type { WaitState } from './state';
import { saysOneOf, saysTheSame } from './words';

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
 * Whether a reply belongs to the question: its button carries the token, or it quotes the question by a known ID.
 * `unclear` when it quotes a message under an ID that only the API can resolve.
 */
export function belongs(reply: Reply, question: Terms, state: WaitState): boolean | 'unclear' {
	if (reply.isOwn) return false;
	if (reply.buttonId !== undefined) return reply.buttonId.startsWith(`${state.token}.`);
	const ownCorrelation = textOf(state.sent?.correlationId);
	if (reply.correlationId !== undefined && ownCorrelation !== undefined) {
		return reply.correlationId === ownCorrelation;
	}
	const ownId = textOf(state.sent?.id);
	if (ownId !== undefined && reply.quoted.includes(ownId)) return true;
	if (reply.quoted.length > 0) return 'unclear';
	return question.responseType === 'freeText' && isFromDestination(reply, question);
}

/** A free text need not quote the question when it comes from where the question went. */
function isFromDestination(reply: Reply, { destination }: Terms): boolean {
	const group = textOf(destination.groupId);
	if (group !== undefined) return reply.groupId === group;
	const contact = textOf(destination.destinationNumber);
	return (
		contact !== undefined &&
		reply.groupId === undefined &&
		reply.from !== undefined &&
		isSameNumber(reply.from, contact)
	);
}

/** Whether this person may answer. */
export function mayAnswer(from: string | undefined, { approvers }: Terms): boolean {
	return (
		approvers.length === 0 ||
		(from !== undefined && approvers.some((approver) => isSameNumber(approver, from)))
	);
}

/** What a reply says; undefined when it cannot be understood, which leaves the question open. */
export function understand(reply: Reply, question: Terms, token: string): Answer | undefined {
	const { responseType, labels, words } = question;
	const text = reply.text.trim();
	if (responseType === 'freeText') return text === '' ? undefined : { text };
	const tapped = labels.findIndex((label, position) =>
		reply.buttonId === undefined
			? saysTheSame(label, text)
			: reply.buttonId === buttonId(token, position),
	);
	if (responseType === 'choices') {
		const choice = labels[tapped];
		return choice === undefined ? undefined : { text: text === '' ? choice : text, choice };
	}
	const approved = tapped === APPROVE || (tapped < 0 && saysOneOf(text, words.approve));
	const declined = tapped === DECLINE || (tapped < 0 && saysOneOf(text, words.decline));
	// a word that someone put into both lists decides nothing
	if (approved === declined) return undefined;
	return { approved, text: text === '' ? (labels[tapped] ?? '') : text };
}
