/** The output schemas that the editor shows before a first run, against the examples' items. */
import { Ajv } from 'ajv';

import { resources } from '../../nodes/PilotStatus/resources/index.ts';
import { loadExamples } from '../support/fixtures.mts';
import { filesIn, readJson } from '../../dev/project.mts';

interface OutputSchema {
	type: string;
	version: number;
	properties: Record<string, object>;
}

/** `version` is n8n's own keyword: it tells which form the schema has. */
const ajv = new Ajv({ strict: true, allErrors: true, keywords: ['version'] });

const operations = resources.flatMap(({ value, operations: list }) =>
	list.map((operation) => [value, operation.value] as const),
);

test.each(operations)('%s, %s has a valid schema, built where n8n looks', (resource, operation) => {
	const path = `nodes/PilotStatus/__schema__/v1.0.0/${resource}/${operation}.json`;
	const schema = readJson<OutputSchema>(path);
	expect(ajv.validateSchema(schema)).toBe(true);
	expect(schema).toMatchObject({ type: 'object', version: 1 });
	expect(Object.keys(schema.properties).length).toBeGreaterThan(0);
	expect(readJson(`dist/${path}`)).toEqual(schema);
});

test('there is no schema without an operation', () => {
	const known = operations.map(([resource, operation]) => `${resource}/${operation}`);
	const sources = filesIn('nodes/PilotStatus/__schema__', /\.json$/);
	expect(sources.map((path) => path.split('/').slice(-2).join('/'))).toEqual(
		known.map((key) => `${key}.json`).sort(),
	);
});

test('the items of the examples are as their schema says', async () => {
	for (const { resource, operation, fixtures } of await loadExamples()) {
		const path = `nodes/PilotStatus/__schema__/v1.0.0/${resource}/${operation}.json`;
		const schema = readJson<OutputSchema>(path);
		const validate = ajv.compile(schema);
		const items = fixtures
			.filter(({ answer }) => answer.status < 400)
			.flatMap((fixture) => fixture.items);
		expect(items.length).toBeGreaterThan(0);
		const known = Object.keys(schema.properties);
		for (const item of items) {
			validate(item);
			expect({ path, errors: validate.errors }).toEqual({ path, errors: null });
			expect(Object.keys(item).filter((key) => !known.includes(key))).toEqual([]);
		}
	}
});
