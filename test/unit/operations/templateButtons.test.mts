import type { IDataObject } from 'n8n-workflow';

import { type More, ok, runner } from './support.mts';

const create = runner('template', 'create');
const plain = { templateName: 'welcome', templateBody: 'Hello, welcome to the shop.' };
const attempt = async (parameters: IDataObject, more: More = {}) => {
	const answer = () => ok({ id: 'tpl_1', metaStatus: 'APPROVED' });
	const result = await create({ ...plain, ...parameters }, { answer, ...more });
	return { ...result, body: result.requests[0]?.body as IDataObject | undefined };
};
const buttons = (...values: IDataObject[]) => ({ templateContentButtons: { values } });
const json = (content: unknown, given?: unknown) => ({
	templateContentMode: 'json',
	templateContentJson: JSON.stringify(content),
	...(given === undefined ? {} : { templateExamplesJson: JSON.stringify(given) }),
});

describe('buttons of a template', () => {
	it.each<[unknown, unknown]>([
		[
			['Sim', ' Não '],
			[
				{ type: 'QUICK_REPLY', text: 'Sim' },
				{ type: 'QUICK_REPLY', text: 'Não' },
			],
		],
		[{ title: 'Sim' }, [{ type: 'QUICK_REPLY', text: 'Sim' }]],
		['["Sim"]', [{ type: 'QUICK_REPLY', text: 'Sim' }]],
		[[{ type: 'reply', displayText: 1, url: null }], [{ type: 'QUICK_REPLY', text: '1' }]],
		[
			[{ type: 'call', text: 'Call', phoneNumber: '+55 11 4000-0000' }],
			[{ type: 'PHONE_NUMBER', text: 'Call', phone_number: '+551140000000' }],
		],
		[
			[{ type: 'url', title: 'Open', url: ' https://example.com/{{code}} ', tracking: true }],
			[{ type: 'URL', text: 'Open', url: 'https://example.com/{{code}}', tracking: true }],
		],
		[[{ type: 'copy_code', example: 'SAVE10' }], [{ type: 'COPY_CODE', example: ['SAVE10'] }]],
		[[{ type: 'Copy', code: 123 }], [{ type: 'COPY_CODE', example: ['123'] }]],
	])('writes the buttons %j as the API does', async (buttons, expected) => {
		const { body, error } = await attempt(json({ body: 'Hi.', buttons }, { code: 'a1' }));
		expect(error).toBeUndefined();
		expect(body?.body).toEqual({ body: 'Hi.', buttons: expected });
	});

	it('leaves out a list of buttons that is empty', async () => {
		for (const buttons of [[], {}, '']) {
			expect((await attempt(json({ body: 'Hi.', buttons }))).body?.body).toEqual({ body: 'Hi.' });
		}
	});

	it('refuses two buttons with the same text', async () => {
		const { error } = await attempt(buttons({ text: 'Yes' }, { text: ' yes' }));
		expect(error?.message).toMatch(/Buttons 1 and 2 in "Buttons" have the same text "yes"/);
	});

	it('reads only the parts that the type of a button shows', async () => {
		const values = [
			{ type: 'QUICK_REPLY', text: 'Yes', url: 'nonsense', phoneNumber: '1', code: '-' },
		];
		const { body } = await attempt({}, { forced: { templateContentButtons: { values } } });
		expect(body?.body).toMatchObject({ buttons: [{ type: 'QUICK_REPLY', text: 'Yes' }] });
	});
});
