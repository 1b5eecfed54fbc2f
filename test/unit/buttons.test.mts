import type { IDataObject } from 'n8n-workflow';

import { template, text, to } from '../support/attempt.mts';

const yes = { type: 'reply', displayText: 'Yes', id: 'yes' };
const site = { type: 'url', displayText: 'Site', url: 'https://example.com' };

/** Sends buttons built in the editor. */
const fields = (...values: unknown[]) =>
	text({ buttonsMode: 'fields', buttons: { values } as IDataObject });
/** Sends buttons that an expression gives. */
const json = (b: unknown, more: IDataObject = {}) =>
	text(
		{ buttonsMode: 'json', buttonsJson: '={{ $json.b }}', ...more },
		{ item: { json: { b: b as IDataObject } } },
	);

describe('Specify Buttons', () => {
	const leftovers = {
		buttons: { values: [yes] },
		buttonsJson: '[{',
		header: { value: { type: 'image', content: 'x' } },
		footer: 'F'.repeat(61),
	};

	it.each([{}, { buttonsMode: 'none' }])('%j reads nothing that it hides', async (mode) => {
		// n8n itself drops hidden values only where no expression decides about them
		const { body, error } = await text(mode, { forced: leftovers });
		expect(error).toBeUndefined();
		expect(body).toEqual({ ...to, text: 'Hello' });
	});

	it('reads only the fields, or only the JSON', async () => {
		const built = await text(
			{ buttonsMode: 'fields', buttons: { values: [yes] } },
			{ forced: { buttonsJson: '[{' } },
		);
		expect(built.body?.buttons).toEqual([yes]);
		const written = await text(
			{ buttonsMode: 'json', buttonsJson: JSON.stringify([site]) },
			{ forced: { buttons: { values: [{ type: 'poll' }] } } },
		);
		expect(written.body?.buttons).toEqual([site]);
	});

	it('can be chosen item by item', async () => {
		const parameters = {
			buttonsMode: '={{ $json.mode }}',
			buttonsJson: '={{ $json.b }}',
			footer: 'Shop',
		};
		const without = await text(parameters, { item: { json: { mode: 'none' } } });
		expect(without.body).toEqual({ ...to, text: 'Hello' });
		const beside = await text(parameters, { item: { json: { mode: 'json', b: ['Yes'] } } });
		expect(beside.body).toMatchObject({ buttons: [{ displayText: 'Yes' }], footer: 'Shop' });
	});

	it('shows header and footer beside buttons', async () => {
		const { body } = await text({
			buttonsMode: 'fields',
			buttons: { values: [yes] },
			header: { value: { type: 'text', content: ' Your order ' } },
			footer: ' Shop ',
		});
		expect(body).toMatchObject({ header: { type: 'text', content: 'Your order' }, footer: 'Shop' });
	});

	it.each([
		[{ buttonsMode: 'fields' }, '"Buttons" has no button'],
		[{ buttonsMode: 'fields', buttons: { values: [] } }, '"Buttons" has no button'],
		[{ buttonsMode: 'fields', footer: 'Shop' }, '"Buttons" has no button'],
		[{ buttonsMode: 'json' }, '"Buttons (JSON)" has no button'],
		[{ buttonsMode: 'json', buttonsJson: ' ' }, '"Buttons (JSON)" has no button'],
		[{ buttonsMode: 'json', buttonsJson: '={{ $json.none }}' }, '"Buttons (JSON)" has no button'],
		[{ buttonsMode: 'json', buttonsJson: '{"buttons":[]}' }, '"Buttons (JSON)" has no button'],
	])('%j asks for a button', async (parameters, sentence) => {
		const { error, requests } = await text(parameters);
		expect(error?.message).toContain(sentence);
		expect(error?.description).toBe('Add a button, or set "Specify Buttons" to None');
		expect(requests).toEqual([]);
	});

	it('refuses a choice that an expression made up', async () => {
		const { error } = await text({}, { forced: { buttonsMode: 'auto' } });
		expect(error?.message).toContain('"Specify Buttons" is "auto"');
		expect(error?.description).toContain('none, fields, json');
	});
});

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
		[[yes, yes, yes, yes], '"Buttons" has 4 buttons, and a message takes up to 3'],
		[[{ type: 'list', displayText: 'x' }], 'Button 1 ("x") in "Buttons": "Type" is "list"'],
	])('%j is refused', async (values, sentence) => {
		const { error, requests } = await fields(...values);
		expect(error?.message).toContain(sentence);
		expect(error?.message).toMatch(/\[item 0\]$/);
		expect(requests).toEqual([]);
	});

	it.each([
		[{ displayText: true }, '"Button Text" is true instead of a text'],
		[{ displayText: ['Yes'] }, '"Button Text" is a list instead of a text'],
		[{ displayText: { text: 'Yes' } }, '"Button Text" is an object (text) instead of a text'],
		[{ displayText: 'undefined' }, '"Button Text" is "undefined"'],
		[{ displayText: '[object Object]' }, '"Button Text" is "[object Object]"'],
		[{ displayText: 'Invalid DateTime' }, '"Button Text" is "Invalid DateTime"'],
		[{ displayText: 'Yes', id: true }, '"Button ID" is true instead of a text'],
		[{ displayText: 'Yes', id: {} }, '"Button ID" is an object without fields instead of a text'],
		[{ displayText: 'Yes', id: 12345678901234567890 }, '"Button ID" is the number 1234567890123'],
	])('%j from an expression is named', async (value, sentence) => {
		const forced = { buttonsMode: 'fields', buttons: { values: [value] } } as never;
		const { error, requests } = await text({}, { forced });
		expect(error?.message).toContain(sentence);
		expect(requests).toEqual([]);
	});
});

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
		[['Sim', ' '], 'Button 2 in "Buttons (JSON)": it is empty (only blanks)'],
		[['Sim', true], 'Button 2 in "Buttons (JSON)": it is true instead of a text'],
		[[['Sim']], 'Button 1 in "Buttons (JSON)": it is a list instead of a text'],
		[[{ a: 1 }], 'Button 1 in "Buttons (JSON)": a button of the type reply has no "a"'],
		[[{ ...yes, index: 0 }], 'Button 1 ("Yes") in "Buttons (JSON)": a button of the type reply'],
		[[{ ...yes, url: 'https://example.com' }], 'a button of the type reply has no "url"'],
		[[{ title: 'Yes', text: 'No' }], '"title" and "text" say different things'],
		[[{ text: 'Yes', value: 'https://a.b' }], 'it has no type'],
		[[{ text: 'x', url: 'https://a.b', phone: '+5511999999999' }], 'it has no type'],
		['[{"text":"x","__proto__":{"id":"y"}}]', 'the type reply has no "__proto__"'],
		[[{ ...yes, type: 1 }], '"type" is 1'],
		[[{ ...yes, type: 'constructor' }], '"type" is "constructor"'],
		[[{ type: 'reply', reply: { title: { a: 1 } } }], '"title" is an object (a) instead of a text'],
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

