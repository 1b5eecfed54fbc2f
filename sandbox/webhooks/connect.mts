import type { StatusEvent } from '../core/events.mts';
import type { InboundMessage, OutboundMessage } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { inboundEnvelope, statusEnvelope } from './metaEnvelope.mts';
import { inboundPayloads, statusPayload } from './payloads.mts';

/** Name under which the delivery log shows Meta's own bodies, which carry no event name. */
export const META_EVENT = 'meta.webhook';

/** Sends Meta's body to the webhooks of a number that selected `*`, or the event of this body, where it has a name. */
export function emitRaw(world: World, numberId: string, body: unknown, event = '*'): void {
	for (const record of world.webhooks.records.values()) {
		const wanted =
			record.numberId === numberId &&
			record.active &&
			(record.events.includes('*') || record.events.includes(event));
		if (wanted) world.webhooks.send(record, META_EVENT, JSON.stringify(body), 'application/json');
	}
}

function sendsEnvelopes(world: World, numberId: string): boolean {
	return world.settings.metaEnvelopes && world.numbers.get(numberId)?.provider === 'META';
}

/**
 * What a message of the API looks like where it is echoed as if typed on the business's phone: a message of its own, with the
 * WhatsApp id of the sent one. Whether the service echoes it is unknown (docs/api-reference.md 12.3).
 */
function echoOf(world: World, sent: OutboundMessage): InboundMessage {
	const { numberId, order, content, destination, externalMessageId, createdAt } = sent;
	return {
		direction: 'INBOUND',
		id: world.ids.record(),
		externalMessageId: externalMessageId ?? '',
		numberId,
		order,
		content,
		createdAt: sent.sentAt ?? createdAt,
		chat: destination,
		from: `+${world.numberOf(sent).number}`,
		participantName: null,
		fromMe: true,
		quoted: null,
		buttonId: null,
		mediaId: null,
		data: {},
		omit: [],
		readAt: null,
	};
}

function tellInbound(world: World, message: InboundMessage): void {
	const { numberId, fromMe } = message;
	const official = world.numberOf(message).provider === 'META';
	// What is typed on the phone of an official number comes in Meta's body (docs/api-reference.md 12.5).
	if (!official || !fromMe || world.settings.typedAlsoReceived) {
		for (const payload of inboundPayloads(world, message)) {
			world.webhooks.emit(numberId, payload.event, payload);
		}
	}
	if (sendsEnvelopes(world, numberId)) emitRaw(world, numberId, inboundEnvelope(world, message));
}

function tellStatus(world: World, message: OutboundMessage, status: StatusEvent): void {
	const payload = statusPayload(world, message, status);
	world.webhooks.emit(message.numberId, payload.event, payload);
	const raw = sendsEnvelopes(world, message.numberId) && statusEnvelope(world, message, status);
	if (raw) emitRaw(world, message.numberId, raw);
}

/** Makes what happens to messages known to the webhooks. */
export function connectWebhooks(world: World): void {
	world.events.listen({
		status: (message, status) => {
			if (world.webhooks.records.size === 0) return;
			const echo = status === 'sent' ? world.settings.echoSends : 'never';
			if (echo === 'before') tellInbound(world, echoOf(world, message));
			tellStatus(world, message, status);
			if (echo === 'after') tellInbound(world, echoOf(world, message));
		},
		inbound: (message) => tellInbound(world, message),
	});
}
