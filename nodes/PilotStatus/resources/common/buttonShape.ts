import { isRecord } from '../../../shared/json';
import { InvalidInput, invalidChoice } from '../../../shared/invalidInput';
import { describeValue, isEmptyText, readText } from '../../../shared/values';
import { atButton, type ButtonField, type ButtonKind } from './buttonList';

/** One button as it was given, its parts found under whatever name they had. */
export interface ButtonShape {
	kind: ButtonKind;
	/** What stands on the button; undefined where it is missing. */
	text: string | undefined;
	/** The name of `text` for sentences. */
	textLabel: string;
	/** What the kind needs besides the text: ID, web address, phone number or code. Undefined where it is missing. */
	value: unknown;
	/** The name of `value` for sentences. */
	valueLabel: string;
	/** What is left over, under the names it came with. */
	rest: Record<string, unknown>;
}

type Part = 'type' | 'text' | 'value' | 'id' | 'url' | 'phone' | 'code';

/** Names of the parts as the editor, Pilot Status, Meta and language models write them; without case, `_`, `-`, blanks. */
const PARTS: Readonly<Record<string, Part>> = {
	type: 'type',
	displaytext: 'text',
	text: 'text',
	title: 'text',
	label: 'text',
	buttontext: 'text',
	id: 'id',
	buttonid: 'id',
	payload: 'id',
	url: 'url',
	link: 'url',
	href: 'url',
	phonenumber: 'phone',
	phone: 'phone',
	tel: 'phone',
	copycode: 'code',
	couponcode: 'code',
	code: 'code',
	value: 'value',
};
const KINDS: Readonly<Record<string, ButtonKind>> = {
	reply: 'reply',
	quickreply: 'reply',
	url: 'url',
	ctaurl: 'url',
	link: 'url',
	webpage: 'url',
	call: 'call',
	ctacall: 'call',
	phone: 'call',
	phonenumber: 'call',
	copy: 'copy',
	ctacopy: 'copy',
	copycode: 'copy',
};
/** The part that each kind needs. */
const NEEDS: Readonly<Record<ButtonKind, Part>> = {
	reply: 'id',
	url: 'url',
	call: 'phone',
	copy: 'code',
};
/** A value that is hardly the ID of a reply: an address or a phone number. */
const TELLING = /^\s*(https?:|www\.|tel:|\+?\d[\d\s().-]{6,}$)/i;

type Found = Map<Part, { key: string; value: unknown }>;

/**
 * Reads one button: a text is a quick reply, an object has its parts under any of the usual names. Parts without a
 * value are ignored. Where no type is given, an address, a phone number or a code tells it.
 *
 * @param entry an entry of {@link readButtonEntries}
 * @param position of the button, from 0
 * @throws {InvalidInput} naming button and part
 */
export function readButtonShape(entry: unknown, position: number, field: ButtonField): ButtonShape {
	const given = openText(entry);
	if (!isRecord(given)) {
		const text = atButton(field, position, undefined, () => needText(given));
		return {
			...labels('reply', field, new Map()),
			kind: 'reply',
			text,
			value: undefined,
			rest: {},
		};
	}
	return atButton(field, position, glance(given), () => {
		const { found, rest } = collect(given);
		const kind = kindOf(found, field);
		const value = found.get(NEEDS[kind]) ?? found.get('value');
		for (const [part, spare] of found) {
			if (part !== 'type' && part !== 'text' && spare !== value) rest.set(spare.key, spare.value);
		}
		const named = labels(kind, field, found);
		const example = exampleOf(kind, rest);
		const text = readText(found.get('text')?.value, named.textLabel, { exact: true });
		return { ...named, kind, text, value: value?.value ?? example, rest: Object.fromEntries(rest) };
	});
}

/** The code of Meta's own form, a text or a list with the text; taken out of what is left over. */
function exampleOf(kind: ButtonKind, rest: Map<string, unknown>): unknown {
	if (kind !== 'copy') return undefined;
	const example = rest.get('example');
	rest.delete('example');
	return Array.isArray(example) ? example[0] : example;
}

