import { media } from '../support/attempt.mts';
import { fakeContext } from '../support/fakeContext.mts';
import { node } from '../support/running.mts';

describe('Media URL', () => {
	it('goes out percent-encoded once', async () => {
		const mediaUrl = 'https://files.example.test/a%20b/Relatório março.pdf';
		expect((await media({ mediaUrl })).body).toMatchObject({
			media: 'https://files.example.test/a%20b/Relat%C3%B3rio%20mar%C3%A7o.pdf',
			mediaType: 'document',
		});
	});

	it.each([
		[
			'https://drive.google.com/file/d/1AbC/view?usp=sharing',
			/Google Drive/,
			/uc\?export=download&id=1AbC/,
		],
		['https://drive.google.com/open?id=1AbC', /Google Drive/, /id=1AbC/],
		['https://drive.google.com/drive/folders/1AbC', /Google Drive/, /Input File/],
		[
			'https://docs.google.com/document/d/1AbC/edit?usp=sharing',
			/Google Docs/,
			/document\/d\/1AbC\/export\?format=pdf/,
		],
		['https://docs.google.com/spreadsheets/d/1AbC/edit#gid=0', /Google Docs/, /export\?format=pdf/],
		['https://www.dropbox.com/s/x/nota.pdf?dl=0', /Dropbox/, /nota\.pdf\?dl=1/],
		['https://www.dropbox.com/scl/fi/x/nota.pdf?rlkey=abc', /Dropbox/, /rlkey=abc&dl=1/],
		['https://1drv.ms/b/s!AbC', /OneDrive/, /Input File/],
		['https://contoso.sharepoint.com/:b:/g/personal/x?e=abc', /SharePoint/, /download=1/],
		['https://www.icloud.com/iclouddrive/0AbC#nota', /iCloud/, /Input File/],
		['https://we.tl/t-AbC', /WeTransfer/, /Input File/],
		['https://photos.app.goo.gl/AbC', /Google Photos/, /Input File/],
	])('refuses the share page %s', async (mediaUrl, name, next) => {
		const { error, requests } = await media({ mediaUrl, mediaType: 'document' });
		expect(error?.message).toMatch(name);
		expect(error?.message).toMatch(/not the file itself/);
		expect(error?.description).toMatch(next);
		expect(requests).toEqual([]);
	});

	it.each([
		'https://drive.google.com/uc?export=download&id=1AbC',
		'https://docs.google.com/document/d/1AbC/export?format=pdf',
		'https://www.dropbox.com/s/x/nota.pdf?dl=1',
		'https://www.dropbox.com/scl/fi/x/nota.pdf?rlkey=abc&raw=1',
		'https://dl.dropboxusercontent.com/s/x/nota.pdf',
		'https://contoso.sharepoint.com/:b:/g/personal/x?e=abc&download=1',
		'https://onedrive.live.com/download?cid=1',
	])('takes the direct address %s', async (mediaUrl) => {
		const { body, hints } = await media({ mediaUrl, mediaType: 'document' });
		expect(body?.media).toBe(mediaUrl);
		expect(hints).toEqual([]);
	});

	it.each(['http://minio:9000/a.png', 'http://192.168.0.10/a.png', 'http://localhost:5678/a.png'])(
		'gets a notice where nobody outside can reach it: %s',
		async (mediaUrl) => {
			const { body, hints } = await media({ mediaUrl });
			expect(body?.media).toBe(mediaUrl);
			expect(hints[0]?.message).toMatch(/not reachable from the internet/);
		},
	);

	it.each([
		['https://example.com/foto.webp', 'document'],
		['https://example.com/banner.gif?x=1', 'document'],
		['https://example.com/clip.mov', 'document'],
		['https://example.com/voz.ogg', 'audio'],
		['https://example.com/Foto%20nova.JPG', 'image'],
		['https://example.com/planta%2Edwg', 'document'],
	])('%s is sent as %s', async (mediaUrl, mediaType) => {
		expect((await media({ mediaUrl })).body?.mediaType).toBe(mediaType);
	});
});

describe('Data URI', () => {
	const uri = (mediaDataUri: string, more: object = {}) =>
		media({ mediaSource: 'dataUri', mediaDataUri, ...more });

	it.each([
		[
			'data:audio/ogg; codecs=opus;base64,T2dnUw==',
			'data:audio/ogg;codecs=opus;base64,T2dnUw==',
			'audio',
		],
		[' data:image/png;base64,QUJD', 'data:image/png;base64,QUJD', 'image'],
		['data:text/plain,Hello', 'data:text/plain;base64,SGVsbG8=', 'document'],
		['data:image/webp;base64,QUJD', 'data:image/webp;base64,QUJD', 'document'],
	])('%s is sent', async (value, sent, mediaType) => {
		expect((await uri(value)).body).toMatchObject({ media: sent, mediaType });
	});

	it.each([
		['data:;base64,QUJD', /does not say what kind of file/],
		['data:application/pdf;base64,database', /reference to (a|the) stored file/],
		['data:application/pdf;base64,undefined', /reference to (a|the) stored file/],
	])('%s is refused', async (value, reason) => {
		const { error, requests } = await uri(value, { mediaType: 'image' });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	/** Sends a data URI from an expression that gives the values one after the other. */
	const changing = async (...values: string[]) => {
		const fake = fakeContext({
			node,
			parameters: {
				resource: 'message',
				operation: 'sendMedia',
				destinationNumber: '+5511999999999',
				mediaSource: 'dataUri',
				mediaDataUri: '={{ $json.file }}',
			},
			items: [
				{
					json: {
						get file() {
							return values.length > 1 ? values.shift() : values[0];
						},
					},
				},
			],
		});
		const error = await node.execute.call(fake.context).then(
			() => undefined,
			(thrown: unknown) => thrown as Error,
		);
		return { error, requests: fake.requests };
	};

	it('is checked again when an expression gives another value', async () => {
		const { error, requests } = await changing('data:image/png;base64,QUJD', 'oops');
		expect(error?.message).toMatch(/not a data URI: it is "oops"/);
		expect(requests).toEqual([]);
	});

	it('is sent as the kind that it is when it is sent', async () => {
		const { requests } = await changing('data:image/png;base64,QUJD', 'data:video/mp4;base64,QUJD');
		expect(requests.map(({ body }) => body)).toEqual([
			expect.objectContaining({ media: 'data:video/mp4;base64,QUJD', mediaType: 'video' }),
		]);
	});
});
