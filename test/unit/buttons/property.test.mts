import fc from 'fast-check';

import { readButtons } from '../../../nodes/PilotStatus/resources/message/common/buttons.ts';
import { InvalidInput } from '../../../nodes/shared/invalidInput.ts';
import { checkButtons } from '../../contract/interactiveRules.mts';

const seed = 20260301;
const keys = fc.constantFrom(
	...['type', 'displayText', 'text', 'title', 'label', 'id', 'buttonId', 'payload', 'value'],
	...['url', 'link', 'phoneNumber', 'phone_number', 'copyCode', 'code', 'example', 'reply'],
	...['index', '__proto__', 'constructor', 'toString', 'Display Text'],
);
const values = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom('reply', 'url', 'call', 'copy', 'QUICK_REPLY', 'poll') },
	{
		weight: 3,
		arbitrary: fc.constantFrom('Sim', ' Não ', '👩‍💻', '\u200b', 'undefined', 'x'.repeat(99)),
	},
	{ weight: 2, arbitrary: fc.constantFrom('https://a.b/c', '+55 11 4000-0000', 'a.b', '119') },
	fc.jsonValue({ maxDepth: 2 }),
	fc.constantFrom<unknown>(null, undefined, Number.NaN, 1e21, 7n, new Date(0), Symbol('x')),
);
const entry = fc.oneof(
	{ weight: 4, arbitrary: fc.dictionary(keys, values, { maxKeys: 4 }) },
	{ weight: 2, arbitrary: values },
);
const given = fc.oneof(
	{ weight: 6, arbitrary: fc.array(entry, { maxLength: 4 }) },
	entry,
	fc.record({ values: fc.array(entry, { maxLength: 3 }) }),
	fc.array(fc.jsonValue(), { maxLength: 3 }).map((list) => JSON.stringify(list)),
);

test.each(['fields', 'json'] as const)(
	'whatever comes as %s is buttons that the API takes, or one sentence',
	(form) => {
		let read = 0;
		const source = { label: 'Buttons', form, without: '"Specify Buttons" to None' };
		const property = fc.property(given, (value) => {
			try {
				const buttons = readButtons(value, source);
				const violations: string[] = [];
				checkButtons(buttons, violations);
				expect(violations).toEqual([]);
				expect(buttons.length).toBeGreaterThan(0);
				const ids = buttons.flatMap(({ id }) => id ?? []);
				expect(new Set(ids).size).toBe(ids.length);
				read += 1;
			} catch (error) {
				if (!(error instanceof InvalidInput)) throw error;
				expect(error.message).toMatch(/"Buttons"/);
				expect(error.message).not.toMatch(/\[object |reading '|is not a function/);
				expect(error.description).toMatch(/\w/);
			}
		});
		fc.assert(property, { numRuns: 2000, seed });
		expect(read).toBeGreaterThan(100);
	},
);

test('a list that was read is read the same once more', () => {
	const source = { label: 'Buttons', form: 'json', without: '"Specify Buttons" to None' } as const;
	const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
	const property = fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
		let buttons: unknown;
		try {
			buttons = readButtons(labels, source);
		} catch {
			return;
		}
		expect(readButtons(buttons, source)).toEqual(buttons);
		expect(readButtons(JSON.stringify(buttons), source)).toEqual(buttons);
	});
	fc.assert(property, { numRuns: 1000, seed });
});
