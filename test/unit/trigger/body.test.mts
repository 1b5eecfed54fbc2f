import { readJson } from '../../../nodes/shared/deliveries/body.ts';

const nested = (levels: number): unknown => {
	let value: unknown = 'x';
	for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
	return value;
};

describe('the body of a delivery', () => {
	it.each(['text/plain', 'application/octet-stream', '', 'application/vnd.api+json'])(
		'with a byte order mark is read as %s, too',
		(contentType) => {
			const rawBody = Buffer.from('\ufeff{"event":"message.received"}');
			expect(readJson({ contentType, rawBody })).toEqual({
				ok: true,
				value: { event: 'message.received' },
			});
		},
	);

	it('is refused in words when it is nested too deep for n8n, however it came', () => {
		const body = nested(200_000);
		const refused = { ok: false, reason: 'The body is nested more than 100 levels deep' };
		const rawBody = Buffer.from('x');
		expect(readJson({ contentType: 'application/json', body, rawBody })).toEqual(refused);
		const text = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
		expect(readJson({ contentType: 'text/plain', rawBody: Buffer.from(text) })).toEqual(refused);
		expect(readJson({ contentType: 'application/json', body: nested(100), rawBody })).toMatchObject(
			{ ok: true },
		);
	});
});
