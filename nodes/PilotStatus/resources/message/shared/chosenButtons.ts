import { invalidChoice } from '../../../../shared/invalidInput';
import type { ItemContext } from '../../../operation';
import { type Button, type ButtonSource, readButtons } from './buttons';
import { phoneOptions } from './destination';

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
