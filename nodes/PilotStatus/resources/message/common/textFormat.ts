import type { INodeProperties } from 'n8n-workflow';

import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { isEmptyText, isSet } from '../../../../shared/values';
import { toWhatsAppText } from './markdown';

const FORMATS = ['asIs', 'markdown'] as const;

/** Chooses how a text is read before it is sent. */
export const textFormatField: INodeProperties = {
	displayName: 'Text Format',
	name: 'textFormat',
	type: 'options',
	options: [
		{ name: 'As Is', value: 'asIs' },
		{ name: 'Markdown', value: 'markdown' },
	],
	default: 'asIs',
	description: 'Markdown is converted to WhatsApp formatting',
};

/**
 * Puts a text into WhatsApp's signs where its format is Markdown.
 *
 * @param format value of Text Format; as it is when not set
 * @param label the text's field as the editor shows it
 * @throws {InvalidInput} for an unknown format, and when nothing is left that a contact can see
 */
export function formatText(text: string, format: unknown, label: string): string {
	if (!isSet(format)) return text;
	const chosen = FORMATS.find((known) => known === format);
	if (chosen === undefined) throw invalidChoice('Text Format', format, FORMATS);
	if (chosen === 'asIs') return text;
	const formatted = toWhatsAppText(text);
	if (!isEmptyText(formatted)) return formatted;
	throw new InvalidInput(
		`"${label}" holds only Markdown signs and no text`,
		'Write text that the contact can see, or set Text Format to As Is',
	);
}
