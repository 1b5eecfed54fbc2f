import { readText } from '../../dev/project.mts';
import { guides } from './guides.mts';
import { formatMarkdown, toMarkdown } from './markdown.mts';
import { replaceRegion } from './regions.mts';
import { layerRows } from './tables/layers.mts';
import { inEnglish, readTranslations, translate } from './translation.mts';

/** A file as it should be. */
export interface GeneratedFile {
	/** Path relative to the project. */
	path: string;
	text: string;
}

/**
 * Gives the pages for users with their generated tables renewed, from the examples of the operations, the events of the
 * trigger and the error catalogue, and what is wrong with the translations.
 *
 * @throws {Error} when the markers of a table are missing
 */
export async function generate(): Promise<{ files: GeneratedFile[]; problems: string[] }> {
	const files: GeneratedFile[] = [];
	const problems: string[] = [];
	for (const guide of guides) {
		let english = readText(guide.english);
		let portuguese = readText(guide.portuguese);
		for (const table of guide.tables) {
			const rows = await table.rows();
			const translated = translate(table.name, rows, readTranslations(table.name));
			problems.push(...translated.problems);
			const tables = [
				toMarkdown(table.english, rows.map(inEnglish)),
				toMarkdown(table.portuguese, translated.cells),
			] as const;
			english = replaceRegion(english, table.name, tables[0]);
			portuguese = replaceRegion(portuguese, table.name, tables[1]);
		}
		files.push(
			{ path: guide.english, text: await formatMarkdown(english) },
			{ path: guide.portuguese, text: await formatMarkdown(portuguese) },
		);
	}
	const architecture = 'docs/architecture.md';
	const layers = toMarkdown(['Layer', 'What is in it', 'May import'], layerRows());
	const text = replaceRegion(readText(architecture), 'layers', layers);
	files.push({ path: architecture, text: await formatMarkdown(text) });
	return { files, problems };
}
