import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import { readText } from '../../shared/text';

/** Most buttons of each type, of 10 in all (reference 7). */
export const MAX_OF_TYPE: Readonly<Record<string, number>> = {
	QUICK_REPLY: 10,
	URL: 2,
	PHONE_NUMBER: 1,
	COPY_CODE: 1,
};

/**
 * The buttons of the fixedCollection as the API takes them (playground/templates/create-template); undefined when
 * there are none.
 *
 * @param collection value of the parameter, `{ values: [...] }`
 * @throws {InvalidInput} when a button lacks what its type needs
 */
export function readButtons(collection: unknown): IDataObject[] | undefined {
	const values = isRecord(collection) ? collection.values : undefined;
	if (!Array.isArray(values) || values.length === 0) return undefined;
	return values.filter(isRecord).map(toButton);
}

function toButton(value: IDataObject, position: number): IDataObject {
	const type = value.type ?? 'QUICK_REPLY';
	const need = (name: string, label: string): string => {
		const text = readText(value[name], label);
		if (text === undefined) throw new InvalidInput(`"${label}" of button ${position + 1} is empty`);
		return text;
	};
	switch (type) {
		case 'QUICK_REPLY':
			return { type, text: need('text', 'Button Text') };
		case 'URL':
			return { type, text: need('text', 'Button Text'), url: need('url', 'Button URL') };
		case 'PHONE_NUMBER': {
			const text = need('text', 'Button Text');
			return { type, text, phone_number: readPhone(value.phoneNumber) };
		}
		case 'COPY_CODE':
			return { type, example: [need('code', 'Code to Copy')] };
		default:
			throw invalidChoice(`Type of button ${position + 1}`, type, Object.keys(MAX_OF_TYPE));
	}
}

function readPhone(value: unknown): string {
	const phone = normalisePhone(value, 'Button Phone Number');
	if (phone.startsWith('+')) return phone;
	throw new InvalidInput(
		'"Button Phone Number" is not a phone number',
		'Write it like +55 11 99999-9999',
	);
}
