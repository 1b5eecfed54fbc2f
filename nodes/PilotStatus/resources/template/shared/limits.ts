import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { InvalidInput } from '../../../../shared/invalidInput';
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
