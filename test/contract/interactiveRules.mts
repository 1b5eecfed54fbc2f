/** Rules of buttons, header and footer (docs/api-reference.md 3.2 to 3.4). */
import { isE164, isObject, isText, isWebUrl, type Violations } from './valueRules.mts';

/** The field that each type of button needs besides `displayText`, and what it must hold. */
const buttonFields: Record<string, { field: string; isValid: (value: unknown) => boolean }> = {
	reply: { field: 'id', isValid: isText },
	url: { field: 'url', isValid: isWebUrl },
	call: { field: 'phoneNumber', isValid: isE164 },
	copy: { field: 'copyCode', isValid: isText },
};

const longest = 60;

/** Checks `buttons`: at most three, each with exactly the fields of its type. */
export function checkButtons(buttons: unknown, violations: Violations): void {
	if (buttons === undefined) return;
	if (!Array.isArray(buttons)) {
		violations.push('buttons is not a list');
		return;
	}
	if (buttons.length > 3) violations.push('more than 3 buttons');
	for (const button of buttons as unknown[]) {
		if (!isObject(button)) {
			violations.push('a button is not an object');
			continue;
		}
		const rule = typeof button.type === 'string' ? buttonFields[button.type] : undefined;
		if (rule === undefined) {
			violations.push('a button has an unknown type');
			continue;
		}
		if (!isText(button.displayText)) violations.push('a button has no displayText');
		if (!rule.isValid(button[rule.field])) {
			violations.push(`a ${String(button.type)} button has no usable ${rule.field}`);
		}
		const known = ['type', 'displayText', rule.field];
		const others = Object.keys(button).filter((field) => !known.includes(field));
		if (others.length > 0) violations.push(`a button has unknown fields: ${others.join(', ')}`);
	}
}

/** Checks `header`: `{ type, content }`, only with buttons. */
export function checkHeader(body: Record<string, unknown>, violations: Violations): void {
	if (!('header' in body)) return;
	if (!hasButtons(body)) violations.push('header without buttons');
	const { header } = body;
	if (!isObject(header) || Object.keys(header).sort().join() !== 'content,type') {
		violations.push('header is not { type, content }');
		return;
	}
	const { type, content } = header;
	if (type === 'text') {
		if (!isText(content) || [...content].length > longest) {
			violations.push('the header text is blank or longer than 60 characters');
		}
	} else if (type === 'image' || type === 'video' || type === 'document') {
		if (!isWebUrl(content)) violations.push('the header content is no URL');
	} else {
		violations.push('header has an unknown type');
	}
}

/** Checks `footer`: at most 60 characters, only with buttons. */
export function checkFooter(body: Record<string, unknown>, violations: Violations): void {
	if (!('footer' in body)) return;
	if (!hasButtons(body)) violations.push('footer without buttons');
	if (!isText(body.footer) || [...body.footer].length > longest) {
		violations.push('footer is blank or longer than 60 characters');
	}
}

function hasButtons(body: Record<string, unknown>): boolean {
	return Array.isArray(body.buttons) && body.buttons.length > 0;
}
