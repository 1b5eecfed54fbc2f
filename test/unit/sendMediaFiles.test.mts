import type { INodeExecutionData } from 'n8n-workflow';

import { media } from '../support/attempt.mts';
import { fakeContext, type FakeRun } from '../support/fakeContext.mts';
import { node, phones } from '../support/running.mts';

const signedUrl = 'https://n8n.example.test/f';
const jpeg = Buffer.from('\xFF\xD8\xFF\xE0 picture', 'latin1').toString('base64');
const mp3 = Buffer.from('ID3\x03 sound', 'latin1').toString('base64');

/** An item with a file in the field `data`. */
const file = (data: object): INodeExecutionData => ({
	json: {},
	binary: { data: { data: 'QUJD', mimeType: 'image/png', ...data } },
});
/** Sends a file inside the request. */
const inside = (data: object, parameters: object = {}) =>
	media({ mediaSource: 'binary', binaryDelivery: 'dataUri', ...parameters }, { item: file(data) });

describe('the type of a file', () => {
	it.each([
		['audio/ogg; codecs=opus', 'T2dnUw==', 'data:audio/ogg;codecs=opus;base64,T2dnUw==', 'audio'],
		['application/pdf; charset=binary', 'QUJD', 'data:application/pdf;base64,QUJD', 'document'],
		['text/csv; charset=utf-8', 'QUJD', 'data:text/csv;charset=utf-8;base64,QUJD', 'document'],
		['image/jpeg;', 'QUJD', 'data:image/jpeg;base64,QUJD', 'image'],
		['IMAGE/JPG', 'QUJD', 'data:image/jpeg;base64,QUJD', 'image'],
		['pdf', 'QUJD', 'data:application/pdf;base64,QUJD', 'document'],
		['', 'QUJD', 'data:application/octet-stream;base64,QUJD', 'document'],
		[null, 'QUJD', 'data:application/octet-stream;base64,QUJD', 'document'],
		[undefined, jpeg, `data:image/jpeg;base64,${jpeg}`, 'image'],
		['application/octet-stream', jpeg, `data:image/jpeg;base64,${jpeg}`, 'image'],
		['text/plain', jpeg, `data:image/jpeg;base64,${jpeg}`, 'image'],
		['image/webp', 'QUJD', 'data:image/webp;base64,QUJD', 'document'],
		['video/quicktime', 'QUJD', 'data:video/quicktime;base64,QUJD', 'document'],
		['audio/x-wav', 'QUJD', 'data:audio/wav;base64,QUJD', 'document'],
	])('%p', async (mimeType, data, uri, mediaType) => {
		const { body, error } = await inside({ mimeType, data });
		expect(error).toBeUndefined();
		expect(body).toMatchObject({ media: uri, mediaType });
	});

	it('is that of the first bytes where the name contradicts them, and a notice says so', async () => {
		const { body, hints } = await inside({
			mimeType: 'audio/ogg',
			fileName: 'fala.ogg',
			data: mp3,
		});
		expect(body).toMatchObject({ media: `data:audio/mpeg;base64,${mp3}`, mediaType: 'audio' });
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/labeled audio\/ogg has the content of audio\/mpeg/),
		]);
	});

	it.each([
		['image', 'image/webp', /only JPEG and PNG/],
		['audio', 'audio/wav', /Ogg Opus, MP3/],
		['video', 'video/quicktime', /MP4 and 3GPP/],
	])('sent as %s by choice gets a notice where it is %s', async (mediaType, mimeType, notice) => {
		const { body, hints } = await inside({ mimeType }, { mediaType });
		expect(body?.mediaType).toBe(mediaType);
		expect(hints[0]?.message).toMatch(notice);
	});

	it.each([
		['document', 'image/webp'],
		['image', 'image/jpeg'],
		['image', 'application/octet-stream'],
	])('sent as %s by choice gets no notice where it is %s', async (mediaType, mimeType) => {
		expect((await inside({ mimeType }, { mediaType })).hints).toEqual([]);
	});
});

describe('a file as a Code node makes it', () => {
	it.each([
		['base64url', { data: Buffer.from('????>>>').toString('base64url') }, 'Pz8/Pz4+Pg=='],
		['a data URI', { data: 'data:image/png;base64,QUJD' }, 'QUJD'],
		['line breaks', { data: 'QU\nJD' }, 'QUJD'],
	])('with %s is sent', async (_, data, base64) => {
		expect((await inside(data)).body?.media).toBe(`data:image/png;base64,${base64}`);
	});

	it('with a data URI and no type has the type of the data URI', async () => {
		const data = { data: 'data:audio/ogg; codecs=opus;base64,T2dnUw==', mimeType: undefined };
		expect((await inside(data)).body?.media).toBe('data:audio/ogg;codecs=opus;base64,T2dnUw==');
	});

	it.each([
		['no content', { data: undefined }, /field "data" is missing/],
		['a Buffer', { data: { type: 'Buffer', data: [1, 2] } }, /is a Buffer instead of base64/],
		['a list', { data: [1] }, /is a list instead of base64/],
		['nothing in it', { data: '' }, /empty \(0 bytes\)/],
		['a note of its place', { data: 'filesystem-v2' }, /its ID is missing/],
		['no base64', { data: 'not base64!' }, /not base64 text: "not base64!"/],
	])('with %s is refused in both ways', async (_, data, reason) => {
		expect((await inside(data)).error?.message).toMatch(reason);
		const signed = await media(
			{ mediaSource: 'binary', binaryDelivery: 'signedUrl' },
			{ item: file(data), signedUrl },
		);
		expect(signed.error?.message).toMatch(reason);
		expect(signed.sends).toEqual([]);
	});
});