/** An object that was written as text inside a list. */
function openText(entry: unknown): unknown {
	if (typeof entry !== 'string' || !/^\s*\{[\s\S]*\}\s*$/.test(entry)) return entry;
	try {
		return JSON.parse(entry) as unknown;
	} catch {
		return entry;
	}
}

function needText(value: unknown): string {
	if (typeof value !== 'boolean' && typeof value !== 'object') {
		const text = readText(value, 'text');
		if (text !== undefined) return text;
	}
	throw new InvalidInput(
		`it ${describeValue(value)} instead of text or an object`,
		'Enter its text, or remove it',
	);
}

function collect(button: Record<string, unknown>): { found: Found; rest: Map<string, unknown> } {
	const found: Found = new Map();
	// a Map, because a name such as "__proto__" would disappear in an object
	const rest = new Map<string, unknown>();
	const add = (key: string, value: unknown): void => {
		if (value === undefined || value === null) return;
		if (typeof value === 'string' && isEmptyText(value)) return;
		const folded = foldName(key);
		const part = Object.hasOwn(PARTS, folded) ? PARTS[folded] : undefined;
		if (folded === 'reply' && isRecord(value)) {
			if (!found.has('type')) add('type', 'reply');
			for (const [inner, content] of Object.entries(value)) add(inner, content);
		} else if (folded === 'buttontext' && isRecord(value)) {
			add('displayText', value.displayText);
		} else if (part === undefined) {
			rest.set(key, value);
		} else {
			const earlier = found.get(part);
			if (earlier !== undefined && !isSame(earlier.value, value)) {
				throw new InvalidInput(
					`"${earlier.key}" and "${key}" have different values`,
					'Keep only one of them',
				);
			}
			if (earlier === undefined) found.set(part, { key, value });
		}
	};
	for (const [key, value] of Object.entries(button)) add(key, value);
	return { found, rest };
}

function kindOf(found: Found, { form, names: { types } }: ButtonField): ButtonKind {
	const type = found.get('type')?.value;
	if (type !== undefined) {
		const folded = typeof type === 'string' ? foldName(type) : '';
		const kind = Object.hasOwn(KINDS, folded) ? KINDS[folded] : undefined;
		if (kind !== undefined) return kind;
		throw invalidChoice(form === 'fields' ? 'Type' : 'type', type, types);
	}
	if (form === 'fields') return 'reply';
	const told = (['url', 'call', 'copy'] as const).filter((kind) => found.has(NEEDS[kind]));
	const value = found.get('value')?.value;
	if (told.length > 1 || (typeof value === 'string' && TELLING.test(value))) {
		throw new InvalidInput('it has no type', `Add "type" with one of these: ${types.join(', ')}`);
	}
	return told[0] ?? 'reply';
}

function labels(
	kind: ButtonKind,
	{ form, names }: ButtonField,
	found: Found,
): Pick<ButtonShape, 'textLabel' | 'valueLabel'> {
	const written = (part: Part): string | undefined =>
		form === 'json' ? found.get(part)?.key : undefined;
	return {
		textLabel: written('text') ?? names.text,
		valueLabel: written(NEEDS[kind]) ?? names[kind],
	};
}

/** The text of a button for a sentence about it, whatever else is wrong with it. */
function glance(button: Record<string, unknown>): string | undefined {
	const nested = isRecord(button.reply) ? Object.entries(button.reply) : [];
	for (const [key, value] of [...Object.entries(button), ...nested]) {
		const folded = foldName(key);
		if (!Object.hasOwn(PARTS, folded) || PARTS[folded] !== 'text') continue;
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (typeof value === 'number') return String(value);
	}
	return undefined;
}

function isSame(one: unknown, other: unknown): boolean {
	return one === other || (isTextual(one) && isTextual(other) && String(one) === String(other));
}

function isTextual(value: unknown): value is string | number {
	return typeof value === 'string' || typeof value === 'number';
}

function foldName(name: string): string {
	return name.toLowerCase().replace(/[\s_-]/g, '');
}
