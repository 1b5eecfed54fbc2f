import { Readable } from 'node:stream';

import type {
	IDataObject,
	IHttpRequestOptions,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';

import { attachMedia } from '../../../nodes/PilotStatusTrigger/webhook/media.ts';
import type { FakeAnswer } from '../../support/fakeHttp.mts';
import { deliver, type FakeTriggerOptions, listening } from './fakeTrigger.mts';

const options = { downloadMedia: true };
const link = 'https://files.example.com/x/photo.png';
const meta = { mediaId: 'm1', phoneNumberId: '1000' };
const base64 = `data:image/png;base64,${Buffer.from('picture').toString('base64')}`;

const message = (fields: IDataObject, event = 'message.received') => ({
	event,
	data: { id: 'cmx1', from: '+551', type: 'image', ...fields },
});
/** The item that a delivery becomes. */
async function itemOf(body: unknown, more: FakeTriggerOptions = {}) {
	const trigger = listening({ events: ['*'], options, ...more });
	const { items } = await deliver(trigger, body);
	return { item: items?.[0], requests: trigger.requests };
}
const served =
	(content: string, headers: object = { 'content-type': 'image/png' }) =>
	() =>
		Promise.resolve({ statusCode: 200, headers, body: Readable.from([Buffer.from(content)]) });

describe('a file that the API does not give', () => {
	const gone = (): FakeAnswer => ({ status: 404, body: { error: 'gone' } });

	it('comes from the link of the message', async () => {
		const { item } = await itemOf(message({ ...meta, mediaLink: link }), {
			answer: gone,
			fetch: served('picture'),
		});
		expect(item?.binary?.data).toMatchObject({ fileName: 'photo.png', mimeType: 'image/png' });
		expect(item?.json.mediaError).toBeUndefined();
	});

	it('comes from the link where the number is not told', async () => {
		const { item } = await itemOf(message({ mediaId: 'm1', mediaLink: link }), {
			fetch: served('picture'),
		});
		expect(item?.binary?.data?.fileName).toBe('photo.png');
	});

	it('is missing with both reasons where the link does not work either', async () => {
		const { item } = await itemOf(message({ ...meta, mediaLink: link }), {
			answer: gone,
			fetch: () => Promise.resolve({ statusCode: 403, headers: {}, body: Readable.from([]) }),
		});
		expect(item?.json.mediaError).toMatch(/did not find .*HTTP status 403/);
		expect(item?.json.id).toBe('cmx1');
	});

	it.each([
		['without the number', { mediaId: 'm1' }, /mediaId, but no phoneNumberId/],
		[
			'with an ID that lost digits',
			{ mediaId: Number('12345678901234567890'), phoneNumberId: '1' },
			/lost its last digits/,
		],
		[
			'with an object for an ID',
			{ mediaId: { id: 1 }, phoneNumberId: '1' },
			/"mediaId" is an object/,
		],
		['without any place', {}, /neither a media ID nor a link/],
		['with a local link', { mediaLink: 'http://127.0.0.1:5678/x' }, /inside a private network/],
	])('is missing with the reason %s', async (_, fields, reason) => {
		const { item } = await itemOf(message(fields));
		expect(item?.json).toMatchObject({
			id: 'cmx1',
			mediaError: expect.stringMatching(reason) as string,
		});
		expect(item?.binary).toBeUndefined();
	});

	it.each([{ type: 'text' }, { type: 'location' }, { type: 'reaction' }])(
		'is not missed in %j',
		async (fields) => {
			expect((await itemOf(message(fields))).item?.json.mediaError).toBeUndefined();
		},
	);
});

it('takes numeric ids as texts', async () => {
	const { item, requests } = await itemOf(
		message({ mediaId: 1234567890123456, phoneNumberId: 1000 }),
		{
			answer: () => ({ status: 200, body: { base64 } }),
		},
	);
	expect(requests[0]).toMatchObject({ query: { phoneNumberId: '1000' } });
	expect(requests[0]?.options.url).toMatch(/\/v1\/media\/1234567890123456$/);
	expect(item?.binary?.data?.fileName).toBe('image.png');
});

it.each(['message.sent', 'message.delivered', 'message.failed'])(
	'downloads nothing for %s',
	async (event) => {
		const { item } = await itemOf(message({ mediaLink: link }, event), {
			fetch: () => Promise.reject(new Error('not to be asked')),
		});
		expect(item?.json.id).toBe('cmx1');
		expect(item?.json.mediaError).toBeUndefined();
	},
);

it('lets the event through when n8n cannot store the file', async () => {
	const trigger = listening({
		options,
		fetch: served('picture'),
		store: () => Promise.reject(new Error('ENOSPC: no space left on device')),
	});
	const { items } = await deliver(trigger, message({ mediaLink: link }));
	expect(items?.[0]?.json).toMatchObject({
		id: 'cmx1',
		mediaError: 'n8n could not store the file: ENOSPC: no space left on device',
	});
	expect(items?.[0]?.binary).toBeUndefined();
});

it('names a voice note without a name, so that transcription services take it', async () => {
	const voice = {
		base64: `data:audio/ogg; codecs=opus;base64,${Buffer.from('OggS').toString('base64')}`,
	};
	const { item } = await itemOf(message({ ...meta, type: 'audio' }), {
		answer: () => ({
			status: 200,
			body: { ...voice, mimeType: 'audio/ogg; codecs=opus', fileName: null },
		}),
	});
	expect(item?.binary?.data).toMatchObject({ fileName: 'voice.ogg', mimeType: 'audio/ogg' });
});

it('downloads two files at a time, however many messages come, and loses no event', async () => {
	let underWay = 0;
	let peak = 0;
	const answers: Array<() => void> = [];
	const httpRequest = async ({ url }: IHttpRequestOptions) => {
		peak = Math.max(peak, (underWay += 1));
		await new Promise<void>((resolve) => answers.push(resolve));
		underWay -= 1;
		return { statusCode: 200, headers: {}, body: Readable.from([Buffer.from(url)]) };
	};
	const prepareBinaryData = (content: Buffer, fileName: string) =>
		Promise.resolve({ data: content.toString('base64'), fileName });
	const context = { helpers: { httpRequest, prepareBinaryData } } as unknown as IWebhookFunctions;
	const items = Array.from({ length: 300 }, (): INodeExecutionData => ({ json: {} }));
	const all = Promise.all(
		items.map((item, index) =>
			attachMedia(context, item, { mediaLink: `https://a.test/${index}.png` }, 'data'),
		),
	);
	const finish = async (): Promise<void> => {
		await new Promise(setImmediate);
		if (answers.length === 0) return;
		answers.splice(0).forEach((answer) => answer());
		await finish();
	};
	await finish();
	await all;
	expect(peak).toBe(2);
	const busy = items.filter(({ json }) =>
		/Too many files/.test(JSON.stringify(json.mediaError ?? '')),
	);
	expect(busy).toHaveLength(300 - 202);
	expect(items.filter(({ binary }) => binary !== undefined)).toHaveLength(202);
});
