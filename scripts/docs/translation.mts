import { fingerprint } from './fingerprint.mts';

/** A row of a table before it is laid out: what is the same in every language, and what is translated. */
export interface Row {
	/** Names the row for its translation, for instance `message/sendText` or an error code. */
	key: string;
	/** Cells before the sentences. */
	before: string[];
	/** English sentences. */
	sentences: string[];
	/** Cells after the sentences. */
	after: string[];
}

/** The sentences of a row in another language, and the fingerprint of the English ones they were made from. */
export interface Translation {
	of: string;
	sentences: string[];
}

/** Translations of one table by the key of the row. */
export type Translations = Readonly<Record<string, Translation>>;

/** A row's cells in English. */
export function inEnglish({ before, sentences, after }: Row): string[] {
	return [...before, ...sentences, ...after];
}

/**
 * The rows' cells in another language, and what is wrong with the translations: each missing, out of date or
 * without its row. A row without a translation stays English.
 *
 * @param table name of the table, for the messages
 */
export function translate(
	table: string,
	rows: Row[],
	translations: Translations,
): { cells: string[][]; problems: string[] } {
	const problems: string[] = [];
	const cells = rows.map((row) => {
		const translation = translations[row.key];
		const current = fingerprint(row.sentences.join('\n'));
		if (translation?.of !== current) {
			const state = translation === undefined ? 'is not translated' : 'has a new English text';
			problems.push(`${table}: ${row.key} ${state} (of: '${current}'): ${row.sentences.join(' ')}`);
		}
		const sentences = translation?.sentences ?? row.sentences;
		if (sentences.length !== row.sentences.length) {
			problems.push(`${table}: ${row.key} needs ${row.sentences.length} sentences`);
		}
		return [...row.before, ...sentences, ...row.after];
	});
	const keys = new Set(rows.map(({ key }) => key));
	const spare = Object.keys(translations).filter((key) => !keys.has(key));
	problems.push(...spare.map((key) => `${table}: ${key} is translated, but does not exist`));
	return { cells, problems };
}
