import {
	isHttpUrl,
	mediaTypeOf,
	endingOf,
	mimeTypeOfName,
	parseMimeType,
} from '../../nodes/shared/media.ts';

describe('parseMimeType', () => {
	it.each([
		['image/png', 'image/png', ''],
		['IMAGE/JPEG; charset=binary', 'image/jpeg', ''],
		['image/jpeg;', 'image/jpeg', ''],
		['audio/ogg; codecs=opus', 'audio/ogg', ';codecs=opus'],
		['audio/ogg;codecs="opus"', 'audio/ogg', ';codecs=opus'],
		['audio/ogg ; codecs = opus', 'audio/ogg', ';codecs=opus'],
		['video/mp4; codecs="avc1.42E01E, mp4a.40.2"', 'video/mp4', ''],
		['text/csv; charset=utf-8', 'text/csv', ';charset=utf-8'],
		['application/pdf; name="Nota fiscal.pdf"', 'application/pdf', ''],
		['application/ogg', 'audio/ogg', ''],
		['audio/opus', 'audio/ogg', ''],
		['image/jpg', 'image/jpeg', ''],
		['audio/x-wav', 'audio/wav', ''],
		['application/x-pdf', 'application/pdf', ''],
		['pdf', 'application/pdf', ''],
		['.PDF', 'application/pdf', ''],
		[' image/png ', 'image/png', ''],
		['image/png, image/png', 'image/png', ''],
		['application/vnd.api+json', 'application/vnd.api+json', ''],
	])('reads %p', (value, type, parameters) => {
		expect(parseMimeType(value)).toEqual({ type, parameters });
	});

	it.each([
		...['application/octet-stream', 'binary/octet-stream', 'application/x-download', ''],
		...['image', 'image/', '/png', 'image/*', '*/*', 'a b/c', 'undefined', '[object Object]'],
		...[undefined, null, 5, {}, ['image/png']],
	])('knows nothing from %p', (value) => {
		expect(parseMimeType(value)).toBeUndefined();
	});
});

describe('the kind of media that WhatsApp shows', () => {
	it.each([
		['image', ['image/jpg', 'image/png', 'a.JPG', 'a.jfif']],
		['video', ['video/mp4', 'video/3gpp', 'a.3gp', 'https://example.com/clip.mp4#t=1']],
		[
			'audio',
			['audio/ogg; codecs=opus', 'audio/mp3', 'audio/x-m4a', 'audio/aac', 'a.amr', 'a.opus'],
		],
		['audio', ['https://example.com/a/voice.ogg?x=1.pdf', 'https://example.com/a%2Eogg']],
		[
			'document',
			['image/webp', 'image/gif', 'image/svg+xml', 'image/heic', 'a.HEIC', 'a.dwg', 'a.psd'],
		],
		['document', ['video/quicktime', 'video/webm', 'video/x-m4v', 'a.mov', 'a.mkv']],
		['document', ['audio/wav', 'audio/webm', 'audio/flac', 'audio/x-wav', 'a.wma']],
		['document', ['application/pdf', 'text/csv', 'a.xlsx', 'font/woff', 'model/stl']],
	])('is %s', (kind, files) => {
		for (const file of files) {
			const type = parseMimeType(file)?.type ?? mimeTypeOfName(file) ?? '';
			expect([file, mediaTypeOf(type)]).toEqual([file, kind]);
		}
	});
});

describe('the type of a name', () => {
	it.each([
		['Nota fiscal nº 12 – João.pdf', 'application/pdf'],
		['https://example.com/a/Relat%C3%B3rio.PDF?download=1', 'application/pdf'],
		['https://example.com/file', undefined],
		['https://example.com/', undefined],
		['https://example.com', undefined],
		['archive.unknown', undefined],
		['v1.2', undefined],
		['x.bin', undefined],
		['', undefined],
		[undefined, undefined],
		[{}, undefined],
	])('%p is %p', (name, expected) => {
		expect(mimeTypeOfName(name)).toBe(expected);
	});

	it('looks at the path of an address, not at its host', () => {
		expect(endingOf('https://example.pdf')).toBeUndefined();
		expect(endingOf('https://example.com/a.b/c.TXT/')).toBe('txt');
	});
});

test.each([
	['https://example.com/a.png', true],
	['http://127.0.0.1:1/a', true],
	['ftp://example.com', false],
	['https://', false],
	['//example.com', false],
	['data:image/png;base64,AAAA', false],
])('%p is an http address: %p', (value, expected) => {
	expect(isHttpUrl(value)).toBe(expected);
});
