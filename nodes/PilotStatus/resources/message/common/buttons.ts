import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { normalisePhone, type PhoneOptions } from '../../../../shared/phone';
import { readText, shorten } from '../../../../shared/values';
import { readWebAddress } from '../../../../shared/webAddress';
import type { ItemContext } from '../../../operation';
import {
	atButton,
	type ButtonField,
	type ButtonNames,
	EDITOR_NAMES,
	readButtonEntries,
	refuseTwins,
} from '../../common/buttonList';
import { type ButtonShape, readButtonShape } from '../../common/buttonShape';
import { phoneOptions } from './destination';
import { MAX_BUTTONS } from './sendBody';

/** Longest text of a button in a message on official Meta numbers (characters; Meta's own limit). */
const META_LABEL = 20;
/** Longest text of a button in a template on official Meta numbers (characters; Meta's own limit). */
const META_TEMPLATE_LABEL = 25;

/**
 * Says what official Meta numbers are known to refuse when a free text with these buttons is delivered. Pilot Status
 * documents none of it and accepts the message, so it is sent.
 */
export function hintAtButtons(item: ItemContext, buttons: readonly Button[]): void {
	hintAtLength(item, buttons, META_LABEL);
	const kinds = new Set(buttons.map(({ type }) => type));
	if (kinds.size > 1) {
		item.hint(
			'Quick replies, web pages, calls and codes may not arrive together in one message: official Meta numbers accept buttons of one type only. Send them in separate messages.',
		);
	} else if (buttons.length > 1 && !kinds.has('reply')) {
		item.hint(
			'Official Meta numbers accept one button per message, unless all are quick replies. The message may be rejected or split on delivery.',
		);
	}
}

/** Says what official Meta numbers are known to refuse in buttons that replace those of a template. */
export function hintAtTemplateButtons(item: ItemContext, buttons: readonly Button[]): void {
	hintAtLength(item, buttons, META_TEMPLATE_LABEL);
}

function hintAtLength(item: ItemContext, buttons: readonly Button[], limit: number): void {
	for (const [position, { displayText }] of buttons.entries()) {
		if (displayText.length <= limit || lengthOf(displayText) <= limit) continue;
		// without the text: a run of many items would show a notice for each of them
		item.hint(
			`The text of button ${position + 1} is longer than ${limit} characters. Official Meta numbers accept up to ${limit} and may drop the message on delivery.`,
		);
	}
}

/** Length of a text in characters as people see them: an emoji of several parts is one. */
function lengthOf(text: string): number {
	return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length;
}

const TYPES = ['reply', 'url', 'call', 'copy'] as const;
/** Names of the parts in the request (docs/api-reference.md 3.4). */
const JSON_NAMES: ButtonNames = {
	text: 'displayText',
	reply: 'id',
	url: 'url',
	call: 'phoneNumber',
	copy: 'copyCode',
	types: TYPES,
};

/** A button as the API takes it (docs/api-reference.md 3.4). */
export type Button = {
	type: string;
	displayText: string;
	id?: string;
	url?: string;
	phoneNumber?: string;
	copyCode?: string;
};

/** Where the buttons of an item are, and how its phone numbers are read. */
interface ButtonSource {
	/** The field's name as the editor shows it. */
	label: string;
	/** `fields`: parts of other types are leftovers that the editor hides; `json`: they are refused. */
	form: 'fields' | 'json';
	/** How to send no buttons, for the sentence about an empty list. */
	without: string;
	/** Where the country of numbers without `+` can be chosen: what was chosen. */
	phones?: PhoneOptions;
}

/**
 * Reads the buttons of a message as the API takes them: 1 to {@link MAX_BUTTONS}, each with the fields of its type. A
 * quick reply without ID gets `button-` and its position, or the next number that no other button has.
 *
 * @param value the fixedCollection, or the JSON as text, object or list
 * @throws {InvalidInput} one sentence that names field and button
 */
