import type { IHttpRequestOptions } from 'n8n-workflow';
import { Readable } from 'node:stream';

import { type More, ok, runner } from './support.mts';

const download = runner('media', 'download');
const byId = (body: unknown) =>
	download({ mediaId: 'm1', phoneNumberId: '42' }, { answer: () => ok(body) });
const byLink = (mediaLink: string, more: More) =>
	download({ downloadFrom: 'link', mediaLink }, more);

const png = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1');
const ogg = Buffer.from('OggS voice').toString('base64');

function served(headers: object, content: Buffer | string = 'x', statusCode = 200) {
	return { statusCode, headers, body: Readable.from([Buffer.from(content)]) };
}

describe('a file by its ID', () => {
	it.each([
		[
			'audio/ogg; codecs=opus',
			null,
			`data:audio/ogg; codecs=opus;base64,${ogg}`,
			'voice.ogg',
			'audio/ogg',
		],
		[null, 'PTT.oga', `data:audio/ogg;codecs=opus;base64,${ogg}`, 'PTT.ogg', 'audio/ogg'],
		[null, null, ogg, 'voice.ogg', 'audio/ogg'],
		['image/webp', null, 'data:image/webp;base64,QUJD', 'sticker.webp', 'image/webp'],
		['application/octet-stream', 'nota.pdf', 'QUJD', 'nota.pdf', 'application/pdf'],
		['image/jpeg', null, png.toString('base64'), 'image.png', 'image/png'],
		['image/jpeg', null, png.toString('base64url'), 'image.png', 'image/png'],
	])('of type %p and name %p', async (mimeType, fileName, base64, name, type) => {
		const { json, items } = await byId({ base64, mimeType, fileName, mediaId: 'm1' });
		expect(json[0]).toMatchObject({ fileName: name, mimeType: type, mediaId: 'm1' });
		expect(items[0]?.binary?.data).toMatchObject({ fileName: name, mimeType: type });
	});

	it.each(['!!!!', 'data:image/png;base64,!!!!', 'data:image/png;base64', 'filesystem-v2', '='])(
		'that holds %j is no file',
		async (base64) => {
			expect((await byId({ base64 })).error?.message).toMatch(/no file/);
		},
	);
});

describe('a file by its link', () => {
	it.each([
		[
			{ 'content-disposition': 'attachment; filename="Nota 12.pdf"' },
			'Nota 12.pdf',
			'application/pdf',
		],
		[
			{ 'content-disposition': "attachment; filename*=UTF-8''Relat%C3%B3rio.pdf" },
			'Relatório.pdf',
			'application/pdf',
		],
		[
			{ 'content-disposition': 'attachment; filename="../../x\u0007.pdf"' },
			'x_.pdf',
			'application/pdf',
		],
		[{ 'content-type': 'audio/ogg; codecs=opus' }, 'abc123.ogg', 'audio/ogg'],
		[{ 'content-type': 'binary/octet-stream' }, 'abc123.bin', 'application/octet-stream'],
	])('with the headers %j is named %s', async (headers, fileName, mimeType) => {
		const { json } = await byLink('https://files.example.com/abc123', {
			elsewhere: () => served(headers),
		});
		expect(json[0]).toMatchObject({ fileName, mimeType });
	});

	/** Answers each address by what the table says. */
	const along = (responses: Record<string, object>) => {
		const asked: string[] = [];
		const elsewhere = ({ url, disableFollowRedirect }: IHttpRequestOptions) => {
			asked.push(url);
			expect(disableFollowRedirect).toBe(true);
			return responses[url];
		};
		return { asked, elsewhere };
	};

	it('is followed to another address, which names the file', async () => {
		const { asked, elsewhere } = along({
			'https://a.test/m': served({ location: '/next?x=1' }, '', 302),
			'https://a.test/next?x=1': served({ location: 'https://b.test/photo.png' }, '', 307),
			'https://b.test/photo.png': served({ 'content-type': 'image/png' }, png),
		});
		const { json } = await byLink('https://a.test/m', { elsewhere });
		expect(json[0]).toMatchObject({ fileName: 'photo.png', mimeType: 'image/png' });
		expect(asked).toHaveLength(3);
	});

	it.each([
		'http://127.0.0.1:9000/x',
		'http://169.254.169.254/latest',
		'http://minio/x',
		'http://[::1]/x',
	])('is not fetched from %s, neither directly nor by a redirect', async (inside) => {
		const { asked, elsewhere } = along({
			'https://a.test/m': served({ location: inside }, '', 302),
		});
		for (const link of [inside, 'https://a.test/m']) {
			const { error } = await byLink(link, { elsewhere });
			expect(error?.message).toMatch(/leads to .*inside a private network/);
		}
		expect(asked).toEqual(['https://a.test/m']);
	});

	it('is fetched from a private network where the API is in one', async () => {
		const { json } = await byLink('http://127.0.0.1:9000/x.png', {
			elsewhere: () => served({ 'content-type': 'image/png' }, png),
			credential: { baseUrl: 'http://127.0.0.1:3000' },
		});
		expect(json[0]?.fileName).toBe('x.png');
	});

	it('is given up after too many redirects', async () => {
		const { error } = await byLink('https://a.test/m', {
			elsewhere: () => served({ location: 'https://a.test/m' }, '', 302),
		});
		expect(error?.message).toMatch(/redirects more than 5 times/);
	});

	it.each(['ftp://a.test/x', 'http://', ''])('is not followed to %j', async (location) => {
		const { error } = await byLink('https://a.test/m', {
			elsewhere: () => served({ location }, '', 302),
		});
		expect(error?.message).toMatch(/HTTP status 302/);
	});
});
