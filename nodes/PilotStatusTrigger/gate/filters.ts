import type { IDataObject } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/api/answers';
import { ALL_EVENTS, isInbound, META_EVENT, RAW_CALLS } from '../events';
import type { Delivery } from './delivery';
import type { TextPattern } from './pattern';
import type { GateSettings } from './settings';

/** Longest part of a text that is matched against the pattern (characters), so that a huge text costs nothing. */
export const MAX_MATCHED_TEXT = 2_000;

/**
 * Whether a delivery is wanted: its event, its sender, its text. Sender and text are asked of what contacts write only;
 * a status, number or call event has neither. A message without a recognisable sender is none of the wanted ones.
 *
 * @param pattern undefined: every text
 */
export function isWanted(
	{ event, fields }: Delivery,
	settings: GateSettings,
	pattern: TextPattern | undefined,
): boolean {
	if (!isChosen(event, fields, settings.events)) return false;
	if (settings.ignoreOwnMessages && fields.fromMe === true) return false;
	if (!isInbound(event)) return true;
	if (settings.senders.length > 0 && !isFromOneOf(fields, settings.senders)) return false;
	return pattern === undefined || pattern.test(textOfMessage(fields).slice(0, MAX_MATCHED_TEXT));
}

function isChosen(event: string, fields: IDataObject, events: readonly string[]): boolean {
	if (events.includes(ALL_EVENTS) || events.includes(event)) return true;
	// raw call events come as Meta's envelope, which names no event (reference 12.2)
	return event === META_EVENT && events.includes(RAW_CALLS) && isCallEnvelope(fields);
}

function isCallEnvelope({ entry }: IDataObject): boolean {
	return recordsOf(entry).some(({ changes }) =>
		recordsOf(changes).some(({ field }) => field === 'calls'),
	);
}

function recordsOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isFromOneOf(fields: IDataObject, senders: readonly string[]): boolean {
	const given = [fields.from, fields.fromNumber, fields.userId].filter(
		(value): value is string => typeof value === 'string',
	);
	return given.some((sender) =>
		senders.some((wanted) => comparableSender(wanted) === comparableSender(sender)),
	);
}

/** Phone numbers are compared by their digits, since some events have them without `+`; other ids as they are. */
function comparableSender(sender: string): string {
	return /^\+?[\d\s().-]+$/.test(sender) ? sender.replace(/\D/g, '') : sender;
}

/** What the contact wrote. In older replies `content` is the quoted text (reference 12.4). */
function textOfMessage({ replyContent, content }: IDataObject): string {
	return textOf(replyContent) ?? textOf(content) ?? '';
}
