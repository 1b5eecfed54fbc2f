import type { JsonObject } from './json.mts';

/** Who is behind a number: Meta, or a paired phone (docs/api-reference.md 9). */
export type Provider = 'META' | 'PILOT_STATUS';

/** A connected WhatsApp number (docs/api-reference.md 9). */
export interface NumberRecord {
	id: string;
	instanceName: string;
	/** Digits only. */
	number: string;
	name: string;
	provider: Provider;
	/** What stands behind an unofficial number; matters for base64 media on the earlier page. */
	engine: 'CLOUD' | 'EVO' | 'EVO_GO';
	state: 'OPEN' | 'CONNECTING' | 'CLOSE';
	isFullyConnected: boolean;
	/** META only: an Official Business Account, which may use groups. */
	groupsEligible: boolean;
	/** False: sends without a template are refused with `FREE_FORM_NOT_SUPPORTED`. */
	freeForm: boolean;
	privacyMode: 'STORE_INDEFINITE' | 'STORE_X_DAYS' | 'RELAY_ONLY';
	/** The days of `STORE_X_DAYS`. */
	piiRetentionDays: number;
	/** META only: Meta's id of the number, needed to download media. */
	phoneNumberId: string | null;
	createdAt: string;
	updatedAt: string;
}

/** An API key (docs/api-reference.md 2). `account` keys reach per-number endpoints with `x-whatsapp-number-id`. */
export interface KeyRecord {
	id: string;
	secret: string;
	name: string;
	scope: 'number' | 'tenant' | 'account';
	numberId: string | null;
}

/** What a template is for (docs/api-reference.md 7). */
export type TemplateCategory = 'MARKETING' | 'UTILITY' | 'OTP';

/** A template of a number (docs/api-reference.md 7). */
export interface TemplateRecord {
	id: string;
	numberId: string;
	name: string;
	category: TemplateCategory;
	body: string | JsonObject;
	variables: Array<string | JsonObject>;
	source: Provider;
	metaStatus: 'APPROVED' | 'PENDING' | 'REJECTED' | 'DISABLED' | null;
	metaLanguage: string | null;
}

/** A group or a newsletter (channel) of a number. */
export interface ChatRoom {
	id: string;
	name: string;
	numberId: string;
	participants: string[];
}

/** Kinds of media that a message carries (docs/api-reference.md 3.3). */
export type MediaType = 'image' | 'video' | 'document' | 'audio';

/** A button under a message (docs/api-reference.md 3.4). */
export interface ReplyButton {
	type: 'reply' | 'url' | 'call' | 'copy';
	displayText: string;
	/** The id, URL, phone number or code behind the button. */
	value: string;
}

/** Kinds of messages beside text and files that arrive on official numbers (docs/api-reference.md 12.3). */
export type OtherType = 'sticker' | 'location' | 'contacts' | 'interactive' | 'button' | 'reaction';

/** A message as a phone shows it. */
export interface Content {
	type: 'text' | MediaType | OtherType;
	text: string;
	header: { type: 'text' | 'image' | 'video' | 'document'; content: string } | null;
	footer: string | null;
	buttons: ReplyButton[];
	media: { url: string; mimeType: string | null; fileName: string | null } | null;
}

/** Where a message goes: exactly one of the three (docs/api-reference.md 3.1). */
export interface Destination {
	kind: 'number' | 'group' | 'newsletter';
	/** A phone number with `+`, a BSUID, or a JID. */
	id: string;
}

/** State of a message that was sent (docs/api-reference.md 4). */
export type OutboundStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'READ' | 'FAILED' | 'CANCELED';

interface MessageBase {
	id: string;
	numberId: string;
	/** Order of arrival at the sandbox. */
	order: number;
	content: Content;
	createdAt: string;
}

/** A message that a key has sent. All times ISO 8601 or null. */
export interface OutboundMessage extends MessageBase {
	direction: 'OUTBOUND';
	correlationId: string;
	externalMessageId: string | null;
	keyId: string;
	status: OutboundStatus;
	destination: Destination;
	template: { id: string; name: string } | null;
	/** Sent without a template, so bound to Meta's 24 h window. */
	freeForm: boolean;
	/** The request as it came. */
	body: JsonObject;
	attempts: number;
	deliverAt: string | null;
	deliverUntil: string | null;
	sentAt: string | null;
	deliveredAt: string | null;
	readAt: string | null;
	failedAt: string | null;
	errorCode: string | null;
	errorMessage: string | null;
	/** What came of fetching the media from a loopback URL. */
	fetched: { status: number; bytes: number; contentType: string | null } | null;
}

/** A message that somebody else wrote, or the business itself on its phone (`fromMe`). */
export interface InboundMessage extends MessageBase {
	direction: 'INBOUND';
	externalMessageId: string;
	/** Where it was written: the contact's chat, or a group or channel. */
	chat: Destination;
	/** Phone number with `+` of the writer. */
	from: string;
	participantName: string | null;
	fromMe: boolean;
	/** The sent message that it quotes. */
	quoted: OutboundMessage | null;
	buttonId: string | null;
	mediaId: string | null;
	/** Fields that its deliveries have in place of the usual ones. */
	data: JsonObject;
	/** Names of fields that its deliveries lack. */
	omit: string[];
	readAt: string | null;
}

/** A message of either direction, as a chat holds it. */
export type ChatMessage = OutboundMessage | InboundMessage;
