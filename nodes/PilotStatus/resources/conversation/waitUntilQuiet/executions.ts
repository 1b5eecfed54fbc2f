import type { IExecuteFunctions, IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import type { ChatHistory, HistoryRow } from './historyRows';

/** Most executions that are looked up for one turn, the latest ones. */
const MOST = 5;

/**
 * Finds those of earlier executions that have failed, as n8n has saved them. One that runs, has succeeded or is not saved has not:
 * n8n saves failed executions unless it is told otherwise.
 *
 * @param ids the latest last
 */
export async function findFailed(
	context: IExecuteFunctions,
	ids: readonly string[],
): Promise<string[]> {
	const own = context.getExecutionId();
	const asked = [...new Set(ids)].filter((id) => id !== own).slice(-MOST);
	const hasFailed = await Promise.all(
		asked.map(async (id) => {
			try {
				const data = await context.getExecutionDataById(id);
				return data?.resultData.error !== undefined;
			} catch {
				return false;
			}
		}),
	);
	return asked.filter((_, index) => hasFailed[index]);
}

/**
 * Tells whether a message of the history certainly starts an execution of this node. Where that is not certain, nothing may be
 * left to such an execution: a trigger that takes words only never hears of a sticker.
 */
type StartsExecution = (row: HistoryRow, chat: ChatHistory, now: number) => boolean;

/** Nodes that let through what they get. */
const PASSING = ['n8n-nodes-base.set', 'n8n-nodes-base.noOp', 'n8n-nodes-base.manualTrigger'];
const TRIGGER = /\.pilotStatusTrigger$/;
const ALL_EVENTS = '*';
const MINUTE_MS = 60_000;

/** A row, and what else decides whether the trigger lets it in. */
interface Candidate {
	row: HistoryRow;
	chat: ChatHistory;
	now: number;
}

/** The options of the trigger that keep messages out, each with what is certainly let in. All others let every message in. */
const LETS_IN: Readonly<Record<string, (value: unknown, candidate: Candidate) => boolean>> = {
	messageTypes: (value, { row }) => Array.isArray(value) && value.includes(row.kind),
	textFilter: () => false,
	ignoreOlderThan: (value, { row, now }) =>
		isOff(value) || now - row.time < Number(value) * MINUTE_MS,
	maxPerContact: (value, { row, chat }) =>
		isOff(value) || countOfMinute(row, chat) <= Number(value),
	pauseAfterPerson: (value, { row, chat }) =>
		isOff(value) || !chat.answers.some((time) => time > chat.own.time && time <= row.time),
};
/** Options of the trigger under which a message starts the workflow if another one of the same contact did. */
export const LETTING_ALL_IN = [
	'binaryPropertyName',
	'downloadMedia',
	'ignoreDuplicates',
	'ignoreOwnMessages',
	'rawBody',
	'senders',
];
/** Options of the trigger that are looked at here. */
export const LOOKED_AT = Object.keys(LETS_IN);

/** Reads what lies before this node: triggers of this package, and nothing else that could keep a message out. */
export function readStarts(context: IExecuteFunctions, isInRoom: boolean): StartsExecution {
	const before = context
		.getParentNodes(context.getNode().name, { includeNodeParameters: true })
		.filter(({ disabled, type }) => !disabled && !PASSING.includes(type));
	if (before.length === 0 || !before.every(({ type }) => TRIGGER.test(type))) return () => false;
	const triggers = before.flatMap(({ parameters }) => (isRecord(parameters) ? [parameters] : []));
	// an n8n that does not tell them leaves everything possible
	if (triggers.length < before.length) return () => false;
	return (row, chat, now) =>
		triggers.every(
			({ events, options }) =>
				isSubscribed(events, row, isInRoom) && letsIn(options, { row, chat, now }),
		);
}

/** A message that quotes one of ours comes as a reply instead (docs/api-reference.md 12.2). */
function isSubscribed(events: unknown, { isReply }: HistoryRow, isInRoom: boolean): boolean {
	// n8n leaves out what has its default; anything else but a list is an expression
	const chosen: unknown = events ?? ['message.received'];
	if (!Array.isArray(chosen)) return false;
	if (chosen.includes(ALL_EVENTS)) return true;
	if (isInRoom) return chosen.includes('message.group');
	return chosen.includes('message.received') && (!isReply || chosen.includes('message.reply'));
}

function letsIn(options: unknown, candidate: Candidate): boolean {
	const chosen: IDataObject = isRecord(options) ? options : {};
	if (options !== undefined && !isRecord(options)) return false;
	if (!('messageTypes' in chosen) && candidate.row.kind === 'reaction') return false;
	return Object.entries(chosen).every(([name, value]) => {
		if (LETTING_ALL_IN.includes(name)) return true;
		return LETS_IN[name]?.(value, candidate) ?? false;
	});
}

function isOff(value: unknown): boolean {
	return value === 0;
}

function countOfMinute(row: HistoryRow, { inbound }: ChatHistory): number {
	return inbound.filter(({ time }) => time <= row.time && row.time - time < MINUTE_MS).length;
}
