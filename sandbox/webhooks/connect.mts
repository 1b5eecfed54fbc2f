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

/** Makes what happens to messages known to the webhooks. */
export function connectWebhooks(world: World): void {
	world.events.listen({
		status: (message, status) => {
			if (world.webhooks.records.size === 0) return;
			const payload = statusPayload(world, message, status);
			world.webhooks.emit(message.numberId, payload.event, payload);
			const raw = sendsEnvelopes(world, message.numberId) && statusEnvelope(world, message, status);
			if (raw) emitRaw(world, message.numberId, raw);
		},
		inbound: (message) => {
			for (const payload of inboundPayloads(world, message)) {
				world.webhooks.emit(message.numberId, payload.event, payload);
			}
			if (sendsEnvelopes(world, message.numberId)) {
				emitRaw(world, message.numberId, inboundEnvelope(world, message));
			}
		},
	});
}
