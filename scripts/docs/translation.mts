import { parse } from 'yaml';

import { readText } from '../../dev/project.mts';

/** Holds a row of a table before it is laid out: what is the same in every language, and what is translated. */
export interface Row {
	/** Cells before the sentences. */
	before: string[];
	/** English sentences. */
	sentences: string[];
	/** Cells after the sentences. */
	after: string[];
}

/** An English sentence, and how it reads in Portuguese. */
export interface Translation {
	en: string;
	pt: string;
}

/** Gives the path of the translations of a table, relative to the project. */
export function translationFile(table: string): string {
	return `docs/i18n/pt-BR/${table}.yml`;
}

/** Reads the translations of a table. */
export function readTranslations(table: string): Translation[] {
	return parse(readText(translationFile(table))) as Translation[];
}

/** Gives the cells of a row in English. */
export function inEnglish({ before, sentences, after }: Row): string[] {
	return [...before, ...sentences, ...after];
}

/**
 * Gives the cells of rows in Portuguese, and what is wrong with the translations: each that is missing, empty, there twice, or
 * of a sentence that the table no longer holds. So a changed English sentence needs a new translation; until then it stays
 * English.
 *
 * @param table name of the table, for the messages
 */
export function translate(
	table: string,
	rows: Row[],
	translations: Translation[],
): { cells: string[][]; problems: string[] } {
	const known = new Map(translations.map(({ en, pt }) => [en, pt]));
	const wanted = new Set(rows.flatMap(({ sentences }) => sentences));
	const missing = [...wanted].filter((sentence) => !known.get(sentence));
	const spare = translations.filter(
		({ en }, index) => !wanted.has(en) || translations.findIndex((one) => one.en === en) < index,
	);
	const cells = rows.map((row) => {
		const sentences = row.sentences.map((sentence) => known.get(sentence) || sentence);
		return [...row.before, ...sentences, ...row.after];
	});
	const file = translationFile(table);
	return {
		cells,
		problems: [
			...missing.map((sentence) => `${file} lacks "${sentence}"`),
			...spare.map(({ en }) => `${file} translates "${en}", which is not needed`),
		],
	};
}
