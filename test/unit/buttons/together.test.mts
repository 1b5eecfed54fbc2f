import type { IDataObject } from 'n8n-workflow';

import { fields, json, site, yes } from './support.mts';

describe('two buttons', () => {
	it.each([
		[['Sim', ' sim '], 'Buttons 1 and 2 in "Buttons (JSON)" have the same text "sim"'],
		[['Sim', 'S\u00adim'], 'have the same text'],
		[['OK', 'No', 'ok'], 'Buttons 1 and 3 in "Buttons (JSON)" have the same text "ok"'],
		[[yes, { ...site, displayText: 'YES' }], 'have the same text "YES"'],
		[[yes, { ...yes, displayText: 'Yeah' }], 'have the same ID "yes"'],
		[
			[
				{ ...yes, id: 7 },
				{ displayText: 'No', id: '7' },
			],
			'have the same ID "7"',
		],
	])('%j cannot be told apart', async (given, sentence) => {
		const { error, requests } = await json(given);
		expect(error?.message).toContain(sentence);
		expect(requests).toEqual([]);
	});

	it.each([
		[
			['', 'button-1'],
			['button-2', 'button-1'],
		],
		[
			['button-2', ''],
			['button-2', 'button-3'],
		],
		[
			['button-3', '', ''],
			['button-3', 'button-2', 'button-4'],
		],
		[
			['', '', ''],
			['button-1', 'button-2', 'button-3'],
		],
		[
			['A', 'a'],
			['A', 'a'],
		],
	])('with the IDs %j get the IDs %j', async (given, expected) => {
		const { body } = await fields(...given.map((id, at) => ({ displayText: `Text ${at}`, id })));
		expect((body?.buttons as IDataObject[]).map(({ id }) => id)).toEqual(expected);
	});
});

describe('what official Meta numbers are known to refuse', () => {
	it('is said about a text of more than 20 characters', async () => {
		const { body, hints } = await json(['Ok', 'Confirmar meu agendamento agora']);
		expect(body?.buttons).toHaveLength(2);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(/^The text of button 2 is longer than 20 characters/),
		]);
	});

	it.each(['Doze caracteres e 20', '👩‍💻'.repeat(20), 'ã'.normalize('NFD').repeat(20)])(
		'is not said about %s',
		async (label) => {
			expect((await json([label])).hints).toEqual([]);
		},
	);

	it('is said about buttons of several types, and about two that are no quick replies', async () => {
		const other = { ...site, displayText: 'Other' };
		expect((await json([yes, site])).hints[0]?.message).toMatch(/one type only/);
		expect((await json([site, other])).hints[0]?.message).toMatch(/one button per message/);
		expect((await json([site])).hints).toEqual([]);
		expect((await json(['Yes', 'No', 'Later'])).hints).toEqual([]);
	});

	it.each(['video', 'document'])('is said about buttons with a %s', async (type) => {
		const { body, hints } = await json([yes], {
			header: { value: { type, content: 'https://example.com/file' } },
		});
		expect(body?.header).toEqual({ type, content: 'https://example.com/file' });
		expect(hints.map(({ message }) => message)).toEqual([expect.stringMatching(/Meta may reject/)]);
	});
});
