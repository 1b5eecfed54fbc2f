import { errorRows, statusRows } from './tables/errors.mts';
import { eventRows } from './tables/events.mts';
import { operationRows } from './tables/operations.mts';
import type { Row } from './translation.mts';

/** Describes a generated table: its markers, its rows, and its headings in both languages. */
export interface GeneratedTable {
	name: string;
	rows: () => Row[] | Promise<Row[]>;
	english: string[];
	portuguese: string[];
}

/** A page for users, in English and in Brazilian Portuguese. Paths are relative to the project. */
export interface Guide {
	/** Comes before the ids of the page's sections, as in `trigger/output`; empty for the README. */
	prefix: string;
	english: string;
	portuguese: string;
	tables: GeneratedTable[];
}

const whatToDo = {
	english: ['What happened', 'What to do'],
	portuguese: ['O que aconteceu', 'O que fazer'],
};

const operations: GeneratedTable = {
	name: 'operations',
	rows: operationRows,
	english: ['Resource', 'Operation', 'Description', 'Request'],
	portuguese: ['Recurso', 'Operação', 'Descrição', 'Requisição'],
};
const events: GeneratedTable = {
	name: 'events',
	rows: eventRows,
	english: ['Trigger On', 'Event', 'When'],
	portuguese: ['Trigger On', 'Evento', 'Quando'],
};
const errors: GeneratedTable = {
	name: 'errors',
	rows: errorRows,
	english: ['Code', ...whatToDo.english],
	portuguese: ['Código', ...whatToDo.portuguese],
};
const statuses: GeneratedTable = {
	name: 'statuses',
	rows: statusRows,
	english: ['Status', ...whatToDo.english],
	portuguese: ['Status', ...whatToDo.portuguese],
};

/** Holds every page for users. The first is the README, which is also the page of the package on npm. */
export const guides: Guide[] = [
	{
		prefix: '',
		english: 'README.md',
		portuguese: 'docs/pt-BR/README.md',
		tables: [operations],
	},
	page('sending'),
	page('send-and-wait'),
	page('trigger', [events]),
	page('errors', [errors, statuses]),
];

function page(name: string, tables: GeneratedTable[] = []): Guide {
	return {
		prefix: `${name}/`,
		english: `docs/${name}.md`,
		portuguese: `docs/pt-BR/${name}.md`,
		tables,
	};
}
