import {
	fileNameFor,
	nameInAddress,
	nameInContentDisposition,
} from '../../nodes/shared/fileName.ts';

describe('the name of a file from outside', () => {
	it.each<[unknown[], string | undefined, string]>([
		[[undefined], 'audio/ogg; codecs=opus', 'voice.ogg'],
		[[null, ''], 'image/jpeg', 'image.jpg'],
		[[], 'image/webp', 'sticker.webp'],
		[[], 'video/mp4', 'video.mp4'],
		[[], 'audio/mpeg', 'audio.mp3'],
		[[], 'application/pdf', 'document.pdf'],
		[[], undefined, 'document.bin'],
		[['file'], 'image/png', 'image.png'],
		[['file.pdf'], undefined, 'document.pdf'],
		[['note.oga'], 'audio/ogg', 'note.ogg'],
		[['PTT-2026.opus'], 'audio/ogg', 'PTT-2026.ogg'],
		[['note.oga'], undefined, 'note.ogg'],
		[['x.enc'], 'image/jpeg', 'x.jpg'],
		[['download.php'], 'application/pdf', 'document.pdf'],
		[['invoice'], 'application/pdf', 'invoice.pdf'],
		[['1234567890'], 'image/jpeg', '1234567890.jpg'],
		[['Nota fiscal nº 12 – João.pdf'], 'application/pdf', 'Nota fiscal nº 12 – João.pdf'],
		[['..\\..\\a/b\u0000é:1.png'], 'image/png', 'b_é_1.png'],
		[['../../etc/passwd'], undefined, 'passwd.bin'],
		[['photo\u202Egpj.exe'], 'image/jpeg', 'photogpj.exe.jpg'],
		[['...'], 'image/png', 'image.png'],
		[['.htaccess'], undefined, 'htaccess.bin'],
		[['a.pdf . '], 'application/pdf', 'a.pdf'],
		[[42, {}, 'b.png'], 'image/png', 'b.png'],
	])('%j of type %s becomes %s', (names, type, expected) => {
		expect(fileNameFor(names, type)).toBe(expected);
	});

	it('keeps its ending when it is shortened', () => {
		const name = fileNameFor([`${'é'.repeat(5_000)}.pdf`], 'application/pdf');
		expect(name).toHaveLength(120);
		expect(name.endsWith('é.pdf')).toBe(true);
	});
});

test.each([
	['attachment; filename="invoice.pdf"', 'invoice.pdf'],
	['attachment; filename=invoice.pdf', 'invoice.pdf'],
	['inline;filename=a.pdf;size=3', 'a.pdf'],
	["attachment; filename*=UTF-8''Relat%C3%B3rio.pdf", 'Relatório.pdf'],
	[`attachment; filename="fallback.pdf"; filename*=utf-8'pt'Relat%C3%B3rio.pdf`, 'Relatório.pdf'],
	["attachment; filename*=iso-8859-1''Relat%F3rio.pdf", 'Relatório.pdf'],
	['attachment; filename="Relat%C3%B3rio.pdf"', 'Relatório.pdf'],
	[`attachment; filename="${Buffer.from('Relatório.pdf').toString('latin1')}"`, 'Relatório.pdf'],
	['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
	['attachment; filename="../../a;b.pdf"', '../../a;b.pdf'],
	["attachment; filename*=UTF-8''100%.pdf", '100%.pdf'],
	['filename=a.pdf', 'a.pdf'],
	['attachment', undefined],
	['attachment; filename=""', undefined],
	[undefined, undefined],
	[['a'], undefined],
])('Content-Disposition %j names %j', (header, name) => {
	expect(nameInContentDisposition(header)).toBe(name);
});

test.each([
	['https://a.test/x/report%20%231.pdf?sig=1', 'report #1.pdf'],
	['https://a.test/%E0%A4%A', '%E0%A4%A'],
	['https://a.test/', undefined],
	['no address', undefined],
])('the address %s names %j', (address, name) => {
	expect(nameInAddress(address)).toBe(name);
});
