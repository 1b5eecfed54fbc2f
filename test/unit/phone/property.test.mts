import fc from 'fast-check';

import { InvalidInput } from '../../../nodes/shared/invalidInput.ts';
import { normalisePhone } from '../../../nodes/shared/phone.ts';

const fixed = { seed: 20261128, numRuns: 2_000 };
const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digitsOf = (text: string) => text.replace(/\D/g, '');

/** The number a text is read as, or undefined when it is refused. */
function read(text: string): string | undefined {
	try {
		return normalisePhone(text, 'Phone Number');
	} catch (error) {
		if (error instanceof InvalidInput) return undefined;
		throw error;
	}
}

/** A number as written with marks between its digits, begun with a country code that has no zero behind it. */
const written = fc
	.tuple(
		fc.constantFrom('+55', '+1', '+49', '+351', '+298'),
		fc.integer({ min: 1, max: 9 }).map(String),
		fc.array(
			fc.tuple(
				fc.constantFrom('', '', '', ' ', '-', '.', ' (', ') ', '\u00a0', '\u2011', '\u200b'),
				digit,
			),
			{ minLength: 6, maxLength: 12 },
		),
	)
	.map(([code, first, rest]) => `${code} ${first}${rest.map((pair) => pair.join('')).join('')}`);

const anyText = fc
	.array(
		fc.constantFrom(
			...'0123456789+-. ()/,;:xe@\u200b\u061c\u00a0\uff0b\uff11\n\t'.split(''),
			' ou ',
			'tel:',
			'.0',
			'(0)',
			'@c.us',
			'https://wa.me/',
		),
		{ maxLength: 30 },
	)
	.map((parts) => parts.join(''));

it('never changes, adds or drops a digit of a number', () => {
	let accepted = 0;
	fc.assert(
		fc.property(written, (text) => {
			const number = read(text);
			if (number !== undefined) accepted += 1;
			return number === undefined || number === `+${digitsOf(text)}`;
		}),
		fixed,
	);
	expect(accepted).toBeGreaterThan(800);
});

it('reads only what stands together in the text, whatever the text is', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			const number = read(text);
			const plain = digitsOf(text.replaceAll('\uff11', '1'));
			return number === undefined || plain.includes(number.slice(1));
		}),
		{ ...fixed, numRuns: 10_000 },
	);
});

it('never joins the digits of two numbers', () => {
	const number = fc
		.array(digit, { minLength: 8, maxLength: 11 })
		.map((digits) => `12${digits.join('')}`);
	const between = fc.constantFrom(
		'/',
		' / ',
		',',
		', ',
		';',
		'|',
		' or ',
		' ou ',
		' e ',
		'\n',
		'\r\n',
		'\t',
		' ',
		'  ',
		' - ',
		' +',
		'+',
		', +',
		'&',
		'\\',
		'\u2028',
		' \u00b7 ',
		'.',
		'. ',
	);
	fc.assert(
		fc.property(number, between, number, (one, mark, other) => {
			expect(read(`+${one}${mark}${other}`)).toBeUndefined();
		}),
		fixed,
	);
});

it('never takes a decimal for a longer number', () => {
	const whole = fc.array(digit, { minLength: 7, maxLength: 11 }).map((all) => `+12${all.join('')}`);
	fc.assert(
		fc.property(
			whole,
			fc.constantFrom('.', ',', ' .', '. ', '\uff0e'),
			fc.integer({ min: 0, max: 999 }),
			(text, mark, part) => {
				expect(read(`${text}${mark}${part}`)).toBeUndefined();
			},
		),
		fixed,
	);
});
