/** n8n's UX rules about operations, over the node as it is built. */
import { type INodeProperties } from 'n8n-workflow';

import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';
import { resources } from '../../../nodes/PilotStatus/resources/index.ts';
import { innerGroups, operationsOf, propertiesOf } from '../../support/description.mts';
import { loadExamples, type OperationExamples } from '../../support/fixtures.mts';

const { description } = new PilotStatus();

/** Every operation with the fields that the editor shows for it, in their order. */
const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		resource,
		operation,
		key: `${resource.value}/${operation.value}`,
		fields: propertiesOf(description, resource.value, operation.value),
	})),
);
const field = (fields: INodeProperties[], name: string) =>
	fields.find((candidate) => candidate.name === name);

const keyOf = ({ resource, operation }: OperationExamples): string => `${resource}/${operation}`;

test('there is something to look at', () => {
	expect(operations.length).toBeGreaterThan(20);
	for (const { resource, operation, fields } of operations) {
		expect(operationsOf(description, resource.value).map(({ value }) => value)).toContain(
			operation.value,
		);
		expect(Array.isArray(fields)).toBe(true);
	}
});

describe('resource and operation', () => {
	test('come first', () => {
		const names = description.properties.map(({ name }) => name);
		const firstField = names.findIndex((name) => !['resource', 'operation'].includes(name));
		expect(names[0]).toBe('resource');
		expect(names.lastIndexOf('operation')).toBeLessThan(firstField);
	});

	test('are told apart: the name of an operation leaves its resource out, the action has it', () => {
		for (const { resource, operation } of operations) {
			const word = resource.name.toLowerCase();
			expect(operation.name.toLowerCase().split(' ')).not.toContain(word);
			expect(operation.action.toLowerCase()).toContain(word);
		}
	});

	test('use the words of n8n for what every service has', () => {
		const expected: Record<string, string> = {
			create: 'Create',
			delete: 'Delete',
			get: 'Get',
			getMany: 'Get Many',
			sendAndWait: 'Send and Wait for Response',
			update: 'Update',
		};
		for (const { operation } of operations) {
			expect(operation.name).toBe(expected[operation.value] ?? operation.name);
			expect(operation.name).not.toMatch(/^(List|Fetch|Retrieve|Remove|Add|Edit|Get All)\b/);
		}
	});

	test('have a default that exists', () => {
		for (const { properties } of [description]) {
			const choosers = properties.filter(({ name }) => name === 'operation');
			expect(choosers.length).toBe(resources.length);
			for (const { default: value, options = [] } of choosers) {
				expect(options.map((option) => 'value' in option && option.value)).toContain(value);
			}
		}
	});
});

describe('lists', () => {
	const lists = operations.filter(({ operation }) => operation.value === 'getMany');

	test('have Return All, and Limit while it is off', () => {
		expect(lists.length).toBeGreaterThan(4);
		for (const { fields } of lists) {
			expect(field(fields, 'returnAll')).toMatchObject({
				displayName: 'Return All',
				type: 'boolean',
				default: false,
				description: 'Whether to return all results or only up to a given limit',
			});
			expect(field(fields, 'limit')).toMatchObject({
				displayName: 'Limit',
				type: 'number',
				default: 50,
				description: 'Max number of results to return',
				typeOptions: { minValue: 1 },
				displayOptions: { show: { returnAll: [false] } },
			});
		}
	});

	test('are the only ones that have them', () => {
		const others = operations.filter(({ operation }) => operation.value !== 'getMany');
		expect(
			others.filter(({ fields }) => field(fields, 'returnAll') ?? field(fields, 'limit')),
		).toEqual([]);
	});
});

describe('the output', () => {
	test('is offered simplified where an answer has more than 10 fields', async () => {
		const examples = await loadExamples();
		const wide = examples.filter(({ fixtures }) =>
			fixtures.some(({ answer }) => widest(answer.body) > 10),
		);
		const withoutChoice = wide.filter((example) => {
			const { fields = [] } = operations.find(({ key }) => key === keyOf(example)) ?? {};
			return field(fields, 'simplify') === undefined;
		});
		expect(wide.map(keyOf)).toContain('message/getMany');
		// one field more than ten: what became of a message is told whole
		expect(withoutChoice.map(keyOf)).toEqual(['message/get']);
		for (const { fixtures } of wide.filter((example) => !withoutChoice.includes(example))) {
			for (const item of fixtures.flatMap(({ items }) => items)) {
				expect(Object.keys(item).length).toBeLessThanOrEqual(10);
			}
		}
	});

	test('of what is deleted is n8n’s own', async () => {
		const deleting = (await loadExamples()).filter(({ operation }) => operation === 'delete');
		expect(deleting.length).toBeGreaterThan(0);
		for (const { fixtures } of deleting) {
			for (const { items } of fixtures) expect(items).toEqual([{ deleted: true }]);
		}
	});
});

describe('optional fields', () => {
	test('are in collections that begin empty', () => {
		const collections = description.properties.filter(({ type }) => type === 'collection');
		expect(collections.length).toBeGreaterThan(5);
		for (const { default: value, placeholder, displayName } of collections) {
			expect(value).toEqual({});
			expect(placeholder).toMatch(/^Add (option|filter)$/);
			expect(displayName).toMatch(/(Options|Filters)$/);
		}
	});

	test('are never required', () => {
		for (const collection of description.properties.filter(({ type }) => type === 'collection')) {
			for (const { properties } of innerGroups(collection)) {
				expect(properties.filter(({ required }) => required === true)).toEqual([]);
			}
		}
	});
});

/** The most fields that a record of an answer has, in the answer itself or in a list of it. */
function widest(body: unknown): number {
	if (Array.isArray(body)) return Math.max(0, ...body.map(widest));
	if (typeof body !== 'object' || body === null) return 0;
	const lists = Object.values(body).filter((value) => Array.isArray(value));
	return Math.max(Object.keys(body).length, ...lists.map(widest));
}
