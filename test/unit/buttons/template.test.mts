import { template } from '../../support/attempt.mts';
import { site, yes } from './support.mts';

describe('buttons instead of those of a template', () => {
	it('are not sent unless chosen', async () => {
		const forced = { templateButtons: { values: [yes] }, templateButtonsJson: '[{' };
		const { body, error } = await template({}, { forced });
		expect(error).toBeUndefined();
		expect(body).not.toHaveProperty('buttons');
	});

	it.each([
		[{ templateButtonsMode: 'fields', templateButtons: { values: [yes] } }, [yes]],
		[{ templateButtonsMode: 'json', templateButtonsJson: '[{"title":"Yes","id":"yes"}]' }, [yes]],
	])('%j are sent', async (parameters, expected) => {
		const { body, hints } = await template(parameters);
		expect(body?.buttons).toEqual(expected);
		expect(hints).toEqual([]);
	});

	it('may be of several types, and have 25 characters', async () => {
		const long = { ...yes, displayText: 'Y'.repeat(25) };
		const buttons = { templateButtonsMode: 'json', templateButtonsJson: [long, site] };
		expect((await template(buttons)).hints).toEqual([]);
		const longer = { ...buttons, templateButtonsJson: [{ ...yes, displayText: 'Y'.repeat(26) }] };
		expect((await template(longer)).hints[0]?.message).toMatch(/longer than 25 characters/);
	});

	it.each(['fields', 'json'])('are missed in the mode %s', async (templateButtonsMode) => {
		const { error } = await template({ templateButtonsMode });
		expect(error?.message).toMatch(/has no button/);
		expect(error?.description).toBe('Add a button, or set "Specify Buttons" to From Template');
	});
});
