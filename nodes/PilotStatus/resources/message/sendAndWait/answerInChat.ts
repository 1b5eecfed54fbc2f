import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { connect, type ApiClient } from '../../../../shared/api/client';
import type { Failure } from '../../../../shared/api/types';
import { readJson } from '../../../../shared/deliveries/body';
import { InvalidInput } from '../../../../shared/invalidInput';
import { removeOwnWebhook, tellEarlier } from './askInChat';
import { isCurrent, type Kept, recallSent } from './executionData';
import { findPosition } from './lastAsked';
import {
	quotesOurs,
	isFromAsked,
	isOlder,
	mayAnswer,
	mayBeFromAsked,
	type Relation,
	relationOf,
} from './match';
import { readReply, type Reply } from './reply';
import { lineOf, warn, IGNORED, tryAgain } from './respond';
import type { WaitState } from './state';
import { tellUnclear } from './unclear';
import { type Answer, understand } from './understand';

/**
 * Takes a delivery for a question in the chat. What the delivery itself tells is judged first; the API is asked only about a
 * reply that would count or be answered, and a delivery is asked for again when the API cannot be reached.
 */
export async function answerInChat(
	context: IWebhookFunctions,
	state: WaitState,
): Promise<IWebhookResponseData> {
	if (!isCurrent(context, state)) return IGNORED;
	const reply = readReply(bodyOf(context));
	if (reply === undefined || !mayAnswer(reply, state.terms)) return IGNORED;
	const kept = knownOf(context, state);
	const relation = relationOf(reply, state.token, kept.sent);
	const answer = understand(reply, state.terms, state.token);
	if (answer === undefined && !isAnswerable(reply, relation, state)) return IGNORED;

	const about = await findAbout(context, state, kept, reply, relation);
	if ('failure' in about) {
		warn(
			context,
			`an answer could not be related to its question. ${lineOf(about.failure)}`,
			state.token,
		);
		return tryAgain(context);
	}
	if (!about.isOurs) return IGNORED;
	if (answer === undefined) {
		void tellUnclear(context, state, kept, reply);
		return IGNORED;
	}
	return goOn(context, { state, kept, reply, earlier: about.earlier ?? [] }, answer);
}

/** Tells whether a reply that says nothing understandable is worth a word to the contact. People of a group talk to each other. */
function isAnswerable({ buttonId, isInGroup }: Reply, relation: Relation, { terms }: WaitState) {
	if (terms.unclearReply === undefined || buttonId !== undefined) return false;
	return relation !== 'plain' || !isInGroup;
}

/** The body as n8n parsed it, or its JSON where it calls itself something else. */
function bodyOf(context: IWebhookFunctions): unknown {
	const body: unknown = context.getBodyData();
	if (isRecord(body) && isRecord(body.data)) return body;
	const json = readJson(context.getRequestObject());
	return json.ok ? json.value : body;
}

/** Joins what became known with the send: it is in the address where the execution could not keep it. */
function knownOf(context: IWebhookFunctions, state: WaitState): Kept {
	const kept = recallSent(context, state.token);
	return {
		...kept,
		...(state.webhookId === undefined ? {} : { webhookId: state.webhookId }),
		...(state.sent === undefined ? {} : { sent: state.sent }),
	};
}

/** Says whether a reply is about the question; where only the order of the questions tells, with the webhooks of the earlier ones. */
type About = { isOurs: boolean; earlier?: IDataObject[] } | { failure: Failure };

/** Finds out whether a reply is about the question, asking the API where only it can tell. */
async function findAbout(
	context: IWebhookFunctions,
	state: WaitState,
	{ sent }: Kept,
	reply: Reply,
	relation: Relation,
): Promise<About> {
	const { terms } = state;
	if (relation === 'ours') return { isOurs: true };
	if (relation === 'other') return NOT_OURS;
	const isPlain = relation === 'plain';
	if (isPlain) {
		const takesPlain = terms.responseType === 'freeText' || terms.acceptsPlain === true;
		if (!takesPlain || !isFromAsked(reply, terms) || isOlder(reply, sent)) return NOT_OURS;
	} else if (sent === undefined || !mayBeFromAsked(reply, terms)) {
		return NOT_OURS;
	}
	const client = await connect(context);
	if (client instanceof InvalidInput) return { failure: unusable(client) };
	if (isPlain) {
		const position = await findPosition(client, state, reply);
		return 'failure' in position
			? position
			: { isOurs: position.isLast, earlier: position.earlier };
	}
	const isOurs = await quotesOurs(client, reply, sent);
	return typeof isOurs === 'object' ? isOurs : { isOurs };
}

const NOT_OURS: About = { isOurs: false };

function unusable({ message, description = '' }: InvalidInput) {
	return { message, description, code: 'CREDENTIAL', mayHaveBeenSent: false, canRetry: false };
}

/** A question that is answered: by which reply, and which questions of the same chat were asked before it. */
interface Answered {
	state: WaitState;
	kept: Kept;
	reply: Reply;
	earlier: IDataObject[];
}

function goOn(
	context: IWebhookFunctions,
	answered: Answered,
	answer: Answer,
): IWebhookResponseData {
	const { kept, reply } = answered;
	const output: IDataObject = {
		data: { ...answer },
		responder: reply.senders[0] ?? '',
		respondedAt: new Date(reply.writtenAt ?? Date.now()).toISOString(),
		message: kept.sent ?? {},
	};
	let isOver = false;
	return {
		workflowData: [[{ json: output, pairedItem: { item: 0 } }]],
		/**
		 * n8n asks for the response when the execution goes on, and not when it could not go on, as in the first second after
		 * its start. Pilot Status then has to deliver again, so the webhook stays until here.
		 */
		get webhookResponse() {
			if (!isOver) void close(context, answered);
			isOver = true;
			return { status: 'received' };
		},
	};
}

/** Removes the webhook of a question that is answered. One that is left is told to the log; it harms nobody. */
async function close(context: IWebhookFunctions, answered: Answered): Promise<void> {
	const { token } = answered.state;
	try {
		const client: ApiClient | InvalidInput = await connect(context);
		const left =
			client instanceof InvalidInput
				? unusable(client)
				: ((await tellEarlier(client, answered.earlier, answered.reply)) ??
					(await removeOwnWebhook(client, token, answered.kept.webhookId)));
		if (left !== undefined) warn(context, `its webhook is left. ${lineOf(left)}`, token);
	} catch (error) {
		warn(context, `its webhook is left: ${String(error)}`, token);
	}
}
