import type { INodeProperties } from 'n8n-workflow';

import { recordOf } from '../../../shared/json';
import type { ApiRequest, Failure } from '../../../shared/api/types';
import { InvalidInput, invalidChoice } from '../../../shared/invalidInput';
import { isSet } from '../../../shared/values';
import type { ItemContext, PollResult, RequestOperation } from '../../operation';
import { readCollection, pathWith, requireText } from '../common/read';
import { failureOfDelivery, isCancelled, statusOf } from './common/deliveryFailure';

/** Fields of Get. */
const properties: INodeProperties[] = [
	{
		displayName: 'Message ID',
		name: 'messageId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. cmx0aaaa1111',
		description: "ID or correlation ID from the output of a send, or WhatsApp's own message ID",
	},
	{
		displayName: 'Options',
		name: 'getOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 86400 },
				default: 60,
				description: 'Maximum time to wait. For longer waits, use the Pilot Status Trigger.',
			},
			{
				displayName: 'Wait For',
				name: 'waitFor',
				type: 'options',
				options: [
					{
						name: 'Delivered',
						value: 'DELIVERED',
						description: "On the contact's phone",
					},
					{
						name: 'Read',
						value: 'READ',
						description: 'Requires read receipts',
					},
					{ name: 'Sent', value: 'SENT', description: 'Accepted by WhatsApp' },
				],
				default: 'DELIVERED',
				description: 'Status to wait for',
			},
		],
	},
];

/** How far a message can come, in order: each implies those before it (docs/api-reference.md 4). */
const STAGES = ['QUEUED', 'SENT', 'DELIVERED', 'READ'] as const;

/** What an item waits for. */
interface Wait {
	stage: 'SENT' | 'DELIVERED' | 'READ';
	timeoutMs: number;
}

const DEFAULT_TIMEOUT_S = 60;
const MAX_TIMEOUT_S = 86_400;
const WAITABLE = ['SENT', 'DELIVERED', 'READ'] as const;

/**
 * What the item waits for; undefined when it does not wait.
 *
 * @throws {InvalidInput} when the stage does not exist or the time limit is no number of seconds
 */
function readWait(item: ItemContext): Wait | undefined {
	const { waitFor, timeout } = readCollection(item, 'getOptions');
	if (!isSet(waitFor)) return undefined;
	const stage = WAITABLE.find((value) => value === waitFor);
	if (stage === undefined) throw invalidChoice('Wait For', waitFor, WAITABLE);
	const seconds = isSet(timeout) ? Number(timeout) : DEFAULT_TIMEOUT_S;
	if (!(seconds > 0 && seconds <= MAX_TIMEOUT_S)) {
		throw new InvalidInput(
			'"Timeout (Seconds)" must be a number from 1 to 86400',
			'For longer waits, use the Pilot Status Trigger with the event Message Delivered or Message Read',
		);
	}
	return { stage, timeoutMs: seconds * 1_000 };
}

/** From this time limit on (ms) the trigger is recommended. */
const LONG_WAIT_MS = 300_000;

/**
 * The status of one message (docs/api-reference.md 4), by any of its three ids.
 *
 * @throws {InvalidInput} when the id is empty or the options do not make sense
 */
function toRequest(item: ItemContext): ApiRequest {
	const messageId = requireText(
		item,
		'messageId',
		'Message ID',
		'Use the "id" or "correlationId" field from the output of a send, or the message ID from WhatsApp',
	);
	const wait = readWait(item);
	if (wait !== undefined && wait.timeoutMs > LONG_WAIT_MS) {
		item.hint(
			'This node polls until the message reaches the status. For long waits, use the Pilot Status Trigger: it starts a workflow when the message is delivered or read.',
		);
	}
	return { method: 'GET', path: pathWith('/v1/messages', messageId, 'Message ID') };
}

const CANCELLED: Failure = {
	message: 'The message was canceled before it was sent',
	description: 'It will not be sent. Send it again if it is still needed',
	code: 'MESSAGE_CANCELLED',
	mayHaveBeenSent: false,
	canRetry: false,
};

/**
 * Whether a message has come as far as the item waits for. `FAILED` and `CANCELED` end the wait with their reason; a
 * status this package does not know is waited out.
 *
 * @param since when the wait began (ms since 1970)
 */
function poll(body: unknown, item: ItemContext, since: number): PollResult | undefined {
	const wait = readWait(item);
	if (wait === undefined) return undefined;
	const message = recordOf(body, 'message') ?? {};
	const status = statusOf(message);
	if (status === 'FAILED') return { failure: failureOfDelivery(message) };
	if (isCancelled(status)) return { failure: CANCELLED };
	// a message that the contact wrote is here already
	if (status === 'RECEIVED' || hasReached(status, wait.stage)) return undefined;
	return { askAgainUntil: since + wait.timeoutMs, onTimeout: timedOut(wait, status) };
}

/** Until when an item waits, whatever comes of its requests (ms since 1970). */
function waitsUntil(item: ItemContext, since: number): number | undefined {
	const wait = readWait(item);
	return wait === undefined ? undefined : since + wait.timeoutMs;
}

function hasReached(status: string | undefined, wanted: Wait['stage']): boolean {
	return STAGES.findIndex((stage) => stage === status) >= STAGES.indexOf(wanted);
}

function timedOut({ stage, timeoutMs }: Wait, status = 'unknown'): Failure {
	const readReceipts =
		stage === 'READ'
			? '. WhatsApp reports Read only for contacts with read receipts turned on'
			: '';
	return {
		message: `The message was not ${stage.toLowerCase()} within ${timeoutMs / 1_000} seconds`,
		description: `Its status is ${status}, and it may still get there. Do not send it again: wait longer, or use the Pilot Status Trigger${readReceipts}`,
		code: 'WAIT_TIMEOUT',
		mayHaveBeenSent: true,
		canRetry: false,
	};
}

/** What became of a message, also waiting until it has come so far. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get message',
	description: 'Get the status of a sent message, or wait until it is delivered or read',
	kind: 'other',
	properties,
	toRequest,
	poll,
	waitsUntil,
};
