import { text } from '../../support/attempt.mts';
import { json, site, yes } from './support.mts';

describe('Buttons (JSON)', () => {
	const two = [
		{ type: 'reply', displayText: 'Sim', id: 'button-1' },
		{ type: 'reply', displayText: 'Não', id: 'button-2' },
	];
	const one = [{ type: 'reply', displayText: 'Sim', id: '1' }];

	it.each<[unknown, unknown]>([
		// lists of texts, as sheets and language models give them
		[['Sim', 'Não'], two],
		['["Sim","Não"]', two],
		['```json\n["Sim", "Não"]\n```', two],
		['"[\\"Sim\\",\\"Não\\"]"', two],
		[[' Sim ', 'Não\u200b'], two],
		[{ buttons: ['Sim', 'Não'] }, two],
		[{ values: [{ displayText: 'Sim' }, { displayText: 'Não' }] }, two],
		[['{"title":"Sim"}', { title: 'Não' }], two],
		[
			[1, 2.5],
			[{ displayText: '1' }, { displayText: '2.5' }],
		],
		// one object without brackets
		[{ type: 'reply', displayText: 'Sim', id: '1' }, one],
		['{"type":"reply","displayText":"Sim","id":1}', one],
		// the spellings of Meta, of its templates, and of models
		[[{ type: 'reply', reply: { id: '1', title: 'Sim' } }], one],
		[[{ reply: { id: 1, title: 'Sim' } }], one],
		[[{ type: 'QUICK_REPLY', text: 'Sim', payload: '1' }], one],
		[[{ type: 'quick-reply', label: 'Sim', id: 1 }], one],
		[[{ buttonId: '1', buttonText: { displayText: 'Sim' } }], one],
		[[{ Type: ' Reply ', Display_Text: 'Sim', ID: '1' }], one],
		[[{ label: 'Sim', value: 1 }], one],
		[[{ text: 'Sim', title: 'Sim', id: '1', url: null, phoneNumber: '', copyCode: ' ' }], one],
		[[{ type: 'URL', text: 'Site', url: ' https://example.com ' }], [site]],
		[[{ type: 'cta_url', title: 'Site', link: 'https://example.com', id: 'spare' }], [site]],
		[[{ title: 'Site', url: 'https://example.com' }], [site]],
		[[{ type: 'url', label: 'Site', value: 'https://example.com' }], [site]],
		[
			[{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+55 11 4000-0000' }],
			[{ type: 'call', displayText: 'Call', phoneNumber: '+551140000000' }],
		],
		[
			[{ type: 'COPY_CODE', text: 'Code', example: ['SAVE10'] }],
			[{ type: 'copy', displayText: 'Code', copyCode: 'SAVE10' }],
		],
		[
			[{ type: 'copy', displayText: 1, copyCode: 123 }],
			[{ type: 'copy', displayText: '1', copyCode: '123' }],
		],
	])('%j is understood', async (given, expected) => {
		const { body, error } = await json(given);
		expect(error).toBeUndefined();
		expect(body?.buttons).toMatchObject(expected as object);
		expect(body?.buttons).toHaveLength((expected as unknown[]).length);
	});

	it('takes the same from the field itself', async () => {
		const { body } = await text({ buttonsMode: 'json', buttonsJson: '[{"title":"Sim"}, "Não"]' });
		expect(body?.buttons).toEqual(two);
	});

	it.each<[unknown, string]>([
		['[{', '"Buttons (JSON)" is not valid JSON'],
		['Sim, Não', '"Buttons (JSON)" is not valid JSON'],
		[7, '"Buttons (JSON)" is 7 instead of a list of buttons'],
		[true, '"Buttons (JSON)" is true instead of a list of buttons'],
		[['Sim', null], 'Button 2 in "Buttons (JSON)": it is empty (null)'],
		[['Sim', ' '], 'Button 2 in "Buttons (JSON)": it is empty'],
		[['Sim', true], 'Button 2 in "Buttons (JSON)": it is true instead of text'],
		[[['Sim']], 'Button 1 in "Buttons (JSON)": it is a list instead of text'],
		[[{ a: 1 }], 'Button 1 in "Buttons (JSON)": a button of the type reply has no "a"'],
		[[{ ...yes, index: 0 }], 'Button 1 ("Yes") in "Buttons (JSON)": a button of the type reply'],
		[[{ ...yes, url: 'https://example.com' }], 'a button of the type reply has no "url"'],
		[[{ title: 'Yes', text: 'No' }], '"title" and "text" have different values'],
		[[{ text: 'Yes', value: 'https://a.b' }], 'it has no type'],
		[[{ text: 'x', url: 'https://a.b', phone: '+5511999999999' }], 'it has no type'],
		['[{"text":"x","__proto__":{"id":"y"}}]', 'the type reply has no "__proto__"'],
		[[{ ...yes, type: 1 }], '"type" is 1'],
		[[{ ...yes, type: 'constructor' }], '"type" is "constructor"'],
		[[{ type: 'reply', reply: { title: { a: 1 } } }], '"title" is an object (a) instead of text'],
		[[{ ...site, url: 'https://a b.c' }], 'Button 1 ("Site") in "Buttons (JSON)": "url" is'],
		[[{ type: 'call', text: 'Call', phone_number: '4000-0000' }], '"phone_number"'],
		[['1', '2', '3', '4', '5'], '"Buttons (JSON)" has 5 buttons'],
	])('%j is refused', async (given, sentence) => {
		const { error, requests } = await json(given);
		expect(error?.message).toContain(sentence);
		expect(error?.message).not.toMatch(/reading|is not a function/);
		expect(requests).toEqual([]);
	});

	it('names what it cannot take in a button, and what it takes', async () => {
		const { error } = await json([yes, { displayText: 'No', emoji: '👎' }]);
		expect(error?.message).toBe(
			'Button 2 ("No") in "Buttons (JSON)": a button of the type reply has no "emoji" [item 0]',
		);
		expect(error?.description).toBe(
			'It takes "displayText" and "id". Remove the rest, or change the type',
		);
	});
});
