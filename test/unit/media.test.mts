import {
	isHttpUrl,
	mediaTypeOfMime,
	mediaTypeOfName,
	mimeTypeOfDataUri,
} from '../../nodes/shared/media.ts';

describe('mediaTypeOfMime', () => {
	it.each([
		['image/png', 'image'],
		['IMAGE/JPEG; charset=binary', 'image'],
		['video/mp4', 'video'],
		['audio/ogg; codecs=opus', 'audio'],
		['application/ogg', 'audio'],
		['application/pdf', 'document'],
		['text/csv', 'document'],
		['application/octet-stream', undefined],
		['font/woff', undefined],
		['image', undefined],
		['', undefined],
		[undefined, undefined],
	])('%p is %p', (mime, expected) => {
		expect(mediaTypeOfMime(mime)).toBe(expected);
	});
});

describe('mediaTypeOfName', () => {
	it.each([
		['photo.JPG', 'image'],
		['https://example.com/a/voice.ogg?x=1.pdf', 'audio'],
		['https://example.com/clip.mp4#t=1', 'video'],
		['invoice.pdf', 'document'],
		['https://example.com/file', undefined],
		['archive.unknown', undefined],
		['', undefined],
		[undefined, undefined],
	])('%p is %p', (name, expected) => {
		expect(mediaTypeOfName(name)).toBe(expected);
	});
});

describe('mimeTypeOfDataUri', () => {
	it.each([
		['data:image/png;base64,AAAA', 'image/png'],
		['data:audio/ogg;codecs=opus;base64,AAAA', 'audio/ogg'],
		['DATA:Image/PNG;base64,AAAA', 'image/png'],
		['data:image/png,AAAA', undefined],
		['data:;base64,AAAA', undefined],
		['https://example.com', undefined],
	])('%p has %p', (value, expected) => {
		expect(mimeTypeOfDataUri(value)).toBe(expected);
	});
});

describe('isHttpUrl', () => {
	it.each([
		['https://example.com/a.png', true],
		['http://127.0.0.1:1/a', true],
		['ftp://example.com', false],
		['https://', false],
		['//example.com', false],
		['data:image/png;base64,AAAA', false],
	])('%p: %p', (value, expected) => {
		expect(isHttpUrl(value)).toBe(expected);
	});
});
