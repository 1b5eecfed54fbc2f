import { isRecord, textOf } from '../../shared/api/answers';

/** A delivery of Pilot Status, reduced to what tells whether it answers a question (reference 12). */
export interface Reply {
	event: string;
	/** What the contact wrote or the label they tapped; empty for media without text. */
	text: string;
	/** ID of the tapped button, where the delivery names one. */
	buttonId?: string;
	correlationId?: string;
	/** IDs under which the quoted message may be known. */
	quoted: string[];
	/** Who answered: a phone number with +, or a BSUID. */
	from?: string;
	groupId?: string;
	/** Sent from the business's own phone. */
	isOwn: boolean;
	/** When, as the delivery says. */
	at?: string;
}

/** Reads a delivery of either schema; undefined for a body that is no message event. Never throws. */
export function readReply(body: unknown): Reply | undefined {
	if (!isRecord(body) || !isRecord(body.data)) return undefined;
	const event = textOf(body.event);
	if (event === undefined) return undefined;
	const { data } = body;
	// v2: the answer is replyContent, and content quotes the question
	const text = typeof data.replyContent === 'string' ? data.replyContent : data.content;
	const from = textOf(data.from) ?? textOf(data.fromNumber) ?? textOf(data.userId);
	return {
		event,
		text: typeof text === 'string' ? text : '',
		quoted: [data.quotedMessageId, data.messageRepliedId, data.repliedToId].flatMap(
			(id) => textOf(id) ?? [],
		),
		isOwn: data.fromMe === true,
		...optional('buttonId', textOf(data.buttonId)),
		...optional('correlationId', textOf(data.correlationId)),
		...optional('groupId', textOf(data.groupId)),
		...optional('from', from),
		...optional('at', textOf(data.createdAt) ?? textOf(data.receivedAt) ?? textOf(data.happenedAt)),
	};
}

function optional<Key extends string>(
	key: Key,
	value: string | undefined,
): { [K in Key]?: string } {
	return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: string };
}
