import { Readable } from 'node:stream';

import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { downloadLink } from '../../../nodes/shared/api/download.ts';
import type { FakeAnswer } from '../../support/fakeHttp.mts';
import { deliver, type FakeTriggerOptions, listening } from './fakeTrigger.mts';

const options = { downloadMedia: true };
const meta = { mediaId: 'm 1', phoneNumberId: '1000' };

function media(more: IDataObject) {
	return { event: 'message.received', data: { id: 'cmx1', from: '+551', type: 'image', ...more } };
}

/** The item that a message with media becomes. */
async function itemOf(fields: IDataObject, more: FakeTriggerOptions = {}) {
	const trigger = listening({ options, ...more });
	const { items } = await deliver(trigger, media(fields));
	return { item: items?.[0], requests: trigger.requests };
}

function file(status: number, content: string | Buffer[], type?: string) {
	const requests: IHttpRequestOptions[] = [];
	const fetch = (request: IHttpRequestOptions) => {
		requests.push(request);
		const body = Readable.from(typeof content === 'string' ? [Buffer.from(content)] : content);
		return Promise.resolve({ statusCode: status, headers: { 'content-type': type }, body });
	};
	return { requests, fetch };
}

describe('the media of an official number', () => {
	const answer =
		(body: unknown, status = 200) =>
		(): FakeAnswer => ({ status, body });
	const base64 = `data:image/png;base64,${Buffer.from('picture').toString('base64')}`;

	it('comes from the API, with name, type and content', async () => {
		const { item, requests } = await itemOf(meta, {
			answer: answer({ base64, mimeType: 'image/png', fileName: 'cat.png', mediaId: 'm 1' }),
		});
		expect(requests[0]).toMatchObject({
			method: 'GET',
			options: { url: 'https://pilotstatus.com.br/v1/media/m%201' },
			query: { phoneNumberId: '1000' },
		});
		const data = Buffer.from('picture').toString('base64');
		expect(item?.binary?.data).toEqual({ data, fileName: 'cat.png', mimeType: 'image/png' });
		expect(item?.json.mediaError).toBeUndefined();
	});

	it('takes the type from the data URI, the name from the event, and the field that is set', async () => {
		const { item } = await itemOf(
			{ ...meta, mediaFilename: '..\\..\\a/b\u0000é:1.png' },
			{
				answer: answer({ base64, fileName: null }),
				options: { ...options, binaryPropertyName: 'photo' },
			},
		);
		expect(item?.binary?.photo).toMatchObject({ fileName: 'b_é_1.png', mimeType: 'image/png' });
	});

	it.each<[string, () => FakeAnswer, string]>([
		['is not found', answer({ error: 'gone' }, 404), 'Pilot Status did not find'],
		['is missing in the answer', answer({ mediaId: 'm' }), 'has no file'],
		['is missing in a list', answer([]), 'has no file'],
		['is empty', answer({ base64: 'data:image/png;base64,' }), 'an empty file'],
	])('lets the event through with the reason when it %s', async (_name, reply, reason) => {
		const { item } = await itemOf(meta, { answer: reply });
		expect(item?.json).toMatchObject({
			id: 'cmx1',
			mediaError: expect.stringContaining(reason) as string,
		});
		expect(item?.binary).toBeUndefined();
	});

	it('is too large', async () => {
		const huge = `data:video/mp4;base64,${'A'.repeat(140 * 1024 * 1024)}`;
		const { item } = await itemOf(meta, { answer: answer({ base64: huge }) });
		expect(item?.json.mediaError).toBe('The file is larger than 100 MB');
	});

	it('needs a credential that can be used', async () => {
		const { item } = await itemOf(meta, { credential: { apiKey: '' } });
		expect(item?.json.mediaError).toContain('is empty');
	});
});

describe('the media of another number', () => {
	const link = 'https://files.example.com/x/report%20%231.pdf?sig=1';

	it('comes from its link, without the headers of the key', async () => {
		const { requests, fetch } = file(200, 'PDF', 'application/pdf; charset=x');
		const { item, requests: signed } = await itemOf({ mediaLink: link }, { fetch });
		expect(item?.binary?.data).toMatchObject({
			data: Buffer.from('PDF').toString('base64'),
			fileName: 'report _1.pdf',
			mimeType: 'application/pdf',
		});
		expect(signed).toHaveLength(0);
		expect(requests[0]?.url).toBe(link);
		expect(requests[0]?.headers).toBeUndefined();
	});

	it.each([
		['https://files.example.com/', 'document.bin'],
		['https://files.example.com/%E0%A4%A', '_E0_A4_25A.bin'],
		['https://files.example.com/..', 'document.bin'],
	])('from %s is named %s', async (mediaLink, name) => {
		const { item } = await itemOf({ mediaLink }, file(200, 'x'));
		expect(item?.binary?.data?.fileName).toBe(name);
	});

	it.each([
		['answers with a status', file(403, 'no').fetch, 'returned HTTP status 403'],
		['is empty', file(200, '').fetch, 'There is no file, or it is empty'],
		[
			'breaks',
			() => Promise.reject(new Error('socket hang up')),
			'The media link could not be read',
		],
	])('lets the event through with the reason when it %s', async (_name, fetch, reason) => {
		const { item } = await itemOf({ mediaLink: link }, { fetch });
		expect(item?.json.mediaError).toContain(reason);
		expect(item?.binary).toBeUndefined();
	});

	it('is asked of web addresses only', async () => {
		const { item } = await itemOf({ mediaLink: 'file:///etc/passwd' });
		expect(item?.json.mediaError).toBe('The media link is not a valid URL');
	});

	it('is given up as soon as it is too large', async () => {
		let taken = 0;
		const endless = Readable.from(
			(function* () {
				for (;;) {
					taken += 1;
					yield Buffer.alloc(1_000);
				}
			})(),
		);
		const helpers = {
			httpRequest: () => Promise.resolve({ statusCode: 200, headers: {}, body: endless }),
		};
		const context = { helpers } as unknown as Parameters<typeof downloadLink>[0];
		const outcome = await downloadLink(context, link, 3_000_000);
		expect(outcome).toMatchObject({
			ok: false,
			failure: { message: 'The file is larger than 3 MB' },
		});
		expect(endless.destroyed).toBe(true);
		expect(taken).toBeLessThan(10_000);
	});
});

it('a message without media is passed on as it is, and no media is fetched for what is ignored', async () => {
	expect((await itemOf({ content: 'text only' })).item?.binary).toBeUndefined();
	const trigger = listening({ options: { ...options, senders: '+5511955555555' } });
	expect((await deliver(trigger, media(meta))).items).toBeUndefined();
	expect(trigger.requests).toHaveLength(0);
});
