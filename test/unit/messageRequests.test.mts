import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { MAX_DATA_URI_BYTES } from '../../nodes/PilotStatus/resources/message/sendMedia/source.ts';
import { fakeContext, fakeKey } from '../support/fakeContext.mts';
import { accepted, type Answering } from '../support/fakeHttp.mts';

const node = new PilotStatus();
const to = { destinationNumber: '+5511999999999' };

interface Attempt {
	operation: 'sendText' | 'sendTemplate' | 'sendMedia';
	parameters: IDataObject;
	item?: INodeExecutionData;
	answer?: Answering;
	signedUrl?: string;
	credential?: IDataObject;
	/** Parameters that the editor would not keep, set after n8n has filled in defaults. */
	forced?: INodeParameters;
}

async function attempt({ operation, parameters, item, forced, ...more }: Attempt) {
	const fake = fakeContext({
		node,
		parameters: { resource: 'message', operation, ...to, ...parameters },
		items: [item ?? { json: {} }],
		...(more as object),
	});
	Object.assign(fake.context.getNode().parameters, forced);
	const error = await node.execute.call(fake.context).then(
		() => undefined,
		(thrown: unknown) => thrown as Error & { description?: string },
	);
	const sends = fake.requests.filter(({ method }) => method === 'POST');
	return { ...fake, error, body: sends[0]?.body as IDataObject | undefined, sends };
}

const text = (parameters: IDataObject, more: Partial<Attempt> = {}) =>
	attempt({ operation: 'sendText', parameters: { text: 'Hello', ...parameters }, ...more });
const template = (parameters: IDataObject, more: Partial<Attempt> = {}) =>
	attempt({
		operation: 'sendTemplate',
		parameters: { templateId: { __rl: true, mode: 'id', value: 'welcome' }, ...parameters },
		...more,
	});
const media = (parameters: IDataObject, more: Partial<Attempt> = {}) =>
	attempt({ operation: 'sendMedia', parameters, ...more });

