import type { ItemContext } from '../../../operation';
import type { Button } from './buttons';

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
