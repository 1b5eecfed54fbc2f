/** The output schemas that the editor shows before a first run, against the examples' items. */
import { Ajv } from 'ajv';

import { resources } from '../../nodes/PilotStatus/resources/index.ts';
import { loadExamples } from '../support/fixtures.mts';
import { filesIn, readJson } from '../support/project.mts';

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
	const schema = readJson<OutputSchema>(
		`nodes/PilotStatus/resources/${resource}/${operation}/output.schema.json`,
	);
	expect(ajv.validateSchema(schema)).toBe(true);
	expect(schema).toMatchObject({ type: 'object', version: 1 });
	expect(Object.keys(schema.properties).length).toBeGreaterThan(0);
	const built = `dist/nodes/PilotStatus/__schema__/v1.0.0/${resource}/${operation}.json`;
	expect(readJson(built)).toEqual(schema);
});

test('no folder has a schema without being an operation', () => {
	const known = operations.map(([resource, operation]) => `${resource}/${operation}`);
	const sources = filesIn('nodes/PilotStatus/resources', /output\.schema\.json$/);
	expect(sources.map((path) => path.split('/').slice(-3, -1).join('/')).sort()).toEqual(
		known.sort(),
	);
});

test('the items of the examples are as their schema says', async () => {
	for (const { folder, fixtures } of await loadExamples()) {
		const schema = readJson<OutputSchema>(`${folder}/output.schema.json`);
		const validate = ajv.compile(schema);
		const items = fixtures
			.filter(({ answer }) => answer.status < 400)
			.flatMap((fixture) => fixture.items);
		expect(items.length).toBeGreaterThan(0);
		const known = Object.keys(schema.properties);
		for (const item of items) {
			validate(item);
			expect({ folder, errors: validate.errors }).toEqual({ folder, errors: null });
			expect(Object.keys(item).filter((key) => !known.includes(key))).toEqual([]);
		}
	}
});
