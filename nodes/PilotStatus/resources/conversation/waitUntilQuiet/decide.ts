import { type Chat, type Entry, findEntry } from './chat';
import { mergeMessages, type QuietMessage, comparePlaces, type Place } from './message';
import type { ChatHistory, HistoryRow } from './historyRows';
import { createTurns, isAnswered } from './turns';

/** What a decision is made from. */
export interface Facts {
	chat: Chat;
	own: Entry;
	/** What the history tells of this chat; undefined where it tells nothing. */
	history: ChatHistory | undefined;
	/** Time of silence, and how far back messages count (ms). */
	quietMs: number;
	lookBackMs: number;
	/** The time by the clock of Pilot Status (ms since 1970). */
	now: number;
	/** Whether a message starts an execution of its own. */
	starts: (row: HistoryRow) => boolean;
	/** Whether a person tests, who wants to see an output. */
	isTest: boolean;
}

/** An execution is over because that of a newer message answers, or it goes on with messages, the oldest first. */
export type Decision = 'left' | { entries: Entry[] };

/**
 * How long after the end of its time of silence an execution of another process may need to start and answer (ms). After that a
 * message without an answer is nobody's any more.
 */
const OTHERS_NEED_MS = 60_000;

/** Decides about the execution of the newest message of a process, once its chat is quiet. */
export function decide(facts: Facts): Decision {
	const { history, isTest } = facts;
	if (history !== undefined && !isTest && isLeftToOther(facts, history)) return 'left';
	return { entries: messagesOf(facts) };
}

/**
 * Tells whether the execution of a newer message, in another process, goes on with all that is open here. It must be certain to
 * exist, and to count these messages to its turn.
 */
function isLeftToOther(facts: Facts, history: ChatHistory): boolean {
	const { chat, own, quietMs, now, starts } = facts;
	const isOneTurn = createTurns(history.answers, quietMs);
	const open = chat.open.filter((entry) => entry === own || !entry.isDoubtful);
	const rows = open.map(({ message }) => findRow(history, message));
	const isCovered = rows.every((row) => row !== undefined && isOneTurn(row.time, history.own.time));
	if (!isCovered) return false;
	return history.inbound.some(
		(row) =>
			!isKnown(chat, row.message) &&
			rows.every((local) => local !== undefined && comparePlaces(local, row) < 0) &&
			isOneTurn(history.own.time, row.time) &&
			starts(row) &&
			(isAnswered(history.answers, row.time, quietMs) ||
				now <= row.time + quietMs + OTHERS_NEED_MS),
	);
}

/**
 * Finds the executions that went on with messages of this contact which nothing says to be answered: what became of them decides
 * whether these messages are part of the next turn.
 */
export function unansweredExecutions({
	chat,
	history,
	quietMs,
}: Pick<Facts, 'chat' | 'history' | 'quietMs'>): string[] {
	const isOneTurn = createTurns(history?.answers ?? [], quietMs);
	return chat.taken
		.filter(({ entries }) =>
			entries.some(({ message }) => {
				const row = findRow(history, message);
				return history === undefined || row === undefined || isOneTurn(row.time, history.own.time);
			}),
		)
		.map(({ executionId }) => executionId);
}

function messagesOf(facts: Facts): Entry[] {
	const { chat, own, history, lookBackMs } = facts;
	const isOfTurn = turnOf(facts);
	const remembered = chat.open.flatMap((entry): Entry[] => {
		const row = findRow(history, entry.message);
		if (entry !== own && entry.isDoubtful && row !== undefined && !isOfTurn(row)) return [];
		return [row === undefined ? entry : enrich(entry, row)];
	});
	const others = (history?.inbound ?? []).filter(
		(row) =>
			!isKnown(chat, row.message) &&
			row.kind !== 'reaction' &&
			isOfTurn(row) &&
			history !== undefined &&
			history.own.time - row.time <= lookBackMs,
	);
	return [...remembered, ...others.map(toEntry)].sort(comparePlaces);
}

/** Tells which rows belong to this turn, or to an earlier one that could not ask for them. */
function turnOf({ chat, history, quietMs }: Facts): (row: HistoryRow) => boolean {
	if (history === undefined) return () => false;
	const isOneTurn = createTurns(history.answers, quietMs);
	const blind = chat.taken.filter(({ isBlind }) => isBlind);
	const rows = blind
		.flatMap(({ entries }) => entries)
		.flatMap(({ message }) => findRow(history, message) ?? []);
	return (row) => [history.own, ...rows].some(({ time }) => isOneTurn(row.time, time));
}

function findRow(history: ChatHistory | undefined, { keys }: QuietMessage): HistoryRow | undefined {
	return history?.inbound.find(({ message }) => message.keys.some((key) => keys.includes(key)));
}

function isKnown({ open, taken }: Chat, message: QuietMessage): boolean {
	const known = [...open, ...taken.flatMap(({ entries }) => entries)];
	return findEntry(known, message) !== undefined;
}

/** Changes the entry itself, which is known by its identity. */
function enrich(entry: Entry, row: HistoryRow): Entry {
	entry.message = mergeMessages(row.message, entry.message);
	return Object.assign(entry, placeIn(row, entry.sequence));
}

function placeIn({ time, storedAt, id }: Place, sequence: number): Place {
	return { time, storedAt, sequence, id };
}

function toEntry(row: HistoryRow): Entry {
	const { message } = row;
	return { ...placeIn(row, Infinity), message, arrivedAt: row.time, isDoubtful: false };
}