export function readButtons(value: unknown, source: ButtonSource): Button[] {
	const { label, form, without } = source;
	const names = form === 'json' ? JSON_NAMES : { ...EDITOR_NAMES, types: TYPES };
	const field: ButtonField = { label, form, names };
	const entries = readButtonEntries(value, field);
	if (entries.length === 0) {
		throw new InvalidInput(`"${label}" has no button`, `Add a button, or set ${without}`);
	}
	if (entries.length > MAX_BUTTONS) {
		throw new InvalidInput(
			`"${label}" has ${entries.length} buttons, but a message can have up to ${MAX_BUTTONS}`,
			'Remove some of them',
		);
	}
	const shapes = entries.map((entry, position) => readButtonShape(entry, position, field));
	const buttons = shapes.map((shape, position) =>
		atButton(field, position, shape.text, () => toButton(shape, source)),
	);
	refuseTwins(
		buttons.map(({ displayText, id }) => ({ text: displayText, id })),
		field,
	);
	return numbered(buttons);
}

function toButton(shape: ButtonShape, { form, phones }: ButtonSource): Button {
	if (form === 'json') refuseForeign(shape);
	const { kind: type, text } = shape;
	if (text === undefined) {
		throw new InvalidInput(`"${shape.textLabel}" is empty`, 'Enter the button text');
	}
	const button = { type, displayText: text.replace(/\s+/g, ' ') };
	const value = readText(shape.value, shape.valueLabel, { exact: true });
	if (type === 'reply') return value === undefined ? button : { ...button, id: value };
	if (value === undefined) {
		throw new InvalidInput(`"${shape.valueLabel}" is empty`, NEEDED[type]);
	}
	if (type === 'copy') return { ...button, copyCode: value };
	if (type === 'call') return { ...button, phoneNumber: readPhone(shape, phones) };
	return { ...button, url: readWebAddress(value, shape.valueLabel) };
}

const NEEDED = {
	url: 'Enter the URL that the button opens',
	call: 'Enter the phone number that the button calls, such as +55 11 99999-9999',
	copy: 'Enter the code that the button copies',
} as const;

/** A part that the type does not have says that something else was meant; an ID does no harm. */
function refuseForeign({ kind, rest }: ButtonShape): void {
	const foreign = Object.keys(rest).filter((key) => !/^(button_?)?id$/i.test(key));
	if (foreign.length === 0) return;
	const named = foreign.map((key) => `"${shorten(key)}"`).join(', ');
	throw new InvalidInput(
		`a button of the type ${kind} has no ${named}`,
		`It takes "displayText" and "${JSON_NAMES[kind]}". Remove the rest, or change the type`,
	);
}

function readPhone({ value, valueLabel }: ButtonShape, phones?: PhoneOptions): string {
	const phone = normalisePhone(value, valueLabel, phones);
	if (phone.startsWith('+')) return phone;
	throw new InvalidInput(
		`"${valueLabel}" is "${phone}", which is a user ID and cannot be called`,
		'Enter a phone number, such as +55 11 99999-9999',
	);
}

/** Gives each quick reply without an ID the number of its position, or the next one that is free. */
function numbered(buttons: Button[]): Button[] {
	const taken = new Set(buttons.map(({ id }) => id));
	return buttons.map((button, position) => {
		if (button.type !== 'reply' || button.id !== undefined) return button;
		let number = position + 1;
		while (taken.has(`button-${number}`)) number += 1;
		const id = `button-${number}`;
		taken.add(id);
		return { ...button, id };
	});
}

/** The parameters that hold the buttons of an operation. */
export interface ButtonParameters {
	/** Chooses where the buttons come from. */
	mode: string;
	/** The choice that means no buttons: its value, and its name in the editor. */
	without: { name: string; value: string };
	fields: string;
	json: string;
}

/**
 * Reads the buttons that an item chose to send. What is left in a field that the choice hides is not read.
 *
 * @returns undefined when the item chose to send none
 * @throws {InvalidInput} when it chose buttons and has none, or one of them cannot be sent
 */
export function readChosenButtons(
	item: ItemContext,
	{ mode, without, fields, json }: ButtonParameters,
): Button[] | undefined {
	const chosen = item.get<unknown>(mode, without.value);
	const source = (label: string, form: ButtonSource['form']): ButtonSource => ({
		label,
		form,
		without: `"Specify Buttons" to ${without.name}`,
		phones: phoneOptions(item),
	});
	switch (chosen) {
		case without.value:
			return undefined;
		case 'fields':
			return readButtons(item.get(fields, {}), source('Buttons', 'fields'));
		case 'json':
			return readButtons(item.get(json, ''), source('Buttons (JSON)', 'json'));
		default:
			throw invalidChoice('Specify Buttons', chosen, [without.value, 'fields', 'json']);
	}
}
