import type { ItemContext } from '../../../operation';
import { hintAtTemplateButtons } from '../shared/buttonHints';
import type { Button } from '../shared/buttons';
import { readChosenButtons } from '../shared/chosenButtons';

/**
 * Reads the buttons that replace those of the template (docs/api-reference.md 3.3).
 *
 * @param mediaType kind of the file that replaces the one of the template; undefined where none does
 * @returns undefined where the template's own buttons are sent
 * @throws {InvalidInput} when buttons were chosen and cannot be sent
 */
export function readTemplateButtons(item: ItemContext, mediaType?: string): Button[] | undefined {
	const buttons = readChosenButtons(item, {
		mode: 'templateButtonsMode',
		without: { name: 'From Template', value: 'template' },
		fields: 'templateButtons',
		json: 'templateButtonsJson',
	});
	if (buttons === undefined) return undefined;
	hintAtTemplateButtons(item, buttons);
	if (mediaType === 'video' || mediaType === 'document') {
		item.hint(
			'Meta may reject buttons with a video or document on delivery. Watch for the failed status of these messages.',
		);
	}
	return buttons;
}
