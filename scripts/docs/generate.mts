import { readText } from '../../dev/project.mts';
import { errors, events, operations, statuses } from './pt-BR/index.mts';
import { replaceRegion } from './regions.mts';
import { toMarkdown } from './table.mts';
import { errorRows, statusRows } from './tables/errors.mts';
import { eventRows } from './tables/events.mts';
import { operationRows } from './tables/operations.mts';
import { inEnglish, type Row, translate, type Translations } from './translation.mts';

/** The English guide, which is also the page of the package on npm. */
export const ENGLISH = 'README.md';

/** The same guide for users in Brazil. */
export const PORTUGUESE = 'docs/pt-BR/README.md';

/** A file as it should be. */
export interface GeneratedFile {
	/** Path relative to the project. */
	path: string;
	text: string;
}

interface Part {
	name: string;
	rows: Row[];
	english: string[];
	portuguese: string[];
	translations: Translations;
}

async function parts(): Promise<Part[]> {
	return [
		{
			name: 'operations',
			rows: await operationRows(),
			english: ['Resource', 'Operation', 'What it does', 'Request'],
			portuguese: ['Recurso', 'Operação', 'O que faz', 'Requisição'],
			translations: operations,
		},
		{
			name: 'events',
			rows: eventRows(),
			english: ['Trigger On', 'Event', 'When'],
			portuguese: ['Trigger On', 'Evento', 'Quando'],
			translations: events,
		},
		{
			name: 'errors',
			rows: errorRows(),
			english: ['Code', 'What happened', 'What to do'],
			portuguese: ['Código', 'O que aconteceu', 'O que fazer'],
			translations: errors,
		},
		{
			name: 'statuses',
			rows: statusRows(),
			english: ['Status', 'What happened', 'What to do'],
			portuguese: ['Status', 'O que aconteceu', 'O que fazer'],
			translations: statuses,
		},
	];
}

/**
 * The guides with their generated tables renewed, from the examples of the operations, the trigger's events and the
 * error catalogue, and what is wrong with the translations.
 *
 * @throws {Error} when the markers of a table are missing
 */
export async function generate(): Promise<{ files: GeneratedFile[]; problems: string[] }> {
	let english = readText(ENGLISH);
	let portuguese = readText(PORTUGUESE);
	const problems: string[] = [];
	for (const part of await parts()) {
		const rows = part.rows.map(inEnglish);
		english = replaceRegion(english, part.name, toMarkdown({ headings: part.english, rows }));
		const translated = translate(part.name, part.rows, part.translations);
		problems.push(...translated.problems);
		portuguese = replaceRegion(
			portuguese,
			part.name,
			toMarkdown({ headings: part.portuguese, rows: translated.cells }),
		);
	}
	return {
		files: [
			{ path: ENGLISH, text: english },
			{ path: PORTUGUESE, text: portuguese },
		],
		problems,
	};
}
