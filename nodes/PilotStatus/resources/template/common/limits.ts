import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { InvalidInput } from '../../../../shared/invalidInput';
import { isHttpUrl } from '../../../../shared/media';
import { shorten } from '../../../../shared/values';
import { checkHeader } from './headerLimits';
import { countPlaceholders, lengthOf, PLACEHOLDER } from './placeholders';

const MAX_BODY = 1024;
const MAX_FOOTER = 60;
const STARTS = new RegExp(`^${PLACEHOLDER}`);
const ENDS = new RegExp(`${PLACEHOLDER}$`);

/**
 * Checks header, body and footer of a template against the limits of docs/api-reference.md 7, so that it does not fail only after a
 * review. The buttons are checked where they are read.
 *
 * @param content the API's `body`: an object of header, body, footer and buttons, or the text of the body alone
 * @throws {InvalidInput} one sentence about the first limit that is broken
 */
export function checkContent(content: IDataObject | string): void {
	if (typeof content === 'string') {
		checkBody(content);
		return;
	}
	checkHeader(content.header);
	checkBody(textOf(content.body));
	checkFooter(textOf(content.footer));
}

function checkBody(text: string | undefined): void {
	if (text === undefined || text.trim() === '') {
		throw new InvalidInput('The template has no body', 'Enter the text of the template');
	}
	if (lengthOf(text) > MAX_BODY) {
		throw new InvalidInput(`"Body" is longer than ${MAX_BODY} characters`, 'Shorten the text');
	}
	if (STARTS.test(text.trim()) || ENDS.test(text.trim())) {
		throw new InvalidInput(
			'"Body" must not start or end with a variable',
			'Put a word or a period before or after it',
		);
	}
}

function checkFooter(text: string | undefined): void {
	if (text === undefined) return;
	if (lengthOf(text) > MAX_FOOTER) {
		throw new InvalidInput(`"Footer" is longer than ${MAX_FOOTER} characters`, 'Shorten the text');
	}
	if (countPlaceholders(text) > 0) {
		throw new InvalidInput('"Footer" must not contain variables', 'Move them to the body');
	}
}

/** A part of the content may be a text or an object with a text. */
function textOf(part: unknown): string | undefined {
	const text = isRecord(part) ? part.text : part;
	return typeof text === 'string' ? text : undefined;
}

/** Most buttons of a template (docs/api-reference.md 7). */
const MAX_BUTTONS = 10;
/** Most buttons of each type, of {@link MAX_BUTTONS} in all (docs/api-reference.md 7). */
const MAX_OF_TYPE = new Map([
	['URL', 2],
	['PHONE_NUMBER', 1],
	['COPY_CODE', 1],
]);

/**
 * Checks how many buttons a template has.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} with the count
 */
export function checkCounts(buttons: ReadonlyArray<{ type: string }>, label: string): void {
	if (buttons.length > MAX_BUTTONS) {
		throw new InvalidInput(
			`"${label}" has ${buttons.length} buttons, but a template can have at most ${MAX_BUTTONS} buttons`,
			'Remove some of them',
		);
	}
	for (const [type, most] of MAX_OF_TYPE) {
		const count = buttons.filter((button) => button.type === type).length;
		if (count <= most) continue;
		throw new InvalidInput(
			`"${label}" has ${count} buttons of the type ${type}, but a template can have at most ${most}`,
			'Remove some of them',
		);
	}
}

/**
 * Checks a code to copy, which has up to 15 letters and digits (docs/api-reference.md 7).
 *
 * @param label the code's name as the person knows it
 * @throws {InvalidInput} showing the code
 */
export function checkCode(code: string, label: string): void {
	if (/^[A-Za-z0-9]{1,15}$/.test(code)) return;
	throw new InvalidInput(
		`"${label}" is "${shorten(code)}", but must be up to 15 letters and digits`,
		'Enter it without spaces, hyphens or accents, like SAVE10',
	);
}

/**
 * Checks the address of a button: a web address with one variable at most, at its end (docs/api-reference.md 7).
 *
 * @param label the address's name as the person knows it
 * @throws {InvalidInput} showing the address
 */
export function checkAddress(url: string, label: string): void {
	const bare = url.replace(ENDS, '');
	if (!isHttpUrl(url) || /\s/.test(bare.replace(new RegExp(PLACEHOLDER, 'g'), ''))) {
		throw new InvalidInput(
			`"${label}" is "${shorten(url)}", but must be a URL`,
			'Enter one URL without spaces that starts with https:// or http://',
		);
	}
	if (countPlaceholders(url) > (ENDS.test(url) ? 1 : 0)) {
		throw new InvalidInput(
			`"${label}" can contain only one variable, at its end`,
			'Move the variable to the end of the URL, like https://example.com/order/{{order_id}}',
		);
	}
}
