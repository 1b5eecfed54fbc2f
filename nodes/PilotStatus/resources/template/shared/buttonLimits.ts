import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { isHttpUrl } from '../../../../shared/media';
import { MAX_OF_TYPE } from './buttons';
import { countPlaceholders, PLACEHOLDER } from './placeholders';

const MAX_BUTTONS = 10;
const ENDS = new RegExp(`${PLACEHOLDER}$`);

/**
 * Checks a template's buttons.
 *
 * @param buttons the API's `buttons`; undefined where there are none
 * @throws {InvalidInput} one sentence about the first limit that is broken
 */
export function checkButtons(buttons: unknown): void {
	if (buttons === undefined || buttons === null) return;
	if (!Array.isArray(buttons) || !buttons.every(isRecord)) {
		throw new InvalidInput(
			'"buttons" must be a list of objects',
			'Write it like [{ "type": "QUICK_REPLY", "text": "Yes" }]',
		);
	}
	if (buttons.length > MAX_BUTTONS) {
		throw new InvalidInput(`A template has at most ${MAX_BUTTONS} buttons`, 'Remove some of them');
	}
	const counts = new Map<string, number>();
	for (const [position, button] of buttons.entries()) {
		const type = checkType(button, position);
		counts.set(type, (counts.get(type) ?? 0) + 1);
		if (type === 'URL') checkUrl(button.url, position);
		if (type === 'COPY_CODE') checkCode(button.example, position);
	}
	for (const [type, count] of counts) {
		const most = MAX_OF_TYPE[type] ?? 0;
		if (count > most) {
			throw new InvalidInput(
				`A template has at most ${most} ${most === 1 ? 'button' : 'buttons'} of the type ${type}`,
				'Remove some of them',
			);
		}
	}
}

function checkType({ type }: IDataObject, position: number): string {
	if (typeof type === 'string' && Object.hasOwn(MAX_OF_TYPE, type)) return type;
	throw invalidChoice(`Type of button ${position + 1}`, type, Object.keys(MAX_OF_TYPE));
}

/**
 * A code to copy has up to 15 letters and digits (concepts/templates).
 *
 * @param example the code, or a list with the code (playground/templates/create-template)
 */
function checkCode(example: unknown, position: number): void {
	const code: unknown = Array.isArray(example) ? example[0] : example;
	// the button of a one-time password has its code from a variable
	if (code === undefined || (typeof code === 'string' && /^[A-Za-z0-9]{1,15}$/.test(code))) return;
	throw new InvalidInput(
		`"Code to Copy" of button ${position + 1} must be up to 15 letters and digits`,
		'Write it without spaces, hyphens and accents, like SAVE10',
	);
}

function checkUrl(url: unknown, position: number): void {
	const label = `"Button URL" of button ${position + 1}`;
	if (typeof url !== 'string' || !isHttpUrl(url)) {
		throw new InvalidInput(`${label} must be a web address`, 'Begin it with https:// or http://');
	}
	const variables = countPlaceholders(url);
	if (variables > 1 || (variables === 1 && !ENDS.test(url))) {
		throw new InvalidInput(
			`${label} may hold one variable only, at its end`,
			'Move the variable to the end of the address, like https://example.com/order/{{order_id}}',
		);
	}
}
