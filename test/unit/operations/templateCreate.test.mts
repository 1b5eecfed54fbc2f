import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';

import { checkContent } from '../../../nodes/PilotStatus/resources/template/common/limits.ts';
import { type More, ok, runner } from './support.mts';

const create = runner('template', 'create');
const plain = { templateName: 'welcome', templateBody: 'Hello, welcome to the shop.' };
const attempt = async (parameters: IDataObject, more: More = {}) => {
	const result = await create({ ...plain, ...parameters }, more);
	return { ...result, body: result.requests[0]?.body as IDataObject | undefined };
};
const buttons = (...values: IDataObject[]) => ({ templateContentButtons: { values } });
const examples = (value: unknown) => ({
	templateExamples: { mappingMode: 'defineBelow', value } as IDataObject,
});
const json = (content: unknown, given?: unknown) => ({
	templateContentMode: 'json',
	templateContentJson: JSON.stringify(content),
	...(given === undefined ? {} : { templateExamplesJson: JSON.stringify(given) }),
});
const repeat = (count: number, value: IDataObject) => Array.from({ length: count }, () => value);
const url = (address: string) => ({ type: 'URL', text: 'Open', url: address });

describe('Create of Template', () => {
	it('needs a name and a body only', async () => {
		expect((await attempt({})).body).toEqual({
			name: 'welcome',
			category: 'UTILITY',
			language: 'pt_BR',
			body: { body: { text: 'Hello, welcome to the shop.' } },
		});
	});

	it.each([
		['IMAGE', 'https://example.com/a.jpeg?size=2', 'url'],
		['IMAGE', 'https://example.com/files/42', 'url'],
		['IMAGE', 'https://example.com/photo.final', 'url'],
		['VIDEO', 'data:video/mp4;base64,AAAA', 'base64'],
		['DOCUMENT', 'https://example.com/a.PDF', 'url'],
	])('takes a header of the type %s from %s', async (type, file, field) => {
		const { body } = await attempt({ templateHeaderType: type, templateHeaderFile: file });
		expect(body?.body).toMatchObject({ header: { type, [field]: file } });
	});

	it('gives each variable of header, body and buttons its example, and leaves out others', async () => {
		const { body } = await attempt({
			templateHeaderType: 'TEXT',
			templateHeaderText: 'Order {{order_id}} ®',
			templateBody: 'Hello {{ name }}, hello {{name}}.',
			...buttons(url('https://example.com/{{code}}')),
			...examples({ order_id: 42, name: 'Ana', code: true, old: 'x' }),
		});
		expect(body?.examples).toEqual({ order_id: '42', name: 'Ana', code: 'true' });
	});

	it.each<[IDataObject, RegExp]>([
		[{ templateName: ' ' }, /"Template Name" is empty/],
		[{ templateLanguage: '' }, /"Language" is empty/],
		[{ templateBody: ' ' }, /"Body" is empty/],
		[{ templateBody: 'x'.repeat(1025) }, /"Body" is longer than 1024/],
		[{ templateBody: '{{name}} hello', ...examples({ name: 'A' }) }, /start or end/],
		[{ templateBody: 'hello {{ name }} ', ...examples({ name: 'A' }) }, /start or end/],
		[{ templateFooter: 'x'.repeat(61) }, /"Footer" is longer than 60/],
		[{ templateFooter: 'Hi {{name}}!' }, /"Footer" must not contain variables/],
		[{ templateHeaderType: 'TEXT' }, /"Header Text" is empty/],
		[{ templateHeaderType: 'TEXT', templateHeaderText: 'x'.repeat(61) }, /longer than 60/],
		[{ templateHeaderType: 'TEXT', templateHeaderText: '{{a}} and {{b}}' }, /more than one/],
		[{ templateHeaderType: 'TEXT', templateHeaderText: 'a\nb' }, /line breaks/],
		[{ templateHeaderType: 'TEXT', templateHeaderText: '*Sale*' }, /formatting/],
		[{ templateHeaderType: 'TEXT', templateHeaderText: 'Sale 🎉' }, /emoji/],
		[{ templateHeaderType: 'IMAGE' }, /"Header File" is empty/],
		[{ templateHeaderType: 'IMAGE', templateHeaderFile: 'a.png' }, /neither a URL nor/],
		[
			{ templateHeaderType: 'IMAGE', templateHeaderFile: 'https://example.com/a.gif' },
			/must be a JPG or PNG file/,
		],
		[
			{ templateHeaderType: 'DOCUMENT', templateHeaderFile: 'data:image/png;base64,AA' },
			/must be a PDF file/,
		],
		[buttons(...repeat(11, { text: 'Yes' })), /has 11 buttons, but a template can have at most 10/],
		[
			buttons(...repeat(3, url('https://example.com'))),
			/3 buttons of the type URL, but a template can have at most 2/,
		],
		[
			buttons(...repeat(2, { type: 'PHONE_NUMBER', text: 'x', phoneNumber: '+5511999999999' })),
			/2 buttons of the type PHONE_NUMBER, .* at most 1/,
		],
		[
			buttons(...repeat(2, { type: 'COPY_CODE', code: 'A' })),
			/2 buttons of the type COPY_CODE, .* at most 1/,
		],
		[buttons({ type: 'QUICK_REPLY' }), /^Button 1 in "Buttons": "Button Text" is empty/],
		[
			buttons({ text: 'a' }, { type: 'URL', text: 'x' }),
			/^Button 2 \("x"\) in "Buttons": "Button URL" is empty/,
		],
		[buttons(url('example.com')), /"Button URL" is "example.com", but must be a URL/],
		[
			{ ...buttons(url('https://example.com/{{a}}/{{b}}')), ...examples({ a: '1', b: '2' }) },
			/only one variable/,
		],
		[
			{ ...buttons(url('https://example.com/{{a}}/x')), ...examples({ a: '1' }) },
			/only one variable, at its end/,
		],
		[buttons({ type: 'PHONE_NUMBER', text: 'x', phoneNumber: '119' }), /Button Phone Number/],
		[buttons({ type: 'PHONE_NUMBER', text: 'x', phoneNumber: 'BR.1349' }), /not a phone number/],
		[buttons({ type: 'COPY_CODE' }), /"Code to Copy" is empty/],
		[buttons({ type: 'COPY_CODE', code: 'SAVE-10' }), /up to 15 letters and digits/],
		[buttons({ type: 'COPY_CODE', code: 'A'.repeat(16) }), /up to 15 letters and digits/],
		[json({ body: 'Hi', buttons: [{ type: 'COPY_CODE', example: '5-5' }] }), /up to 15 letters/],
		[
			{ templateBody: 'Hi {{a}} and {{b}} and {{c}}.', ...examples({ b: 'x', c: ' ' }) },
			/no example: a, c/,
		],
		[{ templateBody: 'Hi {{constructor}}.' }, /no example: constructor/],
		[{ templateBody: 'Hi {{a}}.', ...examples({ a: {} }) }, /"Example of a" is an object/],
		[{ templateContentMode: 'json' }, /"Content \(JSON\)" is empty/],
		[json([1]), /"Content \(JSON\)" must be an object/],
		[json({ body: 'Hi {{a}}.' }, ['x']), /"Examples \(JSON\)" must be an object/],
		[json({ body: 'Hi {{a}}.' }), /no example: a/],
		[json({}), /has no body/],
		[json({ body: 'Hi', header: 'x' }), /"header" must be an object/],
		[json({ body: 'Hi', header: { type: 'LOCATION' } }), /"Header" is "LOCATION"/],
		[json({ body: 'Hi', header: { type: 'TEXT', text: ' ' } }), /"Header Text" is empty/],
		[json({ body: 'Hi', header: { type: 'IMAGE' } }), /either a URL or a data URI/],
		[json({ body: 'Hi', header: { type: 'IMAGE', url: 'x' } }), /not a valid URL/],
		[json({ body: 'Hi', header: { type: 'IMAGE', base64: 7 } }), /neither a URL/],
		[json({ body: 'Hi', buttons: 7 }), /"Content \(JSON\): buttons" is 7 instead of a list/],
		[
			json({ body: 'Hi', buttons: [{ type: 'FLOW' }] }),
			/^Button 1 in "Content \(JSON\): buttons": "type" is "FLOW"/,
		],
	])('refuses %j before any request', async (parameters, reason) => {
		const { error, requests } = await attempt(parameters);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it.each([
		[{ templateCategory: 'NEWS' }, /"Category" is "NEWS"/],
		[{ templateContentMode: 'guess' }, /"Content" is "guess"/],
		[{ templateHeaderType: 'STICKER' }, /"Header" is "STICKER"/],
		[
			{ templateContentButtons: { values: [{ type: 'POLL' }] } },
			/^Button 1 in "Buttons": "Type" is "POLL"/,
		],
		[{ templateBody: 'Hi {{a}}.', templateExamples: 'x' }, /no example: a/],
	])('refuses %j from an expression', async (forced, reason) => {
		const { error } = await attempt({}, { forced });
		expect(error?.message).toMatch(reason);
	});

	it('makes a quick reply of a button without type, and refuses what is no list', async () => {
		const values = [{ text: 'Yes' }, { text: 'No', type: undefined }];
		const { body } = await attempt({}, { forced: { templateContentButtons: { values } } });
		expect(body?.body).toMatchObject({
			buttons: [
				{ type: 'QUICK_REPLY', text: 'Yes' },
				{ type: 'QUICK_REPLY', text: 'No' },
			],
		});
		const none = await attempt({}, { forced: { templateContentButtons: 'x' } });
		expect(none.error?.message).toMatch(/"Buttons" is not valid JSON/);
		expect(none.requests).toEqual([]);
	});

	it.each([
		['Hello there, welcome.', undefined],
		[{ header: { type: 'NONE' }, body: { text: 'Hi {{a}}.' }, footer: null, buttons: null }, '1'],
		[{ body: 'Hi {{a}}.', footer: 'Shop', header: null }, 'x'],
		[{ body: 'Hi.', buttons: [{ type: 'COPY_CODE', example: ['SAVE10'] }] }, undefined],
		[{ body: 'Hi.', buttons: [{ type: 'COPY_CODE' }] }, undefined],
	])('sends the JSON %j as it is', async (content, a) => {
		const { body } = await attempt(json(content, a === undefined ? undefined : { a }));
		expect(body?.body).toEqual(content);
		expect(body?.examples).toEqual(a === undefined ? undefined : { a });
	});

	it('takes content and examples as objects from expressions', async () => {
		const { body } = await attempt(
			{
				templateContentMode: 'json',
				templateContentJson: '={{ $json.c }}',
				templateExamplesJson: '={{ $json.e }}',
			},
			{ items: [{ json: { c: { body: { text: 'Hi {{a}}.' } }, e: { a: 'x' } } }] },
		);
		expect(body).toMatchObject({ body: { body: { text: 'Hi {{a}}.' } }, examples: { a: 'x' } });
	});

	it.each([
		[{ error: 'A template named "welcome" exists already' }, /Pilot Status says: A template/],
		[{ error: 'taken', code: 'NAME_TAKEN' }, /Choose another name.*Pilot Status says: taken/],
		['', /Choose another name, or change the template with the Update operation$/],
	])('explains that the name is taken (%j)', async (body, words) => {
		const { error } = await attempt({}, { answer: () => ({ status: 409, body }) });
		expect(error?.message).toMatch(/A template with this name already exists/);
		expect(error?.description).toMatch(words);
	});

	it.each([
		[409, 'WHATSAPP_INSTANCE_NOT_CONNECTED', /not connected/],
		[409, 'CONFIRMATION_REQUIRED', /confirmation first/],
		[400, 'META_TEMPLATE_SUBMIT_FAILED', /Meta did not accept/],
		[400, 'TEMPLATE_EXAMPLES_REQUIRED', /without an example: name/],
	])('explains %p %s', async (status, code, words) => {
		const body = { error: 'x', code, details: { missing: ['name'] } };
		const { error } = await attempt({}, { answer: () => ({ status, body }) });
		expect(error?.message).toMatch(words);
	});

	it('says that Meta reviews the template, where it does', async () => {
		const pending = await attempt({}, { answer: () => ok({ id: 't', metaStatus: 'PENDING' }) });
		expect(pending.json).toEqual([{ id: 't', metaStatus: 'PENDING' }]);
		expect(pending.hints[0]?.message).toMatch(/Meta reviews/);
		const answer = { id: 'tpl_1', metaStatus: 'APPROVED' };
		const ready = await attempt({}, { answer: () => ok(answer) });
		expect([ready.json, ready.hints]).toEqual([[answer], []]);
	});

	it('refuses a body at any place where a limit is broken, whatever else is in it', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !/[{}]/.test(text)),
				fc.constantFrom('{{a}}', '{{ a }}', '{{1}}', '{{nome_do_cliente}}'),
				(text, variable) => {
					const inside = `${text.trim()}${variable}${text.trim()}`;
					expect(() => checkContent(inside.slice(0, 1024))).not.toThrow();
					expect(() => checkContent(variable + text)).toThrow(/start or end/);
					expect(() => checkContent({ body: { text: text + variable } })).toThrow(/start or end/);
				},
			),
		);
	});
});
