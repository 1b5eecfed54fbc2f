import { contradicts, signatureOf } from '../../nodes/shared/fileSignature.ts';

/** The first bytes of files as programs write them; a space is a zero byte. */
const heads: Array<[type: string, head: string]> = [
	['image/jpeg', '\xFF\xD8\xFF\xE0\x00\x10JFIF'],
	['image/png', '\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR'],
	['image/gif', 'GIF89a'],
	['image/webp', 'RIFF\x24\x00\x00\x00WEBPVP8 '],
	['audio/wav', 'RIFF\x24\x00\x00\x00WAVEfmt '],
	['video/x-msvideo', 'RIFF\x24\x00\x00\x00AVI LIST'],
	['application/pdf', '%PDF-1.7\n'],
	['image/heic', '\x00\x00\x00\x18ftypheic\x00\x00\x00\x00'],
	['image/heic', '\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00'],
	['image/avif', '\x00\x00\x00\x18ftypavif\x00\x00\x00\x00'],
	['video/mp4', '\x00\x00\x00\x18ftypisom\x00\x00\x02\x00'],
	['video/mp4', '\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00'],
	['video/3gpp', '\x00\x00\x00\x18ftyp3gp4\x00\x00\x00\x00'],
	['video/quicktime', '\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00'],
	['audio/mp4', '\x00\x00\x00\x1CftypM4A \x00\x00\x00\x00'],
	['audio/ogg', 'OggS\x00\x02'],
	['audio/mpeg', 'ID3\x03\x00\x00'],
	['audio/mpeg', '\xFF\xFB\x90\x44\x00'],
	['audio/aac', '\xFF\xF1\x50\x80'],
	['audio/amr', '#!AMR\n'],
	['audio/flac', 'fLaC\x00\x00\x00\x22'],
	['video/webm', '\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm'],
	['video/x-matroska', '\x1A\x45\xDF\xA3\x9F\x42\x82\x88matroska'],
	['application/zip', 'PK\x03\x04\x14\x00\x00\x00\x08\x00a.txt'],
	['application/gzip', '\x1F\x8B\x08\x00'],
	['application/msword', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'],
	['image/vnd.dwg', 'AC1027\x00'],
	['image/vnd.adobe.photoshop', '8BPS\x00\x01'],
	['text/html', '\n <!DOCTYPE html><html>'],
	[
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml\x00\x00PK\x03\x04word/document.xml',
	],
	[
		'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml\x00\x00PK\x03\x04xl/workbook.xml',
	],
	[
		'application/vnd.oasis.opendocument.text',
		`PK\x03\x04${'\x00'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.textPK`,
	],
];

test.each(heads)('recognises %s', (type, head) => {
	expect(signatureOf(Buffer.from(head, 'latin1'))?.type).toBe(type);
});

test.each([
	'',
	'name;phone\nAna;+55',
	'{"a":1}',
	'\xFF\xFEa\x00b\x00',
	'\xEF\xBB\xBFtext',
	'BMW',
	'PK',
])('knows nothing from %j', (head) => {
	expect(signatureOf(Buffer.from(head, 'latin1'))).toBeUndefined();
});

test.each<[string, string, boolean]>([
	['OggS', 'audio/mpeg', true],
	['OggS', 'video/ogg', false],
	['ID3\x03', 'audio/ogg', true],
	['\x00\x00\x00\x18ftypisom', 'audio/mp4', false],
	['\x00\x00\x00\x18ftypisom', 'video/quicktime', false],
	['\x00\x00\x00\x18ftypisom', 'image/jpeg', true],
	['PK\x03\x04', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', false],
	['PK\x03\x04', 'application/vnd.android.package-archive', false],
	['PK\x03\x04', 'application/pdf', true],
	['\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'application/vnd.ms-excel', false],
	['<html>', 'image/jpeg', true],
	['<html>', 'text/plain', false],
	['RIFF\x24\x00\x00\x00WEBPVP8 ', 'image/png', true],
])('%j contradicts %s: %p', (head, type, expected) => {
	const signature = signatureOf(Buffer.from(head, 'latin1'));
	expect(signature !== undefined && contradicts(signature, type)).toBe(expected);
});
