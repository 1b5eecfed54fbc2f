import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { Readable } from 'node:stream';

import { fakeKey } from '../../support/fakeContext.mts';
import { itemsOf, type More, ok, runner } from './support.mts';

const download = runner('media', 'download');
const byId = (parameters: object = {}, more: More = {}) =>
	download({ mediaId: 'm/1', phoneNumberId: '42', ...parameters }, more);
const byLink = (mediaLink: string, parameters: object = {}, more: More = {}) =>
	download({ downloadFrom: 'link', mediaLink, ...parameters }, more);
const link = 'https://files.example.com/a/Photo%20of%20Ana.jpg?token=1';

/** An answer from outside the API, given in pieces. */
function served(
	pieces: string[],
	headers: object = { 'content-type': 'image/jpeg' },
	status = 200,
) {
	return () => ({
		statusCode: status,
		headers,
		body: Readable.from(pieces.map((p) => Buffer.from(p))),
	});
}

describe('Download of Media by ID', () => {
	const answer = (body: object) => ({ answer: () => ok(body) });
	const photo = { base64: 'data:image/png;base64,QUJD', mimeType: 'image/png', mediaId: 'm/1' };

	it('puts the file into the output field, and tells about it without its content', async () => {
		const { items, requests } = await byId(
			{ outputBinaryPropertyName: 'photo' },
			answer({ ...photo, fileName: 'photo.png' }),
		);
		expect(requests[0]).toMatchObject({ path: '/v1/media/m%2F1', query: { phoneNumberId: '42' } });
		expect(items).toEqual([
			{
				json: { mediaId: 'm/1', fileName: 'photo.png', mimeType: 'image/png', fileSize: 3 },
				binary: { photo: { data: 'QUJD', mimeType: 'image/png', fileName: 'photo.png' } },
				pairedItem: { item: 0 },
			},
		]);
	});

	it.each([
		['no name', { fileName: null }, 'image.png'],
		['a path', { fileName: '../../etc/pass wd?.png' }, 'pass wd_.png'],
		['dots only', { fileName: '...' }, 'image.png'],
	])('gives a file with %s a safe one', async (_, more, fileName) => {
		const { json } = await byId({}, answer({ ...photo, ...more }));
		expect(json[0]?.fileName).toBe(fileName);
	});

	it('uses the name and type that a person gives', async () => {
		const { items } = await byId(
			{ downloadOptions: { fileName: 'a.webp', mimeType: 'image/webp' } },
			answer({ ...photo, fileName: 'b.png' }),
		);
		expect(items[0]?.binary?.data).toMatchObject({ fileName: 'a.webp', mimeType: 'image/webp' });
	});

	it.each([
		['only in the data URI', { base64: 'data:audio/ogg;codecs=opus;base64,QUJD' }, 'audio/ogg'],
		['only in the data URI', { base64: 'data:image/png;base64,QUJD' }, 'image/png'],
		['nowhere', { base64: 'QUJD' }, 'application/octet-stream'],
	])('finds the type that is told %s', async (_, body, mimeType) => {
		const { json } = await byId({}, answer(body));
		expect(json[0]).toMatchObject({ fileSize: 3, mimeType });
	});

	it.each([[{}], [{ base64: '' }], [{ base64: 'data:image/png;base64,' }], [[]]])(
		'says that there is no file in %j',
		async (body) => {
			const { error } = await byId({}, answer(body));
			expect(error?.message).toMatch(/no file/);
		},
	);

	it('refuses a file above the limit', async () => {
		const big = { base64: `data:image/png;base64,${'A'.repeat(2_000_000)}` };
		const { error } = await byId({ downloadOptions: { maxSize: 1 } }, answer(big));
		expect(error?.message).toMatch(/larger than 1 MB/);
		expect((await byId({ downloadOptions: { maxSize: 2 } }, answer(big))).error).toBeUndefined();
	});

	it('reports a file that n8n cannot store as the fault of its item', async () => {
		const failing = (context: IExecuteFunctions) =>
			jest.spyOn(context.helpers, 'prepareBinaryData').mockRejectedValue(new Error('disk full'));
		const { context } = await byId({}, { ...answer(photo), continueOnFail: true });
		failing(context);
		const { PilotStatus } = await import('../../../nodes/PilotStatus/PilotStatus.node.ts');
		const [items = []] = await new PilotStatus().execute.call(context);
		expect(items[0]?.json.error).toMatchObject({
			code: 'OUTPUT_NOT_STORED',
			description: 'n8n says: disk full',
			mayHaveBeenSent: false,
		});
	});

	it('has at most two files under way', async () => {
		let underWay = 0;
		let peak = 0;
		await download(
			{ mediaId: '={{ $json.id }}', phoneNumberId: '42' },
			{
				items: itemsOf('id', ['a', 'b', 'c', 'd', 'e', 'f']),
				answer: async () => {
					underWay += 1;
					peak = Math.max(peak, underWay);
					await new Promise(setImmediate);
					underWay -= 1;
					return ok(photo);
				},
			},
		);
		expect(peak).toBe(2);
	});

	it.each([
		[{ mediaId: '' }, /"Media ID" is empty/],
		[{ phoneNumberId: ' ' }, /"Phone Number ID" is empty/],
		[{ outputBinaryPropertyName: '' }, /"Put Output File in Field" is empty/],
		[{ downloadOptions: { maxSize: 0 } }, /"Maximum Size \(MB\)"/],
		[{ downloadOptions: { fileName: '={{ $json.o }}' } }, /"File Name" is an object/],
	])('refuses %j', async (parameters, reason) => {
		const { error, requests } = await byId(parameters, { items: [{ json: { o: {} } }] });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it.each([
		[400, '', /cannot fetch files by ID/, /set "Download From" to Media Link/],
		[404, { error: 'Media not found' }, /did not find the file/, /says: Media not found$/],
		[500, '', /could not fetch the file from Meta/, /Try again soon/],
		[503, '', /not available/, /Try again later/],
		[403, { code: 'TENANT_SCOPE_NOT_ALLOWED' }, /account-wide key/, /Number ID/],
	])('explains %p %j', async (status, body, message, description) => {
		const { error } = await byId({}, { answer: () => ({ status, body }) });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
	});

	it('refuses a source that an expression made up', async () => {
		const { error } = await byId({}, { forced: { downloadFrom: 'cloud' } });
		expect(error?.message).toMatch(/"Download From" is "cloud"/);
	});
});

describe('Download of Media by link', () => {
	it('fetches the file without the key', async () => {
		const asked: IHttpRequestOptions[] = [];
		const { items, requests } = await byLink(
			link,
			{},
			{
				elsewhere: (options) => {
					asked.push(options);
					return served(['ab', 'c'])();
				},
			},
		);
		expect(requests).toEqual([]);
		expect(asked.map(({ url, headers }) => ({ url, headers }))).toEqual([
			{ url: link, headers: undefined },
		]);
		expect(JSON.stringify(asked)).not.toContain(fakeKey);
		expect(items[0]).toEqual({
			json: { fileName: 'Photo of Ana.jpg', mimeType: 'image/jpeg', fileSize: 3 },
			binary: { data: { data: 'YWJj', mimeType: 'image/jpeg', fileName: 'Photo of Ana.jpg' } },
			pairedItem: { item: 0 },
		});
	});

	it.each([
		[
			'https://example.com/',
			{ 'content-type': 'application/octet-stream' },
			'document.bin',
			undefined,
		],
		['https://example.com/%E0%A4%A', {}, '_E0_A4_25A.bin', undefined],
		[
			'https://example.com/x.pdf',
			{ 'content-type': 'Application/PDF; a=b' },
			'x.pdf',
			'application/pdf',
		],
	])('of %s with %j is named %s', async (url, headers, fileName, mimeType) => {
		const { json } = await byLink(url, {}, { elsewhere: served(['a'], headers) });
		expect(json[0]).toMatchObject({ fileName, mimeType: mimeType ?? 'application/octet-stream' });
	});

	it('gives up as soon as the file is too large', async () => {
		let given = 0;
		async function* endless() {
			for (;;) {
				given += 1;
				await Promise.resolve();
				yield Buffer.alloc(100_000);
			}
		}
		const { error } = await byLink(
			link,
			{ downloadOptions: { maxSize: 1 } },
			{
				elsewhere: () => ({ statusCode: 200, headers: {}, body: Readable.from(endless()) }),
			},
		);
		expect(error?.message).toMatch(/larger than 1 MB/);
		expect(given).toBeLessThan(40);
	});

	it.each([
		['a link that ended', served(['gone'], {}, 404), 'HTTP_404', /HTTP status 404/],
		['an empty file', served([]), 'NO_FILE', /no file/],
		[
			'a server that is not there',
			() => {
				throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
			},
			'NETWORK',
			/could not be read/,
		],
	])('tells %s in words', async (_, elsewhere, code, words) => {
		const { json } = await byLink(link, {}, { elsewhere, continueOnFail: true });
		expect(json[0]?.message).toMatch(words);
		expect(json[0]?.error).toMatchObject({ code, mayHaveBeenSent: false });
	});

	it.each([
		['', /"Media Link" is empty/],
		['file:///etc/passwd', /not a valid URL/],
		['photo.jpg', /not a valid URL/],
	])('refuses %p', async (mediaLink, reason) => {
		const { error } = await byLink(mediaLink);
		expect(error?.message).toMatch(reason);
	});
});
