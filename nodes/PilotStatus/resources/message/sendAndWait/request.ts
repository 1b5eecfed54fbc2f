import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../../../shared/api/types';
import { checkSendBody, SEND_PATH } from '../common/sendBody';
import { idOf } from '../../../../shared/json';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { isSameNumber, readPhoneList } from '../../../../shared/phone';
import { readBoolean, readList, readText } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { readCollection } from '../../common/read';
import { readDestination } from '../common/destination';
import { MAX_SHORT_TEXT, MAX_TEXT, readMessageText } from '../common/messageText';
import { countsByNumber, readLabels } from './labels';
import { readUntil } from './limitWaitTime';
import type { ReplyIn, Question, ResponseType } from './question';
import { APPROVE_WORDS, DECLINE_WORDS } from './wordLists';
import { stemsAsked } from './words';

const LABEL = 'Approvers';

/**
 * Reads who may answer; nobody in the list means everybody who gets the message.
 *
 * @throws {InvalidInput} when the option is there and empty, which would let everybody answer; for a page, which cannot tell
 *   who answers; and when the one contact who is asked is not among them, so that no answer could ever count
 */
function readApprovers(options: IDataObject, replyIn: ReplyIn, destination: IDataObject): string[] {
	if (!Object.hasOwn(options, 'approvers')) return [];
	const approvers = readPhoneList(options.approvers, LABEL);
	if (replyIn === 'page') {
		throw new InvalidInput(
			`"${LABEL}" requires responses in the chat: a page cannot tell who responds`,
			'Set Reply In to Chat, or remove the option',
		);
	}
	const contact = idOf(destination.destinationNumber);
	if (contact !== undefined && !approvers.some((approver) => mayBe(approver, contact))) {
		throw new InvalidInput(
			`"${LABEL}" holds ${approvers.join(', ')}, but only ${contact} receives the message and can respond`,
			'Add that number to the approvers, send the question to an approver, or ask in a group',
		);
	}
	return approvers;
}

/** A phone number and a business-scoped user ID may be the same person: only deliveries tell. */
function mayBe(approver: string, contact: string): boolean {
	return isSameNumber(approver, contact) || approver.startsWith('+') !== contact.startsWith('+');
}

const RESPONSE_TYPES: readonly ResponseType[] = ['approval', 'choices', 'freeText'];
const REPLY_IN: readonly ReplyIn[] = ['chat', 'page'];
/** Longest text for an unclear reply (characters): it travels in the address of the question. */
const MAX_UNCLEAR = 500;

/**
 * Reads the question an item asks.
 *
 * @throws {InvalidInput} when it cannot be asked, or could never be answered
 */
export function toQuestion(item: ItemContext): Question {
	const options = readCollection(item, 'waitOptions');
	const responseType = choose(item, 'responseType', 'Response Type', RESPONSE_TYPES);
	const replyIn = choose(item, 'replyIn', 'Reply In', REPLY_IN);
	const destination = readDestination(item);
	if (destination.newsletterId !== undefined) {
		throw new InvalidInput(
			'"Send To" is a channel, where nobody can respond',
			'Choose a phone number or a group',
		);
	}
	const hasButtons = replyIn === 'page' || responseType !== 'freeText';
	const limit = hasButtons ? MAX_SHORT_TEXT : MAX_TEXT;
	const text = readMessageText(item, 'message', 'Message', limit, options.textFormat);
	if (text === undefined) throw new InvalidInput('"Message" is empty', 'Write the question');
	const labels = readLabels(item, responseType);
	const isWritten = replyIn === 'chat' && responseType !== 'freeText';
	const about = isWritten ? stemsAsked(text) : [];
	return {
		text,
		destination,
		responseType,
		replyIn,
		labels,
		words: {
			approve: wordsOr(options.approveWords, 'Approve Words', APPROVE_WORDS),
			decline: wordsOr(options.declineWords, 'Decline Words', DECLINE_WORDS),
		},
		approvers: readApprovers(options, replyIn, destination),
		until: readUntil(options, item.timezone),
		pageLabel: readText(options.pageLabel, 'Page Button Label') ?? 'Answer',
		...(about.length === 0 ? {} : { about }),
		...(isWritten && countsByNumber(text, labels) ? { byNumber: true } : {}),
		...readChatOptions(item, options, replyIn),
	};
}

/** Gives the message that asks, with the buttons that answer it; a free text in the chat has none. */
export function toRequest(question: Question, buttons: IDataObject[]): ApiRequest {
	const body = checkSendBody({
		...question.destination,
		text: question.text,
		...(buttons.length === 0 ? {} : { buttons }),
	});
	return { method: 'POST', path: SEND_PATH, body };
}

function choose<Value extends string>(
	item: ItemContext,
	name: string,
	label: string,
	allowed: readonly Value[],
): Value {
	const value = item.get<unknown>(name, allowed[0]);
	const found = allowed.find((entry) => entry === value);
	if (found === undefined) throw invalidChoice(label, value, allowed);
	return found;
}

function readChatOptions(
	item: ItemContext,
	options: IDataObject,
	replyIn: ReplyIn,
): Pick<Question, 'acceptsPlain' | 'unclearReply'> {
	const { acceptPlainReplies = false } = options;
	const acceptsPlain = readBoolean(acceptPlainReplies, 'Accept Plain Replies');
	const unclearReply = readText(options.unclearReply, 'Unclear Reply', { keepSpace: true });
	if (replyIn === 'page') {
		if (acceptsPlain || unclearReply !== undefined) {
			item.hint(
				'"Accept Plain Replies" and "Unclear Reply" apply only to responses in the chat, not to a page',
			);
		}
		return {};
	}
	const length = [...(unclearReply ?? '')].length;
	if (length > MAX_UNCLEAR) {
		throw new InvalidInput(
			`"Unclear Reply" has ${length} characters, but the limit is ${MAX_UNCLEAR}`,
			'Shorten it to the responses that count',
		);
	}
	return {
		...(acceptsPlain ? { acceptsPlain } : {}),
		...(unclearReply === undefined ? {} : { unclearReply }),
	};
}

function wordsOr(value: unknown, label: string, usual: readonly string[]): readonly string[] {
	const own = readList(value, label);
	return own.length === 0 ? usual : own;
}
