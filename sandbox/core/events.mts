import type { InboundMessage, OutboundMessage } from './types.mts';

/** What happens to a message that was sent, as `message.<name>` of the webhooks (docs/api-reference.md 12). */
export type StatusEvent = 'sent' | 'delivered' | 'read' | 'failed';

/** Where the sandbox says what happened; the webhook part listens. */
export class Events {
	#onStatus: ((message: OutboundMessage, status: StatusEvent) => void) | undefined;
	#onInbound: ((message: InboundMessage) => void) | undefined;

	listen(listeners: {
		status: (message: OutboundMessage, status: StatusEvent) => void;
		inbound: (message: InboundMessage) => void;
	}): void {
		this.#onStatus = listeners.status;
		this.#onInbound = listeners.inbound;
	}

	status(message: OutboundMessage, status: StatusEvent): void {
		this.#onStatus?.(message, status);
	}

	inbound(message: InboundMessage): void {
		this.#onInbound?.(message);
	}
}
