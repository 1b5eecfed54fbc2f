import {
	normaliseBase64,
	sizeOfBase64,
	isDataUri,
	readDataUri,
} from '../../nodes/shared/dataUri.ts';
import { InvalidInput } from '../../nodes/shared/invalidInput.ts';

const png = Buffer.from('\x89PNG\r\n\x1A\n????>>>>', 'latin1');
const base64 = png.toString('base64');

describe('a data URI is read', () => {
	it.each([
		['in its usual form', 'data:image/png;base64,QUJD', 'data:image/png;base64,QUJD'],
		[
			'with a codec',
			'data:audio/ogg; codecs=opus;base64,T2dnUw==',
			'data:audio/ogg;codecs=opus;base64,T2dnUw==',
		],
		['with blanks', 'data: audio/ogg ; base64 , T2dnUw==', 'data:audio/ogg;base64,T2dnUw=='],
		['in capitals', 'DATA:Image/JPG;BASE64,QUJD', 'data:image/jpeg;base64,QUJD'],
		[
			'without a type, known by its content',
			`data:;base64,${base64}`,
			`data:image/png;base64,${base64}`,
		],
		[
			'of some bytes, known by its content',
			`data:application/octet-stream;base64,${base64}`,
			`data:image/png;base64,${base64}`,
		],
		[
			'of some unknown bytes',
			'data:application/octet-stream;base64,QUJD',
			'data:application/octet-stream;base64,QUJD',
		],
		['with line breaks', 'data:image/png;base64,QU\r\nJD\n', 'data:image/png;base64,QUJD'],
		[
			'as base64url',
			`data:image/png;base64,${png.toString('base64url')}`,
			`data:image/png;base64,${base64}`,
		],
		['percent-encoded', 'data:image/png;base64,QQ%3D%3D', 'data:image/png;base64,QQ=='],
		['without padding', 'data:image/png;base64,QQ', 'data:image/png;base64,QQ=='],
		['with an ending for a type', 'data:pdf;base64,QUJD', 'data:application/pdf;base64,QUJD'],
		['as text', 'data:text/plain,Hello', 'data:text/plain;base64,SGVsbG8='],
		['as text without a type', 'data:,Ol%C3%A1', 'data:text/plain;base64,T2zDoQ=='],
		[
			'as text with a character set',
			'data:text/csv;charset=utf-8,a%0Ab',
			'data:text/csv;charset=utf-8;base64,YQpi',
		],
		['as a picture in text', 'data:image/svg+xml,<svg/>', 'data:image/svg+xml;base64,PHN2Zy8+'],
	])('%s', (_, text, uri) => {
		expect(readDataUri(text, 'Data URI').uri).toBe(uri);
		expect(isDataUri(uri)).toBe(true);
	});
});

describe('a data URI is refused', () => {
	const head = 'data:application/pdf;base64,';
	it.each<[string, string, RegExp]>([
		...[
			'database',
			's3',
			'filesystem-v2',
			'filesystem',
			'default',
			'undefined',
			'null',
			'azure-blob',
		].map((note): [string, string, RegExp] => [
			`n8n's note ${note}`,
			head + note,
			/reference to (a|the) stored file/,
		]),
		[
			"n8n's ID",
			`${head}filesystem-v2:workflows/1/executions/2/binary_data/3`,
			/reference to (a|the) stored file/,
		],
		['an object', `${head}[object Object]`, /reference to (a|the) stored file/],
		["n8n's note alone", 'filesystem-v2', /reference to (a|the) stored file/],
		["n8n's note as text", 'data:application/pdf,database', /reference to (a|the) stored file/],
		['a doubled head', `${head}data:application/pdf;base64,QUJD`, /inside a data URI/],
		['nothing', head, /holds no file/],
		['nothing but blanks', `${head} \n `, /holds no file/],
		['nothing as text', 'data:text/plain,', /holds no file/],
		['no base64', `${head}no no!`, /"no no!" is not base64/],
		['one character', `${head}A`, /not base64/],
		['no comma', 'data:image/png;base64', /without a comma/],
		['an unknown type', 'data:;base64,QUJD', /does not say what kind of file/],
		[
			'a type that an expression did not give',
			'data:undefined;base64,QUJD',
			/does not say what kind/,
		],
		['wrong percent signs', 'data:text/plain,100%', /not percent-encoded/],
		['a web address', 'https://example.com/a.png', /is the URL "https:\/\/example/],
		['base64 without a head', 'iVBORw0KGgo=', /not a data URI: it is "iVBOR/],
	])('that holds %s', (_, text, reason) => {
		expect(() => readDataUri(text, 'Data URI')).toThrow(reason);
		expect(() => readDataUri(text, 'Data URI')).toThrow(InvalidInput);
	});

	it('with its value shortened', () => {
		try {
			readDataUri(`${head}${'?'.repeat(5_000)}`, 'Data URI');
		} catch (error) {
			expect((error as Error).message.length).toBeLessThan(200);
		}
		expect.assertions(1);
	});
});

test('base64 that is right is given back as it is, without a copy', () => {
	const large = 'QUJD'.repeat(1_000_000);
	expect(Object.is(normaliseBase64(large), large)).toBe(true);
	expect(sizeOfBase64(large)).toBe(3_000_000);
});

test.each(['', 'A', '=', '====', '!!!!', 'QUJD!', 'é', 'QUJDR'])('%p is no base64', (text) => {
	expect(normaliseBase64(text)).toBeUndefined();
});

test.each([0, 1, 2, 3, 4, 5, 100])('the size of %d bytes is known without decoding', (size) => {
	expect(sizeOfBase64(Buffer.alloc(size).toString('base64'))).toBe(size);
});
