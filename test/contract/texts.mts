/** Texts for property tests: mostly usable ones, Markdown of language models, and awkward ones. */
import fc from 'fast-check';

/** Gives texts that code may stumble over. */
export const awkwardTexts = fc.constantFrom(
	'',
	' ',
	'\n',
	'x'.repeat(61),
	'😀'.repeat(31),
	'__proto__',
	'constructor',
	'ECONNREFUSED',
	'<b>bold</b>',
	'null',
	'{"a":1}',
	'[]',
);

/** Gives texts of a message. */
export const texts = fc.oneof(
	{ weight: 8, arbitrary: fc.string({ minLength: 1 }) },
	fc.constantFrom(
		'# Title\n\n**bold** [link](https://example.com)',
		'**Olá**, tudo bem? '.repeat(260),
	),
	awkwardTexts,
);
