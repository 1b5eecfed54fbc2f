import type { IDataObject } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { media, text } from '../support/attempt.mts';
import { ask } from '../support/asking.mts';
import { fakeContext } from '../support/fakeContext.mts';

const given = (v: unknown, more: IDataObject = {}) =>
	text({ text: '={{ $json.v }}', ...more }, { item: { json: { v: v as string } } });

describe('the text of a message', () => {
	it.each(['\u200b', ' \n\u2060', '\u2800', '\u3164'])(
		'is empty when nobody can see it: %j',
		async (value) => {
			const { error, requests } = await given(value);
			expect(error?.message).toMatch(/"Text" is empty/);
			expect(requests).toEqual([]);
		},
	);

	it.each(['undefined', 'Invalid DateTime', '[object Object]', Number.NaN, '#N/A'])(
		'is refused when it is nothing but %p',
		async (value) => {
			const { error, requests } = await given(value);
			expect(error?.message).toMatch(/"Text" is ".*": the /);
			expect(requests).toEqual([]);
		},
	);

	it.each([
		['Olá undefined', 'undefined'],
		['Olá {{ $json.name }}!', '{{ $json.name }}'],
		['{{nome}}', '{{nome}}'],
		['Entrega: Invalid DateTime!', 'Invalid DateTime'],
		['[object Object] is ready', '[object Object]'],
		['Total: NaN', 'NaN'],
		['Dear null,', 'null'],
		['Price #N/A', '#N/A'],
	])('is sent with a notice when it holds a gap: %p', async (value, found) => {
		const { body, hints } = await given(value);
		expect(body?.text).toBe(value);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining(
				`"Text" contains "${found}", so a value seems to be missing [item 0]`,
			),
		]);
	});

	it.each([
		'It is nullable',
		'f(x) = {{}} { a }',
		'undefinedness',
		'Nancy',
		'The #PROMO! is on',
		' keeps its space ',
	])('is sent without a notice: %p', async (value) => {
		const { body, hints } = await given(value);
		expect(body?.text).toBe(value);
		expect(hints).toEqual([]);
	});

	it('shows a notice about line breaks that were written as two characters', async () => {
		const { body, hints } = await given('Linha 1\\nLinha 2');
		expect(body?.text).toBe('Linha 1\\nLinha 2');
		expect(hints[0]?.message).toMatch(/"Text" contains \\n as two characters.*\[item 0\]/);
	});

	it.each([
		['a text', 4_096, {}],
		[
			'a text with a button',
			1_024,
			{ buttonsMode: 'fields', buttons: { values: [{ type: 'reply', displayText: 'Yes' }] } },
		],
	])('shows a notice about a length that WhatsApp does not take: %s', async (_, limit, more) => {
		expect((await given('😀'.repeat(limit), more)).hints).toEqual([]);
		const { body, hints } = await given('x'.repeat(limit + 1), more);
		expect(body?.text).toHaveLength(limit + 1);
		expect(hints[0]?.message).toContain(
			`"Text" has ${limit + 1} characters, but WhatsApp accepts ${limit}`,
		);
	});

	it('shows the same notices about a caption', async () => {
		const { hints } = await media({
			mediaUrl: 'https://example.com/a.png',
			caption: 'x'.repeat(1_500),
		});
		expect(hints[0]?.message).toContain('"Caption" has 1500 characters, but WhatsApp accepts 1024');
	});

	it('shows the same notices about a question', async () => {
		const { hints } = await ask({ message: 'Olá undefined' });
		expect(hints[0]?.message).toContain('"Message" contains "undefined"');
	});

	it('names one item of many in one notice', async () => {
		const node = new PilotStatus();
		const fake = fakeContext({
			node,
			parameters: {
				resource: 'message',
				operation: 'sendText',
				destinationNumber: '+5511999999999',
				text: '={{ $json.v }}',
			},
			items: ['fine', 'Olá undefined', 'Oi undefined', 'a\\nb'].map((v) => ({ json: { v } })),
		});
		await node.execute.call(fake.context);
		expect(fake.hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('[item 1]'),
			expect.stringContaining('[item 3]'),
		]);
	});
});
