import type { INodeExecutionData } from 'n8n-workflow';

import { MAX_DATA_URI_BYTES } from '../../nodes/PilotStatus/resources/message/common/mediaFile.ts';
import { media } from '../support/attempt.mts';
import { fakeKey } from '../support/fakeContext.mts';
import { accepted, type Answering } from '../support/fakeHttp.mts';

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
		[{ mediaUrl: 'file.png' }, /"Media URL" is "file.png", which is not a valid URL/],
		[{ mediaUrl: 'https://example.com/file' }, /"Media Type" must be set/],
		[{ mediaSource: 'dataUri', mediaDataUri: '' }, /"Data URI" is empty/],
		[{ mediaSource: 'dataUri', mediaDataUri: 'AAAA' }, /"Data URI" is not a data URI/],
		[{ ...binary, binaryPropertyName: 'photo' }, /"photo".*no file with that name/],
		[{ ...binary, binaryPropertyName: '' }, /"Input Data Field Name" is empty/],
		[{ ...binary, binaryPropertyName: '__proto__' }, /"__proto__".*no file with that name/],
		[{ ...binary, binaryPropertyName: 'constructor' }, /"constructor".*no file with that name/],
		[{ mediaSource: 'dataUri', mediaDataUri: 'data:image/png;base64,' }, /holds no file/],
		[{ mediaSource: 'dataUri', mediaDataUri: 'data:image/png;base64,no no!' }, /holds no file/],
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
			/"Send File As" is "pigeon"/,
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
		expect(open.body?.media).toBe('https://n8n.example.test/f?token=x/filesystem:1');
		expect(open.hints).toEqual([]);
		const local = await media(binary, {
			item,
			answer,
			signedUrl: 'http://localhost:5678/f?token=x',
		});
		expect(local.hints[0]?.message).toMatch(/points to this machine/);
	});

	it('gives a file that came with the webhook an address of its own copy', async () => {
		const [place, copy] = ['filesystem-v2:workflows/1/executions/temp/binary_data/2', 'copied'];
		const { body } = await media(
			{ ...binary, binaryDelivery: 'signedUrl' },
			{ item: file({ id: place, bytes: 3 }), signedUrl: 'https://n8n.example.test', copyId: copy },
		);
		expect(body?.media).toBe(`https://n8n.example.test/${copy}`);
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
		expect((body?.media as string).startsWith('https:')).toBe(signed);
	});

	it('sends inside the request when the key may not ask for the kind of number', async () => {
		const answer: Answering = ({ path }) =>
			path === '/v1/numbers'
				? { status: 403, body: { error: 'no', code: 'NUMBER_SCOPE_NOT_ALLOWED' } }
				: accepted();
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
		[{ mimeType: 'application/octet-stream', fileName: 'a.pdf' }, 'document', 'application/pdf'],
		[{ mimeType: '', fileExtension: 'mp4' }, 'video', 'video/mp4'],
	])('recognises the file %j by its name', async (more, expected, type) => {
		const { body } = await media({ ...binary, binaryDelivery: 'dataUri' }, { item: file(more) });
		expect(body?.mediaType).toBe(expected);
		expect(body?.media).toBe(`data:${type};base64,QUJD`);
	});
});
