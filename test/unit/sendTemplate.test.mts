import { DateTime } from 'luxon';

import { template, to } from '../support/attempt.mts';

describe('Send Template', () => {
	const schema = [
		{ id: 'name', displayName: 'name', required: true, display: true },
		{ id: 'city', displayName: 'city', required: true, display: true, removed: true },
		{ id: 'note', displayName: 'note', required: false, display: true },
	];
	const mapped = (value: unknown) => ({
		templateVariables: { mappingMode: 'defineBelow', value, schema },
	});

	it('makes texts of numbers, booleans and dates', async () => {
		const moment = DateTime.fromISO('2026-03-01T12:00:00Z', { zone: 'UTC' });
		const { body } = await template(
			{
				variablesMode: 'json',
				templateVariablesJson: '={{ $json.v }}',
			},
			{
				item: {
					json: {
						v: {
							n: 0,
							b: false,
							big: BigInt(7) as unknown as number,
							d: moment.toJSDate() as unknown as string,
							l: moment as unknown as string,
						},
					},
				},
			},
		);
		expect(body?.variables).toEqual({
			n: '0',
			b: 'false',
			big: '7',
			d: '2026-03-01T12:00:00.000Z',
			l: '2026-03-01T12:00:00.000Z',
		});
	});

	it.each([
		['null', null, /"name" is empty/],
		['undefined', undefined, /"name" is empty/],
		['a blank text', ' ', /"name" is empty/],
		['a zero-width text', '\u200b', /"name" is empty \(only invisible characters\)/],
		['an object', { first: 'Ana' }, /"name" is an object \(first\)/],
		['a list', ['a'], /"name" is a list/],
		['not a number', Number.NaN, /"name" is "NaN": the expression returned no valid number/],
		['a date that is none', new Date(Number.NaN), /"name" is "Invalid Date": .* no valid date/],
		['an invalid Luxon date', DateTime.invalid('x'), /"name" is "Invalid DateTime": .* valid date/],
		['its text', 'Invalid DateTime', /"name" is "Invalid DateTime": .* no valid date/],
		['a missing value', 'undefined', /"name" is "undefined": the expression returned no value/],
		['an object as text', ' [object Object] ', /"name" is "\[object Object\]"/],
		['an error of a spreadsheet', '#N/A', /"name" is "#N\/A": the spreadsheet has an error/],
		[
			'a number that lost digits',
			Number('12345678901234567890'),
			/"name" is the number 1234.* lost its last/,
		],
	])('refuses %s and names the variable', async (_, value, reason) => {
		const { error, requests } = await template(mapped({ name: '={{ $json.v }}' }), {
			item: { json: { v: value } },
		});
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('refuses a variable that the chosen template needs and the item lacks', async () => {
		const { error, requests } = await template(mapped({ note: 'x' }));
		expect(error?.message).toMatch(/variable "name" is empty/);
		expect(requests).toEqual([]);
	});

	it('lets the API judge the variables of a template that an expression chooses', async () => {
		const { body } = await template(
			{ ...mapped({ note: 'x' }), templateId: { __rl: true, mode: 'id', value: '={{ $json.t }}' } },
			{ item: { json: { t: 'other' } } },
		);
		expect(body).toEqual({ ...to, templateId: 'other', variables: { note: 'x' } });
	});

	it.each([
		[{ variablesMode: 'json', templateVariablesJson: '[1]' }, /is a list, but must be an object/],
		[{ variablesMode: 'json', templateVariablesJson: '{' }, /not valid JSON/],
		[{ templateId: { __rl: true, mode: 'list', value: '' } }, /"Template" is empty/],
	])('refuses %j', async (parameters, reason) => {
		const { error, requests } = await template(parameters);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('refuses a way to give variables that an expression made up', async () => {
		const { error } = await template({}, { forced: { variablesMode: 'guess' } });
		expect(error?.message).toMatch(/"Specify Variables" is "guess"/);
	});

	it('has no variables where none are given', async () => {
		expect((await template({})).body).toEqual({ ...to, templateId: 'welcome' });
		expect((await template({ variablesMode: 'json', templateVariablesJson: '' })).body).toEqual({
			...to,
			templateId: 'welcome',
		});
		const { error } = await template({}, { forced: { templateVariables: 'x' } });
		expect(error?.message).toMatch(/"Template Variables" is "x" instead of an object/);
	});

	it('keeps the digits of numbers in JSON as they were written', async () => {
		const { body } = await template({
			variablesMode: 'json',
			templateVariablesJson:
				'\ufeff{ "order": 12345678901234567890, "price": 1.10, "text": "a \\"1.10\\" b", "no": -0.50, "1": 7 }',
		});
		expect(body?.variables).toEqual({
			order: '12345678901234567890',
			price: '1.10',
			text: 'a "1.10" b',
			no: '-0.50',
			'1': '7',
		});
	});

	it.each([
		'{"{{name}}":"Ana","{{ order }}":1.10}',
		'{" name ":"Ana","order":1.10}',
		'```json\n{"name":"Ana","order":1.10}\n```',
		JSON.stringify('{"name":"Ana","order":1.10}'),
	])('takes the names and values of %p as language models write them', async (json) => {
		const { body } = await template({ variablesMode: 'json', templateVariablesJson: json });
		expect(body?.variables).toEqual({ name: 'Ana', order: '1.10' });
	});

	it.each([
		[
			{ variablesMode: 'json', templateVariablesJson: '{"name":"Ana","{{name}}":"Bia"}' },
			/"name" is given twice/,
		],
		[mapped('={{ $json.v }}'), /"Template Variables" is a list instead of an object/],
	])('refuses %j', async (parameters, reason) => {
		const { error, requests } = await template(parameters, { item: { json: { v: ['Ana'] } } });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('sends a variable of any name', async () => {
		const { body } = await template({
			variablesMode: 'json',
			templateVariablesJson: '{ "__proto__": "a", "constructor": "b" }',
		});
		expect(Object.entries(body?.variables ?? {})).toEqual([
			['__proto__', 'a'],
			['constructor', 'b'],
		]);
	});

	describe('white space that Meta refuses', () => {
		const messy = { v: 'Ana\nMaria\t\r\n Silva     Souza a\u00a0b    c\n' };

		it('becomes one blank, with a notice', async () => {
			const { body, hints } = await template(mapped({ name: '={{ $json.v }}' }), {
				item: { json: messy },
			});
			expect(body?.variables).toEqual({ name: 'Ana Maria Silva Souza a\u00a0b    c' });
			expect(hints).toHaveLength(1);
			expect(hints[0]?.message).toMatch(/"name" were replaced with one space.*\[item 0\]/);
		});

		it.each([false, 'false', 'no'])('stays when the option is %p', async (off) => {
			const { body, hints } = await template(
				{
					...mapped({ name: '={{ $json.v }}' }),
					templateOptions: { cleanVariables: '={{ $json.off }}' },
				},
				{ item: { json: { ...messy, off } } },
			);
			expect(body?.variables).toEqual({ name: messy.v });
			expect(hints).toEqual([]);
		});
	});

	it('shows a notice about a text with a gap, and sends it', async () => {
		const { body, hints } = await template(mapped({ name: 'dear undefined' }));
		expect(body?.variables).toEqual({ name: 'dear undefined' });
		expect(hints[0]?.message).toMatch(/variable "name" contains "undefined".*\[item 0\]/);
	});

	it.each([
		[{ id: 'tpl_1' }, /"Template" is an object \(id\) instead of text/],
		[undefined, /"Template" is empty \(undefined\)/],
		[true, /"Template" is true instead of text/],
		['undefined', /"Template" is "undefined"/],
	])('says of the template %j what came', async (value, reason) => {
		const { error, requests } = await template(
			{ templateId: { __rl: true, mode: 'id', value: '={{ $json.t }}' } },
			{ item: { json: { t: value } } },
		);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('takes a template as an expression makes it, without the mark of n8n', async () => {
		const forced = { templateId: { mode: 'id', value: ' welcome\u200b' } };
		expect((await template({}, { forced })).body).toEqual({ ...to, templateId: 'welcome' });
	});

	it('replaces media and buttons, and says what Meta may refuse', async () => {
		const { body, hints } = await template({
			templateButtonsMode: 'fields',
			templateButtons: {
				values: [{ type: 'url', displayText: 'Open', url: 'https://example.com' }],
			},
			templateMedia: 'dataUri',
			templateMediaDataUri: 'data:video/mp4;base64,AAAA',
			templateOptions: { aiRewriteEnabled: false },
		});
		expect(body).toMatchObject({
			media: 'data:video/mp4;base64,AAAA',
			mediaType: 'video',
			marketingOptions: { aiRewriteEnabled: false },
		});
		expect(hints[0]?.message).toMatch(/Meta may reject/);
	});
});
