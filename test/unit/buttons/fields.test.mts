import { text } from '../../support/attempt.mts';
import { fields, site, yes } from './support.mts';

describe('a button built in the editor', () => {
	it('leaves out what its type hides', async () => {
		const leftovers = { id: 'x', url: 'nonsense', phoneNumber: '+5511999999999', copyCode: 'A' };
		const { body } = await fields({ ...leftovers, type: 'reply', displayText: 'Yes', id: 'yes' });
		expect(body?.buttons).toEqual([yes]);
		const forced = { buttonsMode: 'fields', buttons: { values: [{ ...leftovers, ...site }] } };
		expect((await text({}, { forced })).body?.buttons).toEqual([site]);
	});

	it('is tidied', async () => {
		const { body } = await fields(
			{ type: 'reply', displayText: ' \u200bYes,\n please\u2060 ', id: '\ufeff yes ' },
			{ type: 'call', displayText: 'Call', phoneNumber: '+55 (11) 4000-0000' },
			{ type: 'copy', displayText: 'Code', copyCode: ' SAVE10\n' },
		);
		expect(body?.buttons).toEqual([
			{ type: 'reply', displayText: 'Yes, please', id: 'yes' },
			{ type: 'call', displayText: 'Call', phoneNumber: '+551140000000' },
			{ type: 'copy', displayText: 'Code', copyCode: 'SAVE10' },
		]);
	});

	it.each(['👩‍💻', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇧🇷', 'نعم', '是'])('keeps %s as it is written', async (label) => {
		const { body } = await fields({ displayText: label, id: 'a' });
		expect(body?.buttons).toEqual([{ type: 'reply', displayText: label, id: 'a' }]);
	});

	it('is a quick reply where the type is missing', async () => {
		const { body } = await fields({ displayText: 'Yes' }, { type: 'reply', displayText: 'No' });
		expect(body?.buttons).toEqual([
			{ type: 'reply', displayText: 'Yes', id: 'button-1' },
			{ type: 'reply', displayText: 'No', id: 'button-2' },
		]);
	});

	it.each([
		[[{ displayText: '' }], 'Button 1 in "Buttons": "Button Text" is empty'],
		[[yes, { displayText: '\u200b\u2060' }], 'Button 2 in "Buttons": "Button Text" is empty'],
		[[{ ...site, url: ' ' }], 'Button 1 ("Site") in "Buttons": "Button URL" is empty'],
		[
			[{ type: 'copy', displayText: 'Code' }],
			'Button 1 ("Code") in "Buttons": "Code to Copy" is empty',
		],
		[[{ type: 'call', displayText: 'Call' }], '"Button Phone Number" is empty'],
		[[{ type: 'call', displayText: 'Call', phoneNumber: '119' }], '"Button Phone Number"'],
		[[{ type: 'call', displayText: 'Call', phoneNumber: 'BR.1349' }], 'cannot be called'],
		[[{ ...site, url: 'example.com' }], '"Button URL" is "example.com"'],
		[[{ ...site, url: 'https://a.b/x, https://a.b/y' }], '"Button URL" is "https://a.b/x, '],
		[[{ ...site, url: 'https://a.b/x\nhttps://a.b/y' }], '"Button URL" is "https://a.b/x'],
		[[yes, yes, yes, yes], '"Buttons" has 4 buttons, but a message can have up to 3'],
		[[{ type: 'list', displayText: 'x' }], 'Button 1 ("x") in "Buttons": "Type" is "list"'],
	])('%j is refused', async (values, sentence) => {
		const { error, requests } = await fields(...values);
		expect(error?.message).toContain(sentence);
		expect(error?.message).toMatch(/\[item 0\]$/);
		expect(requests).toEqual([]);
	});

	it.each([
		[{ displayText: true }, '"Button Text" is true instead of text'],
		[{ displayText: ['Yes'] }, '"Button Text" is a list instead of text'],
		[{ displayText: { text: 'Yes' } }, '"Button Text" is an object (text) instead of text'],
		[{ displayText: 'undefined' }, '"Button Text" is "undefined"'],
		[{ displayText: '[object Object]' }, '"Button Text" is "[object Object]"'],
		[{ displayText: 'Invalid DateTime' }, '"Button Text" is "Invalid DateTime"'],
		[{ displayText: 'Yes', id: true }, '"Button ID" is true instead of text'],
		[{ displayText: 'Yes', id: {} }, '"Button ID" is an object without fields instead of text'],
		[
			{ displayText: 'Yes', id: Number('12345678901234567890') },
			'"Button ID" is the number 1234567890123',
		],
	])('%j from an expression is named', async (value, sentence) => {
		const forced = { buttonsMode: 'fields', buttons: { values: [value] } } as never;
		const { error, requests } = await text({}, { forced });
		expect(error?.message).toContain(sentence);
		expect(requests).toEqual([]);
	});
});
