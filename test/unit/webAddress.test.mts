import { InvalidInput } from '../../nodes/shared/invalidInput.ts';
import { readWebAddress } from '../../nodes/shared/webAddress.ts';

describe('a web address', () => {
	it.each([
		['https://example.com/a.pdf', 'https://example.com/a.pdf'],
		['  https://example.com/a.pdf\n', 'https://example.com/a.pdf'],
		['\u200Bhttps://example.com/a.pdf\uFEFF\u200E', 'https://example.com/a.pdf'],
		['https://example.com/a\u200B.pdf', 'https://example.com/a.pdf'],
		['https://example.com/\u202Aa.pdf\u202C', 'https://example.com/a.pdf'],
		['"https://example.com/a.pdf"', 'https://example.com/a.pdf'],
		['<https://example.com/a.pdf>', 'https://example.com/a.pdf'],
		[
			'https://files.example.test/a b/Relatório março.pdf',
			'https://files.example.test/a%20b/Relat%C3%B3rio%20mar%C3%A7o.pdf',
		],
		['https://files.example.test/a%20b.pdf', 'https://files.example.test/a%20b.pdf'],
		['https://files.example.test/a%20b ç.pdf', 'https://files.example.test/a%20b%20%C3%A7.pdf'],
		['https://example.com/100%.pdf', 'https://example.com/100%25.pdf'],
		['https://example.com/a?name=Ana Lima&x=ü', 'https://example.com/a?name=Ana%20Lima&x=%C3%BC'],
		['https://example.com/a?sig=a%2Fb+c==&x[]=1', 'https://example.com/a?sig=a%2Fb+c==&x[]=1'],
		['https://münchen.example/a', 'https://xn--mnchen-3ya.example/a'],
		['https://example.com/नमस्ते.pdf', `https://example.com/${encodeURIComponent('नमस्ते')}.pdf`],
		[
			'https://example.com/می\u200Cروم.pdf',
			`https://example.com/${encodeURIComponent('می\u200Cروم')}.pdf`,
		],
		['HTTPS://Example.com/A', 'HTTPS://Example.com/A'],
		['http://localhost:5678/x', 'http://localhost:5678/x'],
		[
			'https://web.archive.org/web/2020/https://example.com/a.pdf',
			'https://web.archive.org/web/2020/https://example.com/a.pdf',
		],
		[
			'https://proxy.example.com/?url=https://example.com/a.png',
			'https://proxy.example.com/?url=https://example.com/a.png',
		],
	])('%j is %j', (value, expected) => {
		expect(readWebAddress(value, 'Media URL')).toBe(expected);
		// reading it again changes nothing
		expect(readWebAddress(expected, 'Media URL')).toBe(expected);
	});

	it.each<[unknown, RegExp]>([
		...['', '   ', '\u200B', undefined, null].map((value): [unknown, RegExp] => [
			value,
			/"Media URL" is empty/,
		]),
		...[
			'https://a.test/a.jpg, https://a.test/b.jpg',
			'https://a.test/a.jpg https://a.test/b.jpg',
			'https://a.test/a.jpg\nhttps://a.test/b.jpg',
			'https://a.test/a.jpg;https://a.test/b.jpg',
			'https://a.test/a.jpg,https://a.test/b.jpg',
			'https://a.test/a.jpghttps://a.test/b.jpg',
		].map((value): [unknown, RegExp] => [value, /more than one URL/]),
		...['https://a.test/a\tb', 'https://a.test/a\nb', 'https://a.test/a\r\nb.jpg'].map(
			(value): [unknown, RegExp] => [value, /tab or line break/],
		),
		...[
			...['file.png', 'C:\\a.png', '/a.png', 'www.example.com/a.png', 'ftp://example.com/a'],
			...[
				'https://',
				'https:///a',
				'https:/example.com',
				'https://exa mple.com/a',
				'javascript:alert(1)',
			],
			...[
				'https://https://example.com/a.png',
				'https://example.com/[object Object]',
				'data:image/png;base64,AA==',
			],
		].map((value): [unknown, RegExp] => [value, /which is not a valid URL/]),
		[{ url: 'https://a.test' }, /"Media URL" is an object \(url\)/],
		[['https://a.test'], /"Media URL" is a list/],
		['undefined', /returned no value/],
	])('%j is refused', (value, reason) => {
		expect(() => readWebAddress(value, 'Media URL')).toThrow(reason);
		expect(() => readWebAddress(value, 'Media URL')).toThrow(InvalidInput);
	});
});
