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
		['an object', { a: 1 }, /"name" is an object/],
		['a list', ['a'], /"name" is an object/],
		['not a number', Number.NaN, /"name" is an object/],
		['a date that is none', new Date(Number.NaN), /"name" is an object/],
		['an invalid Luxon date', DateTime.invalid('x'), /"name" is an object/],
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
		[{ variablesMode: 'json', templateVariablesJson: '[1]' }, /must be an object/],
		[{ variablesMode: 'json', templateVariablesJson: '{' }, /not valid JSON/],
		[{ templateId: { __rl: true, mode: 'list', value: '' } }, /"Template" is empty/],
	])('refuses %j', async (parameters, reason) => {
		const { error, requests } = await template(parameters);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('refuses a way to give variables that an expression made up', async () => {
		const { error } = await template({}, { forced: { variablesMode: 'guess' } });
		expect(error?.message).toMatch(/"Variables" is "guess"/);
	});

	it('has no variables where none are given', async () => {
		expect((await template({})).body).toEqual({ ...to, templateId: 'welcome' });
		expect((await template({ variablesMode: 'json', templateVariablesJson: '' })).body).toEqual({
			...to,
			templateId: 'welcome',
		});
		expect((await template({}, { forced: { templateVariables: 'x' } })).body?.variables).toBe(
			undefined,
		);
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
		expect(hints[0]?.message).toMatch(/Meta may refuse/);
	});
});