describe('destinations', () => {
	it.each([
		[{ sendTo: 'group', groupId: { __rl: true, mode: 'id', value: '' } }, /"Group" is empty/],
		[{ sendTo: 'group', groupId: { __rl: true, mode: 'id', value: '123' } }, /@g\.us/],
		[{ sendTo: 'group', groupId: { __rl: true, mode: 'id', value: '@g.us' } }, /@g\.us/],
		[
			{ sendTo: 'newsletter', newsletterId: { __rl: true, mode: 'id', value: '1@g.us' } },
			/@newsletter/,
		],
	])('%j is refused', async (parameters, reason) => {
		const { error, requests } = await text(parameters);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('refuses a kind of destination that an expression made up', async () => {
		const { error } = await text({}, { forced: { sendTo: 'everyone' } });
		expect(error?.message).toMatch(/"Send To" is "everyone"/);
	});

	it('takes an ID that is a plain text or a number from an expression', async () => {
		const plain = await text({ sendTo: 'group' }, { forced: { groupId: ' 12@g.us ' } });
		expect(plain.body?.groupId).toBe('12@g.us');
		const other = await template(
			{},
			{ forced: { templateId: { __rl: true, mode: 'id', value: 42 } } },
		);
		expect(other.body?.templateId).toBe('42');
	});
});

describe('Send Text', () => {
	it('keeps the white space of the text, and makes a text of a number', async () => {
		expect((await text({ text: ' a\n b ' })).body?.text).toBe(' a\n b ');
		const item = { json: { n: 42 } };
		expect((await text({ text: '={{ $json.n }}' }, { item })).body?.text).toBe('42');
	});

	it.each([
		[{ text: ' ' }, {}, /"Text" is empty/],
		[{ text: '={{ $json.o }}' }, { o: {} }, /"Text" is an object/],
		[{ text: '={{ $json.none }}' }, {}, /"Text" is empty/],
		[{ buttonsJson: '[{' }, {}, /not valid JSON/],
		[{ buttonsJson: '{"a":1}' }, {}, /list of objects/],
		[{ buttonsJson: '[1]' }, {}, /list of objects/],
		[{ buttonsJson: '={{ $json.b }}', footer: 'x' }, { b: [] }, /together with buttons/],
		[
			{ buttons: { values: [{ type: 'call', displayText: 'x', phoneNumber: '119' }] } },
			{},
			/Button Phone Number/,
		],
		[{ buttons: { values: [{ type: 'reply', displayText: '' }] } }, {}, /Button Text/],
		[{ textOptions: { deliverAt: 'soon' } }, {}, /Deliver At/],
		[{ textOptions: { labels: '={{ $json.l }}' } }, { l: [{}] }, /"Labels"/],
		[{ textOptions: { markRead: '={{ $json.m }}' } }, { m: 'maybe' }, /Mark Chat as Read/],
	])('refuses %j', async (parameters, json, reason) => {
		const { error, requests } = await text(parameters as IDataObject, {
			item: { json: json as IDataObject },
		});
		expect(error?.message).toMatch(reason);
		expect(error?.message).toMatch(/\[item 0\]$/);
		expect(requests).toEqual([]);
	});

	it('refuses buttons given in both ways', async () => {
		const { error } = await text(
			{ buttons: { values: [{ type: 'reply', displayText: 'Yes', id: 'yes' }] } },
			{ forced: { buttonsJson: '[{"type":"reply","displayText":"No","id":"no"}]' } },
		);
		expect(error?.message).toMatch(/both filled/);
	});

	it('refuses a type of button that an expression made up', async () => {
		const { error } = await text(
			{ buttons: { values: [{ type: '={{ $json.t }}', displayText: 'x' }] } },
			{ item: { json: { t: 'poll' } } },
		);
		expect(error?.message).toMatch(/"Type of button 1" is "poll"/);
	});

	it('gives a quick reply without ID one of its own', async () => {
		const { body } = await text({
			buttons: { values: [{ displayText: 'Yes' }, { type: 'reply', displayText: 'No' }] },
		});
		expect(body?.buttons).toEqual([
			{ type: 'reply', displayText: 'Yes', id: 'button-1' },
			{ type: 'reply', displayText: 'No', id: 'button-2' },
		]);
	});

	it('takes buttons and labels as values of an expression', async () => {
		const buttons = [{ type: 'reply', displayText: 'Yes', id: 'yes' }];
		const { body } = await text(
			{ buttonsJson: '={{ $json.b }}', textOptions: { labels: '={{ $json.l }}' } },
			{ item: { json: { b: buttons, l: ['a', 'b,c', 7] } } },
		);
		expect(body).toMatchObject({ buttons, labels: ['a', 'b', 'c', '7'] });
	});

	it.each(['video', 'document'])('says that Meta may refuse buttons with a %s', async (type) => {
		const { body, hints } = await text({
			buttons: { values: [{ type: 'reply', displayText: 'Yes', id: 'yes' }] },
			header: { value: { type, content: 'https://example.com/file' } },
		});
		expect(body?.header).toEqual({ type, content: 'https://example.com/file' });
		expect(hints).toHaveLength(1);
		expect(hints[0]?.message).toMatch(/Meta may refuse/);
	});

	it('reads dates without offset in the time zone of the workflow', async () => {
		const { body } = await text({ textOptions: { deliverAt: '2026-03-01T09:00:00' } });
		expect(body?.deliverAt).toBe('2026-03-01T09:00:00.000-03:00');
	});

	it('leaves out options that are empty', async () => {
		const { body } = await text({
			textOptions: { deliverAt: '', labels: ' , ', deliverUntil: '' },
		});
		expect(body).toEqual({ ...to, text: 'Hello' });
	});
});

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
			item: { json: { v: value as string } },
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
		[{ templateOptions: { mediaType: 'image' } }, /"Media URL" is empty/],
		[{ templateOptions: { mediaUrl: 'banner.png' } }, /"Media URL" is not a web address/],
		[{ templateOptions: { mediaUrl: 'https://example.com/x' } }, /"Media Type" must be set/],
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
			templateButtons: {
				values: [{ type: 'url', displayText: 'Open', url: 'https://example.com' }],
			},
			templateOptions: { mediaUrl: 'data:video/mp4;base64,AAAA', aiRewriteEnabled: false },
		});
		expect(body).toMatchObject({
			media: 'data:video/mp4;base64,AAAA',
			mediaType: 'video',
			marketingOptions: { aiRewriteEnabled: false },
		});
		expect(hints[0]?.message).toMatch(/Meta may refuse/);
	});
});

