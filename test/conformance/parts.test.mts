import { makeMask } from '../../conformance/mask.mts';
import { readOptions, safeBaseUrl, UsageError } from '../../conformance/options.mts';
import { facts, sendingFacts } from '../../conformance/facts/index.mts';
import { shapeOf } from '../../conformance/shape.mts';
import { filesIn, readText } from '../../dev/project.mts';

describe('the address', () => {
	it('is the real one unless another is given', () => {
		expect(safeBaseUrl(undefined)).toBe('https://pilotstatus.com.br');
		expect(safeBaseUrl(' https://example.com/v1/ ')).toBe('https://example.com');
		expect(safeBaseUrl('http://127.0.0.1:4010')).toBe('http://127.0.0.1:4010');
		expect(safeBaseUrl('http://[::1]:4010')).toBe('http://[::1]:4010');
	});

	it.each([
		'http://pilotstatus.com.br',
		'http://127.0.0.1.example.com',
		'http://localhost.example.com',
		'http://10.0.0.1',
		'ftp://127.0.0.1',
		'https://user:password@pilotstatus.com.br',
		'nowhere',
	])('%s is refused', (address) => {
		expect(() => safeBaseUrl(address)).toThrow(UsageError);
	});
});

describe('the options', () => {
	const env = { PILOT_STATUS_API_KEY: 'ps_one' };

	it('need a key that a header can carry, and never show it', () => {
		expect(() => readOptions([], {})).toThrow(/PILOT_STATUS_API_KEY/);
		const attempt = () => readOptions([], { PILOT_STATUS_API_KEY: 'ps_o\nne' });
		expect(attempt).toThrow(UsageError);
		expect(attempt).not.toThrow(/ps_o/);
	});

	it('refuse a destination that is no phone number, and unknown arguments', () => {
		expect(() => readOptions(['--send-to', '11999999999'], env)).toThrow(UsageError);
		expect(() => readOptions(['--sendto'], env)).toThrow(UsageError);
		expect(readOptions(['--send-to', '+5511999999999', '--yes'], env)).toMatchObject({
			sendTo: '+5511999999999',
			yes: true,
		});
	});
});

test('a shape holds types and keys, and no key that is content', () => {
	const value = [
		{ id: 'a', media: null, labels: { '+5511999999999': ['vip'] } },
		{ id: 'b', media: { url: 'x' }, name: 'Ana', labels: {} },
	];
	expect(shapeOf(value)).toEqual([
		{
			id: 'string',
			media: { anyOf: ['null', { url: 'string' }] },
			labels: { '[key]?': ['string'] },
			'name?': 'string',
		},
	]);
	expect(shapeOf([1, 'a', null])).toEqual(['null | number | string']);
	expect(shapeOf(undefined)).toBe('nothing');
});

test('the mask knows keys in every spelling, and phone numbers with separators', () => {
	const { mask, add } = makeMask(['s3cret/key', '']);
	add('ck_1');
	expect(mask('s3cret/key s3cret%2Fkey ck_1 ps_other')).toBe('[key] [key] [key] [key]');
	expect(mask('+55 (11) 98765-4321, 5511987654321@s.whatsapp.net')).toBe(
		'[number], [number]@s.whatsapp.net',
	);
	expect(mask('HTTP 404, 30 of 100, 1234567')).toBe('HTTP 404, 30 of 100, 1234567');
});

test('each fact has an id of its own and a source', () => {
	const all = [...facts, ...sendingFacts];
	expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
	for (const { id, source, claim } of all) {
		expect(`${id}: ${source}`).toMatch(/: \d+[\d., ]*\S*( |$)/);
		expect(claim).not.toBe('');
	}
});

test('nothing of the package or of the sandbox is used', () => {
	const files = filesIn('conformance', /\.mts$/);
	expect(files.length).toBeGreaterThan(10);
	const imports = files.flatMap((path) => readText(path).match(/from '[^']+'/g) ?? []);
	expect(imports.filter((text) => !/^from '(node:|\.)/.test(text))).toEqual([]);
	expect(imports.filter((text) => /nodes\/|credentials\/|sandbox\//.test(text))).toEqual([]);
});
