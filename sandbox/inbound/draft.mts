import {
	isObject,
	optionalBoolean,
	optionalString,
	optionalStrings,
	refuseUnknown,
	type JsonObject,
} from '../core/json.mts';
import type { Destination, MediaType, NumberRecord, OtherType } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { isE164 } from '../sending/destination.mts';
import type { InboundDraft, InboundFile } from './receive.mts';

const FIELDS = [
	'numberId',
	'groupId',
	'newsletterId',
	'name',
	'text',
	'media',
	'quote',
	'button',
	'fromMe',
	'type',
	'data',
	'omit',
];

const OTHER_TYPES: readonly OtherType[] = [
	'sticker',
	'location',
	'contacts',
	'interactive',
	'button',
	'reaction',
];

function otherType(body: JsonObject): OtherType | null {
	const wanted = optionalString(body, 'type');
	if (wanted === undefined) return null;
	const type = OTHER_TYPES.find((candidate) => candidate === wanted);
	if (type === undefined) throw new Error(`"type" must be one of ${OTHER_TYPES.join(', ')}`);
	return type;
}

function dataOf(body: JsonObject): JsonObject {
	if (body.data === undefined) return {};
	if (!isObject(body.data)) throw new Error('"data" must be an object');
	return body.data;
}

function mediaTypeOf(mimeType: string): MediaType {
	const kind = mimeType.split('/', 1)[0];
	return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document';
}

function parseFile(value: unknown): InboundFile | null {
	if (value === undefined || value === null) return null;
	if (!isObject(value)) throw new Error('"media" must be an object');
	refuseUnknown(value, ['mimeType', 'fileName', 'base64', 'type'], 'media');
	const mimeType = optionalString(value, 'mimeType') ?? 'application/octet-stream';
	const base64 = optionalString(value, 'base64');
	if (base64 === undefined) throw new Error('media: "base64" is required');
	const type = optionalString(value, 'type');
	const known = type === 'image' || type === 'video' || type === 'document' || type === 'audio';
	if (type !== undefined && !known) throw new Error('media: "type" is none of the four');
	return {
		type: known ? type : mediaTypeOf(mimeType),
		mimeType,
		fileName: optionalString(value, 'fileName') ?? null,
		content: Buffer.from(base64.replace(/^data:[^,]*,/, ''), 'base64'),
	};
}

function numberFor(world: World, id: string): NumberRecord {
	const number = world.numbers.get(id);
	if (!number) throw new Error(`There is no number ${id}`);
	return number;
}

function chatFor(phone: string, body: JsonObject): Destination {
	const group = optionalString(body, 'groupId');
	const newsletter = optionalString(body, 'newsletterId');
	if (group !== undefined) return { kind: 'group', id: group };
	if (newsletter !== undefined) return { kind: 'newsletter', id: newsletter };
	return { kind: 'number', id: phone };
}

/**
 * A message of a contact from JSON, as the control API and the phone page send it.
 * @param phone the writer, in E.164 with `+`
 * @throws Error or ApiError that says what is wrong
 */
export function parseDraft(world: World, phone: string, body: JsonObject): InboundDraft {
	refuseUnknown(body, FIELDS, 'The body');
	if (!isE164(phone)) throw new Error('The phone number must be in E.164 with a leading +');
	const chat = chatFor(phone, body);
	const rooms = [...world.groups, ...world.newsletters];
	const home = rooms.find(({ id }) => id === chat.id)?.numberId;
	if (chat.kind !== 'number' && home === undefined) throw new Error(`There is no chat ${chat.id}`);
	const file = parseFile(body.media);
	const text = optionalString(body, 'text') ?? '';
	const button = optionalString(body, 'button') ?? null;
	const type = otherType(body);
	if (text === '' && !file && button === null && type === null) {
		throw new Error('One of "text", "media", "button" and "type" is required');
	}
	return {
		number: numberFor(world, optionalString(body, 'numberId') ?? home ?? 'num_meta'),
		chat,
		from: phone,
		name: optionalString(body, 'name') ?? world.contactNames.get(phone) ?? null,
		text,
		file,
		type,
		quote: optionalString(body, 'quote') ?? null,
		button,
		fromMe: optionalBoolean(body, 'fromMe') ?? false,
		data: dataOf(body),
		omit: optionalStrings(body, 'omit') ?? [],
	};
}
