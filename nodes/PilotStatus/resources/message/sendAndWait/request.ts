import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../../../shared/api/answers';
import type { ApiRequest } from '../../../../shared/api/request';
import { checkSendBody, MAX_BUTTONS } from '../../../../shared/api/schemas/send';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import type { Question, ReplyIn, ResponseType } from '../../../waiting/question';
import type { ItemReader } from '../../../operation';
import { readCollection } from '../../shared/collection';
import { APPROVE_WORDS, DECLINE_WORDS, saysTheSame } from '../../../waiting/words';
import { readDestination } from '../shared/destination';
import { SEND_PATH } from '../shared/path';
import { readText } from '../../shared/text';
import { readUntil } from './limitWaitTime';

const RESPONSE_TYPES: readonly ResponseType[] = ['approval', 'choices', 'freeText'];
const REPLY_IN: readonly ReplyIn[] = ['chat', 'page'];

/**
 * The question an item asks.
 *
 * @throws {InvalidInput} when it cannot be asked
 */
export function toQuestion(item: ItemReader): Question {
	const options = readCollection(item, 'waitOptions');
	const responseType = choose(item, 'responseType', 'Response Type', RESPONSE_TYPES);
	const replyIn = choose(item, 'replyIn', 'Reply In', REPLY_IN);
	const destination = readDestination(item);
	if (destination.newsletterId !== undefined) {
		throw new InvalidInput(
			'"Send To" is a channel, where nobody can answer',
			'Choose a phone number or a group',
		);
	}
	const text = readText(item.get('message', ''), 'Message', { keepSpace: true });
	if (text === undefined) throw new InvalidInput('"Message" is empty', 'Write the question');
	return {
		text,
		destination,
		responseType,
		replyIn,
		labels: readLabels(item, responseType),
		words: {
			approve: wordsOr(options.approveWords, APPROVE_WORDS),
			decline: wordsOr(options.declineWords, DECLINE_WORDS),
		},
		approvers: split(options.approvers).map((number) => normalisePhone(number, 'Approvers')),
		until: readUntil(options.limitWaitTime, item.timezone),
		pageLabel: textOf(options.pageLabel) ?? 'Answer',
	};
}

/** The message that asks, with the buttons that answer it; a free text in the chat has none. */
export function toRequest(question: Question, buttons: IDataObject[]): ApiRequest {
	const body = checkSendBody({
		...question.destination,
		text: question.text,
		...(buttons.length === 0 ? {} : { buttons }),
	});
	return { method: 'POST', path: SEND_PATH, body };
}

function choose<Value extends string>(
	item: ItemReader,
	name: string,
	label: string,
	allowed: readonly Value[],
): Value {
	const value = item.get<unknown>(name, allowed[0]);
	const found = allowed.find((entry) => entry === value);
	if (found === undefined) throw invalidChoice(label, value, allowed);
	return found;
}

function readLabels(item: ItemReader, responseType: ResponseType): string[] {
	if (responseType === 'freeText') return [];
	const labels = responseType === 'approval' ? approvalLabels(item) : choiceLabels(item);
	const twice = labels.find((label, index) =>
		labels.slice(0, index).some((earlier) => saysTheSame(earlier, label)),
	);
	if (twice !== undefined) {
		throw new InvalidInput(
			`The answer "${twice}" exists twice`,
			'Give each answer a label of its own',
		);
	}
	return labels;
}

function approvalLabels(item: ItemReader): string[] {
	const collection = item.get<unknown>('approvalOptions', {});
	const values = isRecord(collection) && isRecord(collection.values) ? collection.values : {};
	const approve = textOf(values.approveLabel) ?? 'Approve';
	const decline = textOf(values.disapproveLabel) ?? 'Decline';
	return values.approvalType === 'double' ? [approve, decline] : [approve];
}

function choiceLabels(item: ItemReader): string[] {
	const collection = item.get<unknown>('choices', {});
	const values: unknown[] =
		isRecord(collection) && Array.isArray(collection.values) ? collection.values : [];
	const labels = values.map((value) => {
		const label = readText(isRecord(value) ? value.label : undefined, 'Label');
		if (label === undefined) {
			throw new InvalidInput('A choice has no label', 'Give each choice a label, or remove it');
		}
		return label;
	});
	if (labels.length === 0 || labels.length > MAX_BUTTONS) {
		throw new InvalidInput(
			`"Choices" has ${labels.length} answers, and a message takes 1 to ${MAX_BUTTONS}`,
			'Add or remove choices',
		);
	}
	return labels;
}

function wordsOr(value: unknown, usual: readonly string[]): readonly string[] {
	const own = split(value);
	return own.length === 0 ? usual : own;
}

function split(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : [value];
	return list.flatMap((entry) =>
		(readText(entry, 'Options') ?? '')
			.split(',')
			.map((part) => part.trim())
			.filter((part) => part !== ''),
	);
}