describe('Send Media', () => {
	const file = (more: object = {}): INodeExecutionData => ({
		json: {},
		binary: { data: { data: 'QUJD', mimeType: 'image/png', ...more } },
	});
	const binary = { mediaSource: 'binary' };
	const numbers =
		(...list: unknown[]): Answering =>
		({ path }) =>
			path === '/v1/numbers' ? { status: 200, body: list } : accepted();

	it.each([
		[{ mediaUrl: '' }, /"Media URL" is empty/],
		[{ mediaUrl: 'file.png' }, /"Media URL" is not a web address/],
		[{ mediaUrl: 'https://example.com/file' }, /"Media Type" must be set/],
		[{ mediaSource: 'dataUri', mediaDataUri: '' }, /"Data URI" is empty/],
		[{ mediaSource: 'dataUri', mediaDataUri: 'AAAA' }, /"Data URI" is not a data URI/],
		[{ ...binary, binaryPropertyName: 'photo' }, /"photo".*no file of that name/],
		[{ ...binary, binaryPropertyName: '' }, /no file of that name/],
		[{ mediaSource: 'dataUri', mediaDataUri: 'data:image/png;base64,' }, /holds no file/],
	])('refuses %j', async (parameters, reason) => {
		const { error, requests } = await media(parameters, { item: file() });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('names the files that the item has, or says that it has none', async () => {
		const wrong = { ...binary, binaryPropertyName: 'photo' };
		expect((await media(wrong, { item: file() })).error?.description).toMatch(/named: data/);
		expect((await media(wrong)).error?.description).toMatch(/no files at all/);
	});

	it.each([
		[{ mediaSource: 'fax' }, /"Media From" is "fax"/],
		[{ mediaType: 'sticker', mediaUrl: 'https://example.com/a.png' }, /"Media Type" is "sticker"/],
		[
			{ mediaSource: 'binary', binaryPropertyName: 'data', binaryDelivery: 'pigeon' },
			/"Binary Delivery" is "pigeon"/,
		],
	])('refuses %j from an expression', async (forced, reason) => {
		const { error } = await media(
			{ mediaUrl: 'https://example.com/a.png' },
			{ item: file(), forced },
		);
		expect(error?.message).toMatch(reason);
	});

	it('refuses a caption for audio, chosen or recognised', async () => {
		const audio = { mediaUrl: 'https://example.com/a.ogg', caption: 'Listen' };
		expect((await media(audio)).error?.message).toMatch(/voice note/);
		expect((await media({ ...audio, mediaType: 'audio' })).body?.mediaType).toBe('audio');
	});

	it('takes the chosen media type over the recognised one', async () => {
		const { body } = await media({ mediaUrl: 'https://example.com/a.png', mediaType: 'document' });
		expect(body?.mediaType).toBe('document');
	});

	it('asks once per run which kind of number it is, and sends the file inside the request to Meta', async () => {
		const { body, requests } = await media(binary, {
			item: file(),
			answer: numbers({ id: 'num_1', provider: 'META' }),
		});
		expect(requests.map(({ path }) => path)).toEqual(['/v1/numbers', '/v1/messages/send']);
		expect(body).toMatchObject({ media: 'data:image/png;base64,QUJD', mediaType: 'image' });
	});

	it('gives a QR-paired number an address of the file, with a hint when it is local', async () => {
		const item = file({ id: 'filesystem:1', bytes: 3 });
		const answer = numbers({ id: 'num_1', provider: 'PILOT_STATUS' });
		const open = await media(binary, {
			item,
			answer,
			signedUrl: 'https://n8n.example.test/f?token=x',
		});
		expect(open.body?.media).toBe('https://n8n.example.test/f?token=x');
		expect(open.hints).toEqual([]);
		const local = await media(binary, {
			item,
			answer,
			signedUrl: 'http://localhost:5678/f?token=x',
		});
		expect(local.hints[0]?.message).toMatch(/points to this machine/);
	});

	it('says what to do when n8n keeps files in memory', async () => {
		const { error, sends } = await media(
			{ ...binary, binaryDelivery: 'signedUrl' },
			{ item: file(), signedUrl: 'https://n8n.example.test/f' },
		);
		expect(error?.message).toMatch(/in memory/);
		expect(error?.description).toMatch(/N8N_DEFAULT_BINARY_DATA_MODE/);
		expect(sends).toEqual([]);
	});

	const last4 = fakeKey.slice(-4);
	it.each([
		[
			'own number by the end of the key',
			[
				{ provider: 'PILOT_STATUS', apiKeys: [{ keyLast4: last4 }] },
				{ provider: 'META', apiKeys: [{ keyLast4: 'zzzz' }] },
			],
			{},
			true,
		],
		[
			'own number by its ID',
			[
				{ id: 'n1', provider: 'META' },
				{ id: 'n2', provider: 'PILOT_STATUS' },
			],
			{ numberId: 'n2' },
			true,
		],
		['all of one kind', [{ provider: 'PILOT_STATUS' }, { provider: 'PILOT_STATUS' }], {}, true],
		[
			'several kinds, own one unclear',
			[{ provider: 'PILOT_STATUS' }, { provider: 'META' }],
			{},
			false,
		],
		[
			'a key ID tells nothing',
			[
				{ provider: 'PILOT_STATUS', apiKeys: [{ keyLast4: last4 }] },
				{ provider: 'META', apiKeys: ['odd'] },
			],
			{ authentication: 'apiKeyId', apiKeyId: 'ck' },
			false,
		],
		['an unknown kind', [{ provider: 'CARRIER' }], {}, false],
		['none', [], {}, false],
	])('knows the kind of number: %s', async (_, list, credential, signed) => {
		const { body } = await media(binary, {
			item: file({ id: 'filesystem:1', bytes: 3 }),
			answer: numbers(...list),
			credential,
			signedUrl: 'https://n8n.example.test/f',
		});
		expect(String(body?.media).startsWith('https:')).toBe(signed);
	});

	it('sends inside the request when the kind of number cannot be asked', async () => {
		const answer: Answering = ({ path }) =>
			path === '/v1/numbers' ? { status: 500, body: '' } : accepted();
		const { body } = await media(binary, { item: file(), answer });
		expect(body?.media).toBe('data:image/png;base64,QUJD');
	});

	it('knows the size before reading, and refuses only what n8n cannot hold', async () => {
		const big = { id: 'filesystem:1', bytes: MAX_DATA_URI_BYTES + 1 };
		const { error, sends } = await media(
			{ ...binary, binaryDelivery: 'dataUri' },
			{ item: file(big) },
		);
		expect(error?.message).toMatch(/MB/);
		expect(error?.description).toMatch(/Signed URL/);
		expect(sends).toEqual([]);
		const stored = await media(
			{ ...binary, binaryDelivery: 'dataUri' },
			{ item: file({ id: 'filesystem:2' }) },
		);
		expect(stored.body?.media).toBe('data:image/png;base64,QUJD');
	});

	it.each([
		[{ mimeType: 'application/octet-stream', fileName: 'a.pdf' }, 'document'],
		[{ mimeType: '', fileExtension: 'mp4' }, 'video'],
	])('recognises the file %j by its name', async (more, expected) => {
		const { body } = await media({ ...binary, binaryDelivery: 'dataUri' }, { item: file(more) });
		expect(body?.mediaType).toBe(expected);
		expect(body?.media).toMatch(/^data:application\/octet-stream;base64,|^data:video/);
	});
});
