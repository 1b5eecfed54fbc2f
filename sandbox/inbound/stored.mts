import type { ChatMessage, NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';

const DAY_MS = 24 * 3_600_000;

/** A message as the reading endpoints find it. */
export interface StoredMessage {
	message: ChatMessage;
	/** Time of the message at WhatsApp, ISO 8601. */
	providerTimestamp: string;
	/** When it came into the history, ISO 8601. */
	createdAt: string;
	/** Outside of what the number's privacy keeps: its row has no text, sender, name and media. */
	redacted: boolean;
}

function timeOf(message: ChatMessage): string {
	return message.direction === 'OUTBOUND'
		? (message.sentAt ?? message.createdAt)
		: message.createdAt;
}

/**
 * The messages of a number as far as they are kept, newest first (docs/api-reference.md 6): none of one that only relays, about
 * a month of the others, a moment behind. Rows outside the days of `STORE_X_DAYS` are redacted; by the earlier pages they
 * are left out.
 */
export function storedOf(world: World, number: NumberRecord): StoredMessage[] {
	if (number.privacyMode === 'RELAY_ONLY') return [];
	const { historyDelayMs, historyDays, pageVersion } = world.settings;
	const now = world.clock.now();
	const kept = now - number.piiRetentionDays * DAY_MS;
	const limited = number.privacyMode === 'STORE_X_DAYS';
	return world.messages.all
		.filter(({ numberId }) => numberId === number.id)
		.map((message) => {
			const providerTimestamp = timeOf(message);
			const time = Date.parse(providerTimestamp);
			const createdAt = new Date(Date.parse(message.createdAt) + historyDelayMs).toISOString();
			return { message, providerTimestamp, createdAt, time, redacted: limited && time < kept };
		})
		.filter(({ time }) => time + historyDelayMs <= now && time >= now - historyDays * DAY_MS)
		.filter(({ redacted }) => !redacted || pageVersion === 'current')
		.sort((one, other) => other.time - one.time || other.message.order - one.message.order);
}
