import type { ChatMessage, OutboundMessage } from './types.mts';

/** All messages, findable by each of their ids (docs/api-reference.md 4). */
export class MessageStore {
	readonly all: ChatMessage[] = [];
	/** What `POST /v1/messages/send` accepted, in order. */
	readonly accepted: OutboundMessage[] = [];
	readonly #byId = new Map<string, ChatMessage>();

	add(message: ChatMessage): void {
		this.all.push(message);
		this.#byId.set(message.id, message);
		if (message.direction === 'OUTBOUND') {
			this.accepted.push(message);
			this.#byId.set(message.correlationId, message);
		}
		this.index(message);
	}

	/** Makes a message findable by its WhatsApp id, once it has one. */
	index(message: ChatMessage): void {
		if (message.externalMessageId !== null) this.#byId.set(message.externalMessageId, message);
	}

	/** All messages, the latest first, without copying the list. */
	*newestFirst(): Generator<ChatMessage> {
		for (let index = this.all.length - 1; index >= 0; index -= 1) {
			const message = this.all[index];
			if (message) yield message;
		}
	}

	/** @param id internal id, correlation id or WhatsApp id */
	find(id: string): ChatMessage | undefined {
		return this.#byId.get(id);
	}

	/** As `find`, among the messages sent by keys. */
	findSent(id: string): OutboundMessage | undefined {
		const message = this.#byId.get(id);
		return message?.direction === 'OUTBOUND' ? message : undefined;
	}
}
