import { ALL_EVENTS, META_EVENT, RAW_CALLS } from '../events';
import { isFromOneOf, type TriggerOptions } from './options';
import type { Delivery } from './parse';
import { matchesText } from './textFilter';

/** The kinds of messages that Pilot Status names (docs/api-reference.md 12.3). */
export const MESSAGE_TYPES = [
	'audio',
	'button',
	'contacts',
	'document',
	'image',
	'interactive',
	'location',
	'reaction',
	'sticker',
	'text',
	'video',
] as const;

/** Let in only when it is chosen: a thumbs-up is no question. */
const REACTION = 'reaction';

/** Field of Meta's envelopes that hand over old chats after a number was connected. */
const OLD_CHATS = 'history';

/**
 * Tells that an event is wanted: its name, its sender, its type, its text, its age. All but the name are asked of what
 * contacts write only; a status, number or call event has none of them. A message without a recognisable sender is from
 * none of the wanted ones.
 *
 * @param now ms since 1970
 */
export function isWanted(delivery: Delivery, settings: TriggerOptions, now: number): boolean {
	if (!isChosen(delivery, settings.events)) return false;
	const { message } = delivery;
	if (settings.ignoreOwnMessages && message?.isOwn === true) return false;
	if (!delivery.isInbound) return true;
	const { senders, textFilter, ignoreOlderThan } = settings;
	if (message === undefined) return senders === undefined && textFilter === undefined;
	if (senders !== undefined && !isFromOneOf(message, senders)) return false;
	if (!isWantedType(message.kind, settings.messageTypes)) return false;
	if (textFilter !== undefined && !matchesText(message.text, textFilter)) return false;
	const { writtenAt } = message;
	return ignoreOlderThan === 0 || writtenAt === undefined || now - writtenAt <= ignoreOlderThan;
}

function isChosen({ event, field }: Delivery, events: readonly string[]): boolean {
	if (field === OLD_CHATS) return false;
	if (events.includes(ALL_EVENTS) || events.includes(event)) return true;
	// raw call events come as Meta's envelope, which names no event (docs/api-reference.md 12.2)
	return event === META_EVENT && events.includes(RAW_CALLS) && field === RAW_CALLS;
}

function isWantedType(kind: string | undefined, wanted: readonly string[] | undefined): boolean {
	if (wanted === undefined) return kind !== REACTION;
	if (kind === undefined || wanted.includes(kind)) return true;
	return !MESSAGE_TYPES.some((known) => known === kind);
}