describe('a stored file', () => {
	const run = async (parameters: object, items: INodeExecutionData[], more: Partial<FakeRun>) => {
		const fake = fakeContext({
			node,
			items: items.map((item, index) => ({ ...item, json: { phone: phones(2)[index] ?? '' } })),
			parameters: {
				resource: 'message',
				operation: 'sendMedia',
				destinationNumber: '={{ $json.phone }}',
				mediaSource: 'binary',
				...parameters,
			},
			signedUrl,
			...more,
		});
		const error = await node.execute.call(fake.context).catch((thrown: unknown) => thrown);
		return { ...fake, error: error as Error & { description?: string } };
	};

	it.each([
		['dataUri', 'filesystem-v2'],
		['signedUrl', 'filesystem-v2'],
		['dataUri', 's3'],
		['signedUrl', 'database'],
	])('that is gone stops the run before the first send (%s, %s)', async (binaryDelivery, mode) => {
		const items = [file({ id: `${mode}:1` }), file({ id: `${mode}:2`, bytes: 3 })];
		const { error, requests } = await run({ binaryDelivery }, items, {
			missing: [`${mode}:2`],
		});
		expect(error.message).toMatch(/n8n can no longer read the file \[item 1\]/);
		expect(error.description).toMatch(/File not found/);
		expect(requests).toEqual([]);
	});

	it.each(['dataUri', 'signedUrl'])('of 0 bytes is refused (%s)', async (binaryDelivery) => {
		for (const id of ['filesystem-v2:1', 's3:1']) {
			const { error, requests } = await run({ binaryDelivery }, [file({ id, data: '' })], {});
			expect(error.message).toMatch(/empty \(0 bytes\)/);
			expect(requests).toEqual([]);
		}
	});
});

describe('the place of a file', () => {
	const stored = { id: 'filesystem-v2:1', mimeType: 'image/png', data: 'filesystem-v2', bytes: 3 };
	const sent = async (binaryPropertyName: unknown, item: INodeExecutionData, more: object = {}) =>
		await media(
			{ mediaSource: 'binary', binaryDelivery: 'signedUrl' },
			{ item, signedUrl, forced: { binaryPropertyName: binaryPropertyName as string }, ...more },
		);

	it.each([
		['a name', 'data'],
		['a name with a dot', 'binary.data'],
		['an expression that gives the file', '={{ $json.file }}'],
	])('is told by %s', async (_, name) => {
		const item = { json: { file: stored }, binary: { data: stored } };
		expect((await sent(name, item)).body?.media).toBe(`${signedUrl}/filesystem-v2:1`);
	});

	it.each(['_files.data', 'data', '$json._files.data'])(
		'is in the JSON with the binary mode "combined": %s',
		async (name) => {
			const item = { json: { _files: { data: stored } } } as unknown as INodeExecutionData;
			const { body, error } = await sent(name, item, { binaryMode: 'combined' });
			expect(error).toBeUndefined();
			expect(body?.media).toBe(`${signedUrl}/filesystem-v2:1`);
		},
	);

	it.each([
		['={{ $json.list }}', /is a list instead of the name of a file/],
		['={{ $json.other }}', /is an object \(name\) instead of the name of a file/],
		['={{ $json.missing }}', /is empty/],
		['photo', /"photo", but the item has no file/],
	])('cannot be %s', async (name, reason) => {
		const item = { json: { list: ['data'], other: { name: 'x' } }, binary: { data: stored } };
		expect((await sent(name, item)).error?.message).toMatch(reason);
	});
});

describe('the address of a file', () => {
	const day = 86_400_000;
	const scheduled = async (mediaOptions: object) =>
		await media(
			{ mediaSource: 'binary', binaryDelivery: 'signedUrl', mediaOptions },
			{ item: file({ id: 'filesystem:1' }), signedUrl },
		);

	it.each([
		['Deliver At', { deliverAt: new Date(Date.now() + 3 * day).toISOString() }],
		[
			'Deliver Until',
			{
				deliverAt: new Date(Date.now() + day / 24).toISOString(),
				deliverUntil: new Date(Date.now() + 3 * day).toISOString(),
			},
		],
	])('outlives %s by a day', async (_, options) => {
		const { lives, hints } = await scheduled(options);
		expect(lives).toHaveLength(1);
		expect(lives[0]).toMatch(/^\d+s$/);
		const life = Number.parseInt(lives[0] ?? '') * 1_000;
		expect(life).toBeGreaterThan(4 * day - 60_000);
		expect(life).toBeLessThan(4 * day + 60_000);
		expect(hints[0]?.message).toMatch(/Keep this execution until then/);
	});

	it('lives as long as n8n gives it where the message goes out at once', async () => {
		expect((await scheduled({})).lives).toEqual([]);
	});
});