describe('two buttons', () => {
	it.each([
		[['Sim', ' sim '], 'Buttons 1 and 2 in "Buttons (JSON)" have the same text "sim"'],
		[['Sim', 'S\u00adim'], 'have the same text'],
		[['OK', 'No', 'ok'], 'Buttons 1 and 3 in "Buttons (JSON)" have the same text "ok"'],
		[[yes, { ...site, displayText: 'YES' }], 'have the same text "YES"'],
		[[yes, { ...yes, displayText: 'Yeah' }], 'have the same ID "yes"'],
		[
			[
				{ ...yes, id: 7 },
				{ displayText: 'No', id: '7' },
			],
			'have the same ID "7"',
		],
	])('%j cannot be told apart', async (given, sentence) => {
		const { error, requests } = await json(given);
		expect(error?.message).toContain(sentence);
		expect(requests).toEqual([]);
	});

	it.each([
		[
			['', 'button-1'],
			['button-2', 'button-1'],
		],
		[
			['button-2', ''],
			['button-2', 'button-3'],
		],
		[
			['button-3', '', ''],
			['button-3', 'button-2', 'button-4'],
		],
		[
			['', '', ''],
			['button-1', 'button-2', 'button-3'],
		],
		[
			['A', 'a'],
			['A', 'a'],
		],
	])('with the IDs %j get the IDs %j', async (given, expected) => {
		const { body } = await fields(...given.map((id, at) => ({ displayText: `Text ${at}`, id })));
		expect((body?.buttons as IDataObject[]).map(({ id }) => id)).toEqual(expected);
	});
});

describe('what official Meta numbers are known to refuse', () => {
	it('is said about a text of more than 20 characters', async () => {
		const { body, hints } = await json(['Ok', 'Confirmar meu agendamento agora']);
		expect(body?.buttons).toHaveLength(2);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^The text of button 2 is longer than 20 characters/),
		]);
	});

	it.each(['Doze caracteres e 20', '👩‍💻'.repeat(20), 'ã'.normalize('NFD').repeat(20)])(
		'is not said about %s',
		async (label) => {
			expect((await json([label])).hints).toEqual([]);
		},
	);

	it('is said about buttons of several types, and about two that are no quick replies', async () => {
		const other = { ...site, displayText: 'Other' };
		expect((await json([yes, site])).hints[0]?.message).toMatch(/one type only/);
		expect((await json([site, other])).hints[0]?.message).toMatch(/one button per message/);
		expect((await json([site])).hints).toEqual([]);
		expect((await json(['Yes', 'No', 'Later'])).hints).toEqual([]);
	});

	it.each(['video', 'document'])('is said about buttons with a %s', async (type) => {
		const { body, hints } = await json([yes], {
			header: { value: { type, content: 'https://example.com/file' } },
		});
		expect(body?.header).toEqual({ type, content: 'https://example.com/file' });
		expect(hints.map(({ message }) => message)).toEqual([expect.stringMatching(/Meta may refuse/)]);
	});
});

describe('the header', () => {
	it.each([
		[{ content: '' }, '"Header Content" is empty'],
		[{ type: 'image', content: ' ' }, '"Header Content" is empty'],
		[{ type: 'audio', content: 'x' }, '"Header Type" is "audio"'],
		[{ type: 'image', content: 'x' }, '"Header Content"'],
		[{ type: 'image', content: 'https://a.b/x, https://a.b/y' }, '"Header Content"'],
		[{ type: 'text', content: 'H'.repeat(61) }, '"Header Content" is longer than 60 characters'],
		[{ type: 'text', content: {} }, '"Header Content" is an object'],
	])('%j is refused', async (value, sentence) => {
		const { error, requests } = await json([yes], { header: { value } });
		expect(error?.message).toContain(sentence);
		expect(requests).toEqual([]);
	});

	it('takes its type in any case', async () => {
		const header = { value: { type: 'IMAGE', content: ' https://example.com/a.png ' } };
		const { body } = await text(
			{ buttonsMode: 'json', buttonsJson: '["Yes"]' },
			{ forced: { header } },
		);
		expect(body?.header).toEqual({ type: 'image', content: 'https://example.com/a.png' });
	});
});

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
