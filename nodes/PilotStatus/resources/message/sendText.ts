import type { INodeProperties, IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/json';
import { InvalidInput, invalidChoice } from '../../../shared/invalidInput';
import { readText } from '../../../shared/values';
import type { ItemContext, PreparedRequest, RequestOperation } from '../../operation';
import { readCollection } from '../common/read';
import { buttonFields, buttonForms } from './common/buttonFields';
import { hintAtButtons, type ButtonParameters, readChosenButtons } from './common/buttons';
import { destinationFields, readDestination } from './common/destination';
import { divide, splitLongTextField, splitsLongText } from './common/longText';
import { readMediaAddress } from './common/mediaSource';
import { MAX_SHORT_TEXT, MAX_TEXT, readMessageText } from './common/messageText';
import { checkSendBody, SEND_PATH } from './common/sendBody';
import {
	deliverAtField,
	deliverUntilField,
	labelsField,
	markReadField,
	sendingOptions,
	readSendOptions,
} from './common/sendOptions';
import { textFormatField } from './common/textFormat';

const withButtons = { show: { buttonsMode: ['fields', 'json'] } };

const headerField: INodeProperties = {
	displayName: 'Header',
	name: 'header',
	type: 'fixedCollection',
	placeholder: 'Add Header',
	default: {},
	description: 'Shown above the text',
	displayOptions: withButtons,
	options: [
		{
			displayName: 'Header',
			name: 'value',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Document', value: 'document' },
						{ name: 'Image', value: 'image' },
						{ name: 'Text', value: 'text' },
						{ name: 'Video', value: 'video' },
					],
					default: 'text',
				},
				{
					displayName: 'Content',
					name: 'content',
					type: 'string',
					default: '',
					placeholder: 'e.g. Your order',
					description: 'Text (up to 60 characters) or public URL of the file',
				},
			],
		},
	],
};

const footerField: INodeProperties = {
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	default: '',
	placeholder: 'e.g. Reply STOP to unsubscribe',
	description: 'Small text below the message, up to 60 characters',
	displayOptions: withButtons,
};

/** Fields of Send Text. Header and footer exist only beside buttons (docs/api-reference.md 3.3), so they appear with them. */
const properties: INodeProperties[] = [
	...destinationFields,
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'e.g. Hello Ana, your order is ready',
		description: 'Supports *bold*, _italic_ and ~strikethrough~',
		hint: "Official Meta numbers deliver it only within 24 hours of the contact's last message",
	},
	{
		displayName: 'Specify Buttons',
		name: 'buttonsMode',
		type: 'options',
		options: [{ name: 'None', value: 'none' }, ...buttonForms],
		default: 'none',
		description: 'A header or footer requires buttons',
	},
	...buttonFields({
		mode: 'buttonsMode',
		fields: 'buttons',
		json: 'buttonsJson',
		description: 'Up to 3 buttons',
	}),
	headerField,
	footerField,
	{
		displayName: 'Options',
		name: 'textOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			deliverAtField,
			deliverUntilField,
			labelsField,
			markReadField,
			splitLongTextField,
			textFormatField,
		],
	},
	sendingOptions,
];

const BUTTONS: ButtonParameters = {
	mode: 'buttonsMode',
	without: { name: 'None', value: 'none' },
	fields: 'buttons',
	json: 'buttonsJson',
};
const HEADER_TYPES = ['text', 'image', 'video', 'document'] as const;

/**
 * Reads the buttons of a free text with their header and footer, which exist only beside buttons (docs/api-reference.md
 * 3.3). Without buttons nothing of them is read.
 *
 * @returns the request's `buttons`, `header` and `footer`, as far as the item has them
 * @throws {InvalidInput} when one of them cannot be sent
 */
function readInteractive(item: ItemContext): IDataObject {
	const buttons = readChosenButtons(item, BUTTONS);
	if (buttons === undefined) return {};
	const header = readHeader(item);
	const footer = readText(item.get('footer', ''), 'Footer');
	hintAtButtons(item, buttons);
	if (header?.type === 'video' || header?.type === 'document') {
		item.hint(
			'Meta may reject buttons with a video or document on delivery. Watch for the failed status of these messages.',
		);
	}
	return {
		buttons,
		...(header === undefined ? {} : { header }),
		...(footer === undefined ? {} : { footer }),
	};
}

function readHeader(item: ItemContext): IDataObject | undefined {
	const collection = item.get<unknown>('header', {});
	const value = isRecord(collection) ? collection.value : undefined;
	if (!isRecord(value)) return undefined;
	const given = value.type ?? 'text';
	const type = HEADER_TYPES.find(
		(known) => typeof given === 'string' && known === given.trim().toLowerCase(),
	);
	if (type === undefined) throw invalidChoice('Header Type', given, HEADER_TYPES);
	const content = readText(value.content, 'Header Content');
	if (content !== undefined) {
		if (type === 'text') return { type, content };
		return { type, content: readMediaAddress(content, 'Header Content', item) };
	}
	throw new InvalidInput(
		'"Header Content" is empty',
		type === 'text'
			? 'Enter the header text, or remove the header'
			: 'Enter the public URL of the file, or remove the header',
	);
}

/**
 * A free text with its buttons, header and footer (docs/api-reference.md 3.2, free text). A long one that is split becomes a
 * request with further bodies; buttons, header and footer go with the last.
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
function toRequest(item: ItemContext): PreparedRequest {
	const interactive = readInteractive(item);
	const destination = readDestination(item);
	const sendOptions = readSendOptions(item, 'textOptions');
	const options = readCollection(item, 'textOptions');
	const limit = interactive.buttons === undefined ? MAX_TEXT : MAX_SHORT_TEXT;
	const isSplit = splitsLongText(options);
	const text =
		readMessageText(item, 'text', 'Text', isSplit ? Infinity : limit, options.textFormat) ?? '';
	const isScheduled = sendOptions.deliverAt !== undefined;
	const parts = isSplit ? divide(text, MAX_TEXT, limit, isScheduled) : [text];
	const [body, ...further] = parts.map((part, index) =>
		checkSendBody({
			...destination,
			text: part,
			...(index === parts.length - 1 ? interactive : {}),
			...sendOptions,
		}),
	);
	return {
		method: 'POST',
		path: SEND_PATH,
		...(body === undefined ? {} : { body }),
		...(further.length === 0 ? {} : { further }),
	};
}

/** Sends a free text, with buttons if wanted. */
export const sendText: RequestOperation = {
	value: 'sendText',
	name: 'Send Text',
	action: 'Send text message',
	description: 'Send free text with up to 3 buttons',
	kind: 'send',
	properties,
	toRequest,
};
