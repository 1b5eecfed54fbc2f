import { isRecord, idOf } from '../../../../shared/json';
import { readMessage } from '../../../../shared/deliveries/message';

/** Events that bring what somebody wrote. Any other event, whatever it holds, is no answer. */
const EVENTS = ['message.reply', 'message.received', 'message.group'] as const;

/** A delivery of Pilot Status, reduced to what tells whether it answers a question (docs/api-reference.md 12). */
export interface Reply {
	event: (typeof EVENTS)[number];
	/** Identifies the message among the deliveries of one question, so that a repetition is known. */
	id: string;
	/** Words that the contact wrote, or the label they tapped; empty for media without text. Never the quoted text. */
	text: string;
	/** ID of the tapped button, where the delivery names one. */
	buttonId?: string;
	/** The send that a quoting reply belongs to. */
	correlationId?: string;
	/** IDs under which the quoted message may be known. */
	quoted: string[];
	/** Everything that names who wrote: phone numbers, business-scoped user IDs; the best one first. */
	senders: string[];
	groupId?: string;
	/** Written in a group, whether or not the delivery names it. */
	isInGroup: boolean;
	/** Sent from the business's own phone. */
	isOwn: boolean;
	/** A reaction to some message, which answers nothing. */
	isReaction: boolean;
	/** When it was written, by the server's clock (ms since 1970). */
	writtenAt?: number;
}

/** Reads a delivery of either schema; undefined for a body that is no message of somebody. Never throws. */
export function readReply(body: unknown): Reply | undefined {
	if (!isRecord(body) || !isRecord(body.data)) return undefined;
	const event = EVENTS.find((name) => name === body.event);
	if (event === undefined) return undefined;
	const { data } = body;
	const message = readMessage(event, data);
	const { text, isOwn, kind, senders, room, isInRoom, whatsAppId, writtenAt } = message;
	const quoted = [data.quotedMessageId, data.messageRepliedId, data.repliedToId];
	return {
		event,
		id: whatsAppId ?? idOf(data.id) ?? '',
		text,
		quoted: quoted.flatMap((id) => idOf(id) ?? []),
		senders: senders.filter((sender) => sender !== room),
		isInGroup: isInRoom,
		isOwn,
		isReaction: kind === 'reaction',
		...optional('buttonId', idOf(data.buttonId)),
		// only for replies the reference says what it stands for
		...optional('correlationId', event === 'message.reply' ? idOf(data.correlationId) : undefined),
		...optional('groupId', room),
		...(writtenAt === undefined ? {} : { writtenAt }),
	};
}

function optional<Key extends string>(
	key: Key,
	value: string | undefined,
): { [K in Key]?: string } {
	return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: string };
}
