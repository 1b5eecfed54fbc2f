/**
 * Values as people, spreadsheets, language models, databases and broken expressions give them, for property tests.
 * Use them with {@link SEED}, so that a failure can be repeated.
 */
import fc from 'fast-check';
import { DateTime } from 'luxon';

/** Seed of every property test. */
export const SEED = 20260301;

type Values = fc.Arbitrary<unknown>;

/** Marks that nobody sees and that travel along when something is copied. */
export const invisibleMarks = [
	'\u200b',
	'\u200e',
	'\u200f',
	'\u202a',
	'\u202c',
	'\u2060',
	'\u2066',
	'\u061c',
	'\u00ad',
	'\u00a0',
	'\u202f',
	'\ufeff',
	'\u3164',
	'\u2800',
];

const mark = fc.constantFrom('', '', ' ', '\n', '\t', '\r\n', ...invisibleMarks);

/** The same text with blanks or invisible marks around it. */
export const dressed = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
	fc.tuple(mark, texts, mark).map((parts) => parts.join(''));

/** What failed conversions and errors of spreadsheets leave behind. */
export const messyFailures = fc.constantFrom(
	'undefined',
	'null',
	'NaN',
	'Infinity',
	'[object Object]',
	'[object Promise]',
	'Invalid DateTime',
	'Invalid Date',
	'#N/A',
	'#REF!',
	'#VALOR!',
	'#DIV/0!',
);

/** Texts that show nothing. */
export const messyBlanks = fc
	.array(fc.constantFrom(' ', '\n', '\t', ...invisibleMarks), { maxLength: 4 })
	.map((marks) => marks.join(''));

/** Texts that people and models write. */
export const messyTexts: fc.Arbitrary<string> = fc.oneof(
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
	fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
	dressed(fc.constantFrom('Ana', 'Silva, João', 'Olá undefined', 'مرحبا', '❤️', '👩🏽‍💻', 'a\\nb')),
	fc.constantFrom('.', '..', '%2e%2e', '../v1', 'a/b', 'a?b#c', '"', "'", '`', '{{ $json.a }}'),
	fc.constantFrom('__proto__', 'constructor', 'toString', '\ud800', 'x'.repeat(5_000)),
	fc.constantFrom('<b>x</b>', '=1+1', '@SUM(A1)', '-', '+', '{', '[', '{}', '[]', '{"a":1}'),
	messyBlanks,
	messyFailures,
);

/** Numbers, and texts that hold them, as different countries and programs write them. */
export const messyNumbers: Values = fc.oneof(
	fc.integer(),
	fc.double(),
	fc.constantFrom(0, -0, -1, 1.5, 1e21, 2 ** 53, Number.NaN, Infinity, -Infinity),
	dressed(fc.integer().map(String)),
	fc.constantFrom(
		'1,5',
		'1.5',
		'1.000,00',
		'1,000.00',
		'1 000',
		'1e3',
		'5.51199E+12',
		'0x10',
		'٣',
		'５',
	),
	fc.constantFrom(BigInt(7), BigInt('12345678901234567890')),
);

/** Yes and no as text, in several languages, and what only looks like it. */
export const messyBooleans: Values = fc.oneof(
	fc.boolean(),
	dressed(
		fc.constantFrom('true', 'True', 'FALSE', 'yes', 'no', '1', '0', 'on', 'off', 'sim', 'não'),
	),
	fc.constantFrom<unknown>(1, 0, 2, 'maybe', 'WAHR', 'tru', 'nope'),
);

/** Lists, also as the text of one. */
export const messyLists: Values = fc.oneof(
	fc.array(fc.oneof(messyTexts, fc.constantFrom<unknown>(null, undefined, 1, true, {}, [])), {
		maxLength: 4,
	}),
	fc.array(fc.constantFrom('a', 'b, c', '')).map((list) => JSON.stringify(list)),
	fc.constantFrom("['a', 'b']", '[a, b]', '["a"', '"a, b", c', 'a;b\nc', ' , ', ',,', '[null]'),
);

/** Dates of programs, spreadsheets, databases and people, ambiguous and impossible ones too. */
export const messyDates: Values = fc.oneof(
	dressed(
		fc.constantFrom(
			'2099-03-02',
			'2099-03-02T09:00:00',
			'2099-03-02 09:00:00.000',
			'2099-03-02T09:00:00Z',
			'2099-03-02T09:00:00+05:30',
			'20990302T090000Z',
			'2 Mar 2099 9:00 PM',
			'Mon Mar 02 2099 09:00:00 GMT-0300 (Brasilia Standard Time)',
			'Mon, 02 Mar 2099 09:00:00 GMT',
		),
	),
	fc.constantFrom('03/04/2099', '3.4.99', '03-04-2099 10:00', 'Thu 03/04/2027', '2099/03-04'),
	fc.constantFrom('2099-02-30', '2099-13-01', '2099-03-02T25:00', 'Fri Mar 02 2099', '0000-00-00'),
	fc.constantFrom('tomorrow', 'now', '10:00', 'amanhã às 10h', '2 de março de 2099'),
	fc.constantFrom<unknown>(4_076_398_800, 4_076_398_800_000, 46_500.375, 20_990_302, 0, -1),
	fc.constantFrom(
		'4076398800',
		'4076398800000',
		'46500,375',
		'20990302',
		'1899-12-30',
		'1970-01-01',
	),
	fc.constantFrom<unknown>(
		new Date(4_076_398_800_000),
		new Date(Number.NaN),
		DateTime.fromMillis(4_076_398_800_000),
		DateTime.invalid('made up'),
	),
);

/** What looks like a phone number, and what only nearly does. */
export const messyPhones: Values = fc.oneof(
	dressed(fc.constantFrom('+55 (11) 99999-9999', '+5511999999999', '+44 20 7946 0018', 'BR.1349')),
	fc.constantFrom('5511999999999', "'+5511999999999", '++5511999999999', '＋5511999999999'),
	fc.constantFrom('+44 (0)20 7946 0018', '+55 11 4000-0000/01', '+551199999999.0', '5.51199E+12'),
	fc.constantFrom('whatsapp:+5511999999999', '5511999999999@s.whatsapp.net', '123@lid', '12@g.us'),
	fc.constantFrom<unknown>(5511999999999, ['+5511999999999'], { phone: '+5511999999999' }),
);

const circular: Record<string, unknown> = { id: 'a' };
circular.self = circular;

/** What an expression may give in a place that expects a text. */
export const otherTypes: Values = fc.oneof(
	fc.constantFrom<unknown>(null, undefined, true, false, [], {}, [[]], [null], circular),
	fc.constantFrom<unknown>({ id: '1203@g.us' }, { value: 'a' }, { mode: 'id', value: {} }),
	fc.constantFrom<unknown>({ values: 1 }, { values: [null] }, { values: {} }, { value: null }),
	fc.constantFrom<unknown>({ isLuxonDateTime: true, isValid: true }, { toISO: 'x' }, { length: 1 }),
	fc.jsonValue({ maxDepth: 2 }),
);

/** Any of these values. */
export const messyValues: Values = fc.oneof(
	messyTexts,
	messyNumbers,
	messyBooleans,
	messyLists,
	messyDates,
	messyPhones,
	otherTypes,
);
