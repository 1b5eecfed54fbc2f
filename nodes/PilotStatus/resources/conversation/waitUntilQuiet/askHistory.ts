import type { IExecuteFunctions } from 'n8n-workflow';

import { type ApiClient, connect } from '../../../../shared/api/client';
import type { Failure } from '../../../../shared/api/types';
import { InvalidInput } from '../../../../shared/invalidInput';
import { isExecutionStopped } from '../../../runner/progress';
import { waitUntil } from '../../../runner/rateLimiter';
import { createRetryingClient } from '../../../runner/retry';
import { oldestTime, readHistory } from './history';
import { type ChatHistory, findChat } from './historyRows';
import type { Hold } from './memory';
import type { QuietParameters } from './parameters';
import { createTurns } from './turns';

/** What the history tells of the chat of a message. */
export interface LookUp {
	history: ChatHistory | undefined;
	/** The time at Pilot Status (ms since 1970). */
	now: number;
	/** Whether it could not be asked, or does not know the message yet. */
	isBlind: boolean;
}

/** Asks the history about the chat of a message. */
export type HistoryAsker = (
	hold: Hold,
	parameters: QuietParameters,
	item: number,
) => Promise<LookUp>;

/** Longest time that an answer is held up for the history (ms). */
const LONGEST_MS = 30_000;
/** After so long a message that just came is asked for once more (ms): rows are written a moment after the delivery. */
const LATE_MS = 1_000;
/** A row that is older than its message by so much (ms) shows that those of its time were read. */
const MARGIN_MS = 5_000;

/**
 * Makes the asker of one execution. It never throws: where the history cannot be read, the memory of this process decides.
 *
 * @param tell called with why the history could not be read
 */
export function createAsker(
	context: IExecuteFunctions,
	concurrency: number,
	tell: (failure: Failure) => void,
): HistoryAsker {
	const isStopped = () => isExecutionStopped(context);
	let connecting: Promise<ApiClient | InvalidInput> | undefined;
	const connectOnce = async (): Promise<ApiClient | InvalidInput> => {
		const connected = await connect(context);
		if (connected instanceof InvalidInput) return connected;
		return createRetryingClient(connected, concurrency, isStopped, context.getMode() === 'manual');
	};
	return async (hold, parameters, item) => {
		const client = await (connecting ??= connectOnce());
		if (client instanceof InvalidInput) {
			tell(failureOf(client.message, client.description));
			return unread();
		}
		const until = Date.now() + LONGEST_MS;
		let isDone = false;
		const isOver = () => isDone || hold.isOver();
		const asked = ask(client, hold, parameters, { item, until, tell }).finally(
			() => (isDone = true),
		);
		const inTime = await Promise.race([
			asked,
			hold.over.then(() => undefined),
			waitUntil(until, isOver).then(() => undefined),
		]);
		if (inTime !== undefined) return inTime;
		if (!hold.isOver()) tell(failureOf('Pilot Status did not answer within 30 seconds'));
		return unread();
	};
}

interface Asking {
	item: number;
	until: number;
	tell: (failure: Failure) => void;
}

async function ask(
	client: ApiClient,
	hold: Hold,
	parameters: QuietParameters,
	{ item, until, tell }: Asking,
): Promise<LookUp> {
	const { message, isInRoom, quietMs, lookBackMs } = parameters;
	const writtenAt = message.writtenAt ?? Date.now();
	for (let isSecond = false; ; isSecond = true) {
		const reading = await readHistory(client, {
			since: writtenAt - lookBackMs,
			isEnough: (records) => {
				const oldest = oldestTime(records);
				const chat = findChat(records, message.keys, isInRoom);
				if (chat === undefined) return oldest < writtenAt - MARGIN_MS;
				return !createTurns(chat.answers, quietMs)(chat.own.time, oldest);
			},
			item,
			until,
		});
		if ('failure' in reading) {
			if (!hold.isOver()) tell(reading.failure);
			return unread();
		}
		const { records, isKept, now } = reading;
		const history = findChat(records, message.keys, isInRoom);
		const isBlind = history === undefined && isKept;
		if (!isBlind || isSecond) return { history, now, isBlind };
		await waitUntil(Date.now() + LATE_MS, hold.isOver);
		if (hold.isOver()) return { history, now, isBlind };
	}
}

function unread(): LookUp {
	return { history: undefined, now: Date.now(), isBlind: true };
}

function failureOf(message: string, description = ''): Failure {
	return { message, description, code: 'HISTORY', mayHaveBeenSent: false, canRetry: false };
}
