import { PHONE, startClient, type Client } from './support.mts';

const GROUP = '120363000000000001@g.us';
const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const URL_JPG = 'https://files.example.test/a.jpg';
const reply = { type: 'reply', displayText: 'Yes', id: 'yes' };
const text = { destinationNumber: PHONE, text: 'hello' };
const media = { destinationNumber: PHONE, media: URL_JPG, mediaType: 'image' };
const template = {
	destinationNumber: PHONE,
	templateId: 'order_update',
	variables: { name: 'Ana', order_id: '1' },
};

type Case = [name: string, body: object];

describe('docs/api-reference.md 3: POST /v1/messages/send', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const ACCEPTED: Case[] = [
		['3.1 a number in E.164', text],
		['3.1 a BSUID (playground)', { ...text, destinationNumber: 'BR.13491208655302741918' }],
		['3.2 a template by name', template],
		['3.2 a template by id', { ...template, templateId: 'tpl_order_update' }],
		['3.2 a template with other media', { ...template, media: URL_JPG, mediaType: 'image' }],
		['3.2 a template with other buttons', { ...template, buttons: [reply] }],
		['3.2 direct media', media],
		['3.3 a caption', { ...media, caption: 'Look' }],
		['3.3 a data URI on Meta', { ...media, media: PNG }],
		['3.3 a schedule', { ...text, deliverAt: '2030-01-01T10:00:00-03:00' }],
		['3.3 labels', { ...text, labels: ['vip'] }],
		['3.3 markRead', { ...text, markRead: false }],
		[
			'3.3 AI rewrite of a MARKETING template',
			{
				destinationNumber: PHONE,
				templateId: 'promo_semana',
				marketingOptions: { aiRewriteEnabled: true },
			},
		],
		[
			'3.3 header and footer with buttons',
			{
				...text,
				buttons: [reply],
				header: { type: 'text', content: 'x'.repeat(60) },
				footer: 'x'.repeat(60),
			},
		],
		[
			'3.4 every button type',
			{
				...text,
				buttons: [
					{ type: 'url', displayText: 'Site', url: 'https://example.test' },
					{ type: 'call', displayText: 'Call', phoneNumber: PHONE },
					{ type: 'copy', displayText: 'Code', copyCode: 'ABC' },
				],
			},
		],
		[
			'3.4 buttons with video (current page)',
			{
				...template,
				media: 'https://files.example.test/a.mp4',
				mediaType: 'video',
				buttons: [reply],
			},
		],
	];

	test.each(ACCEPTED)('202 for %s', async (_name, body) => {
		const answer = await client.send(body);
		expect(answer.status).toBe(202);
		expect(answer.json).toEqual({
			id: expect.any(String) as string,
			correlationId: expect.any(String) as string,
			status: 'QUEUED',
			createdAt: expect.stringMatching(/Z$/) as string,
			origin: 'Sandbox official',
			sourceNumber: '5511900000000',
		});
		expect(client.sandbox.control.accepted()[0]?.body).toEqual(body);
	});

	const REFUSED: Case[] = [
		['3.1 no destination', { text: 'x' }],
		['3.1 two destinations', { ...text, groupId: GROUP }],
		['3.1 a number without +', { ...text, destinationNumber: '5511999999999' }],
		['3.1 a number with spaces', { ...text, destinationNumber: '+55 11 99999-9999' }],
		['3.1 a group that does not end in @g.us', { text: 'x', groupId: '123' }],
		['3.1 a channel that does not end in @newsletter', { text: 'x', newsletterId: GROUP }],
		['3.2 no mode', { destinationNumber: PHONE }],
		['3.2 text and template', { ...template, text: 'x' }],
		['3.2 text and media', { ...media, text: 'x' }],
		['3.2 media without mediaType', { destinationNumber: PHONE, media: URL_JPG }],
		['3.2 mediaType without media', { ...text, mediaType: 'image' }],
		['3.2 buttons with media', { ...media, buttons: [reply] }],
		['3.2 variables with media', { ...media, variables: { a: 'b' } }],
		['3.2 caption with audio', { ...media, mediaType: 'audio', caption: 'x' }],
		['3.2 caption with text', { ...text, caption: 'x' }],
		['3.3 blank text', { ...text, text: '  ' }],
		['3.3 a text that is no string', { ...text, text: 5 }],
		['3.3 an unknown mediaType', { ...media, mediaType: 'sticker' }],
		['3.3 media that is neither URL nor data URI', { ...media, media: 'iVBORw0KGgo=' }],
		['3.3 a broken data URI', { ...media, media: 'data:image/png;base64,###' }],
		['3.3 header without buttons', { ...text, header: { type: 'text', content: 'x' } }],
		['3.3 footer without buttons', { ...text, footer: 'x' }],
		[
			'3.3 a long header',
			{
				...text,
				buttons: [reply],
				header: { type: 'text', content: 'x'.repeat(61) },
			},
		],
		[
			'3.3 a media header without URL',
			{
				...text,
				buttons: [reply],
				header: { type: 'image', content: 'x' },
			},
		],
		['3.3 a long footer', { ...text, buttons: [reply], footer: 'x'.repeat(61) }],
		['3.3 four buttons', { ...text, buttons: [reply, reply, reply, reply] }],
		['3.4 an unknown button type', { ...text, buttons: [{ ...reply, type: 'list' }] }],
		['3.4 a reply without id', { ...text, buttons: [{ type: 'reply', displayText: 'a' }] }],
		[
			'3.4 a call without +',
			{
				...text,
				buttons: [{ type: 'call', displayText: 'a', phoneNumber: '5511' }],
			},
		],
		['3.3 a schedule that is no date', { ...text, deliverAt: 'tomorrow' }],
		[
			'3.3 a deadline before the schedule',
			{
				...text,
				deliverAt: '2030-01-02T00:00:00Z',
				deliverUntil: '2030-01-01T00:00:00Z',
			},
		],
		[
			'3.3 AI rewrite of a UTILITY template',
			{
				...template,
				marketingOptions: { aiRewriteEnabled: true },
			},
		],
		['an unknown field (our strictness)', { ...text, priority: 1 }],
	];

	test.each(REFUSED)('400 for %s, and nothing is kept', async (_name, body) => {
		const answer = await client.send(body);
		expect([answer.status, answer.json.code]).toEqual([400, 'VALIDATION_ERROR']);
		expect(client.sandbox.control.accepted()).toEqual([]);
	});
});
