import type {
	Content,
	Destination,
	InboundMessage,
	MediaType,
	NumberRecord,
	OtherType,
} from '../core/types.mts';
import type { JsonObject } from '../core/json.mts';
import type { World } from '../core/world.mts';

/** A file that a contact sends. */
export interface InboundFile {
	type: MediaType;
	mimeType: string;
	fileName: string | null;
	content: Buffer;
}

/** What a contact does on their phone. */
export interface InboundDraft {
	number: NumberRecord;
	chat: Destination;
	/** The writer's phone number with `+`. */
	from: string;
	name: string | null;
	/** Text, or the caption of the file. */
	text: string;
	file: InboundFile | null;
	/** What it is when it is neither text nor one of the four kinds of files. */
	type: OtherType | null;
	/** Any id of a sent message that is quoted. */
	quote: string | null;
	/** A reply button of the quoted message, by its id or its text. */
	button: string | null;
	/** Written on the business's own phone. */
	fromMe: boolean;
	/** Fields of its deliveries, and names of those that they lack. */
	data: JsonObject;
	omit: string[];
}

function keepFile(
	world: World,
	number: NumberRecord,
	file: InboundFile,
): { id: string; url: string } {
	const id = world.ids.of('media');
	const { mimeType, fileName, content } = file;
	world.files.set(id, { id, numberId: number.id, mimeType, fileName, content });
	return { id, url: `${world.url}/files/${id}` };
}

/**
 * Takes a message from a contact into the world, and lets the webhooks know.
 * @throws Error when it quotes what is not there or taps a button that is not there
 */
export function receiveMessage(world: World, draft: InboundDraft): InboundMessage {
	const { number, chat, file } = draft;
	const quoted = draft.quote === null ? null : world.messages.findSent(draft.quote);
	if (quoted === undefined) throw new Error(`There is no sent message ${draft.quote}`);
	if (quoted && quoted.externalMessageId === null) {
		throw new Error('A message that has not arrived cannot be quoted');
	}
	const tapped = draft.button === null ? null : findButton(quoted?.content ?? null, draft.button);
	const kept = file && keepFile(world, number, file);
	const content: Content = {
		type: draft.type ?? file?.type ?? 'text',
		text: tapped?.displayText ?? draft.text,
		header: null,
		footer: null,
		buttons: [],
		media: file && kept && { url: kept.url, mimeType: file.mimeType, fileName: file.fileName },
	};
	const message: InboundMessage = {
		direction: 'INBOUND',
		id: world.ids.record(),
		externalMessageId: world.ids.whatsApp(number.provider),
		numberId: number.id,
		order: world.messages.all.length + 1,
		chat,
		from: draft.fromMe ? `+${number.number}` : draft.from,
		participantName: draft.name,
		fromMe: draft.fromMe,
		content,
		quoted,
		buttonId: tapped?.value ?? null,
		mediaId: kept?.id ?? null,
		data: draft.data,
		omit: draft.omit,
		createdAt: world.clock.iso(),
		readAt: null,
	};
	world.messages.add(message);
	if (!draft.fromMe) {
		if (chat.kind === 'number') world.lastInbound.set(`${number.id} ${chat.id}`, world.clock.now());
		if (draft.name !== null) world.contactNames.set(draft.from, draft.name);
	}
	world.events.inbound(message);
	world.changes.notify();
	return message;
}

function findButton(
	content: Content | null,
	idOrText: string,
): { displayText: string; value: string } {
	const button = content?.buttons.find(
		({ type, value, displayText }) =>
			type === 'reply' && (value === idOrText || displayText === idOrText),
	);
	if (!button) throw new Error(`The quoted message has no reply button "${idOrText}"`);
	return button;
}
