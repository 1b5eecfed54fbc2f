import type { InboundMessage, OutboundMessage } from '../core/types.mts';

/** An accepted send as tests see it: what came, for which number, and what became of it. */
export type AcceptedView = Omit<OutboundMessage, 'direction'>;

/** Leaves out what only the sandbox itself needs. */
export function acceptedView(message: OutboundMessage): AcceptedView {
	const { direction, ...view } = message;
	return view;
}

/** What a contact's message is known by. */
export interface InboundReceipt {
	id: string;
	messageId: string;
	mediaId: string | null;
	buttonId: string | null;
	createdAt: string;
}

/** The ids of a message that a contact wrote. */
export function inboundReceipt(message: InboundMessage): InboundReceipt {
	const { id, externalMessageId: messageId, mediaId, buttonId, createdAt } = message;
	return { id, messageId, mediaId, buttonId, createdAt };
}
