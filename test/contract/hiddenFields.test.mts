/** Values that stay in a workflow after a choice hid their fields: people cannot see them, so no operation may read them. */
import { type IDataObject, type INodeProperties, NodeHelpers } from 'n8n-workflow';

import type { OperationFixture } from '../examples/fixture.mts';
import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { choicesOf, innerGroups, propertiesOf } from '../support/description.mts';
import { fakeContext } from '../support/fakeContext.mts';
import { loadExamples } from '../support/fixtures.mts';

const node = new PilotStatus();
const { description } = node;
const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A caption beside audio is refused: n8n itself drops one that a saved choice hides, so it comes only with a type from an
 * expression, where the editor shows the field.
 */
const refusedByName = 'caption';

/** A value of the field's type that would change the request or stop the run if it were read. */
function leftover({ type, options = [] }: INodeProperties): unknown {
	if (type === 'resourceLocator') return { __rl: true, mode: 'id', value: 'left over' };
	if (type === 'resourceMapper') return { mappingMode: 'defineBelow', value: { 'left over': 'x' } };
	if (type === 'fixedCollection') {
		const [group] = options.map(({ name }) => name);
		return { [group ?? 'values']: 'left over' };
	}
	if (type === 'boolean') return true;
	return type === 'number' ? -1 : 'left over';
}

function isShown(values: IDataObject, property: INodeProperties, all: IDataObject): boolean {
	const typeInfo = { typeVersion: 1 };
	return NodeHelpers.displayParameter(
		values as never,
		property,
		typeInfo,
		description,
		all as never,
	);
}

/** Fills every hidden field of one level; those of collections that hold an entry too. Gives the names it filled. */
function fill(values: IDataObject, fields: INodeProperties[], all: IDataObject): string[] {
	const names: string[] = [];
	for (const field of fields) {
		if (!isShown(values, field, all)) {
			if (field.name === refusedByName) continue;
			if (fields.some((other) => other.name === field.name && isShown(values, other, all)))
				continue;
			values[field.name] = leftover(field) as IDataObject;
			names.push(field.name);
			continue;
		}
		const value = values[field.name];
		if (!isRecord(value)) continue;
		for (const { name, properties } of innerGroups(field)) {
			const inner = name === '' ? value : value[name];
			for (const entry of [inner].flat()) {
				if (isRecord(entry))
					names.push(...fill(entry, properties, all).map((n) => `${field.name}.${n}`));
			}
		}
	}
	return names;
}

/** Choices inside collections, which hide fields beside them. */
const inCollections: Record<string, IDataObject[]> = {
	'message/sendAndWait': [
		{ responseType: 'approval', approvalOptions: { values: { approvalType: 'single' } } },
		{ waitOptions: { limitWaitTime: { values: { limitType: 'afterTimeInterval' } } } },
		{
			waitOptions: {
				limitWaitTime: { values: { limitType: 'atSpecifiedTime', maxDateAndTime: '2031-01-01' } },
			},
		},
	],
};

/** The examples of an operation, and the first of them with every choice that its fields offer. */
function variants(resource: string, operation: string, fixtures: OperationFixture[]) {
	const [first] = fixtures;
	const choices = propertiesOf(description, resource, operation).flatMap((field) =>
		choicesOf(field).map(({ value }) => ({ [field.name]: value })),
	);
	const changes = [...choices, ...(inCollections[`${resource}/${operation}`] ?? [])];
	const changed = changes.map((change) => ({
		...first,
		name: JSON.stringify(change),
		parameters: { ...first?.parameters, ...change },
	}));
	return [...fixtures, ...(changed as OperationFixture[])];
}

/** Gives the names of the fields that an example's choices hide. */
function hiddenIn(resource: string, operation: string, { parameters }: OperationFixture) {
	const saved: IDataObject = { ...structuredClone(parameters), resource, operation };
	const fields = propertiesOf(description, resource, operation);
	return fill(saved, fields, structuredClone(saved));
}

async function sent(
	resource: string,
	operation: string,
	fixture: OperationFixture,
	dirty: boolean,
) {
	const fake = fakeContext({
		node,
		parameters: { ...structuredClone(fixture.parameters), resource, operation },
		items: [fixture.input ?? { json: {} }],
		answer: () => fixture.answer,
		continueOnFail: true,
	});
	const { parameters } = fake.context.getNode() as { parameters: IDataObject };
	const fields = propertiesOf(description, resource, operation);
	const names = dirty ? fill(parameters, fields, structuredClone(parameters)) : [];
	const output = await node.execute.call(fake.context);
	const requests = fake.requests
		.filter(({ path }) => !path.startsWith('/v1/webhooks'))
		.map(({ method, path, query, body }) => ({ method, path, query, body }));
	const outcome = { requests, waits: fake.waits, output: output.flat().map(({ json }) => json) };
	// a question carries a token that is drawn anew each time
	return {
		names,
		outcome: JSON.stringify(outcome, null, 1).replace(
			/[0-9a-f]{32}|(?<=[?&]state=)[\w-]+/g,
			'token',
		),
	};
}

test('no operation reads what its choices hide', async () => {
	jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 2, 1));
	const filled = new Set<string>();
	for (const { resource, operation, fixtures } of await loadExamples()) {
		for (const fixture of variants(resource, operation, fixtures)) {
			// two runs without a hidden field are the same one twice
			if (hiddenIn(resource, operation, fixture).length === 0) continue;
			const clean = await sent(resource, operation, fixture, false);
			const { names, outcome } = await sent(resource, operation, fixture, true);
			const example = `${resource}/${operation}, "${fixture.name}" with ${names.join(', ')}`;
			expect({ example, outcome }).toEqual({ example, outcome: clean.outcome });
			for (const name of names) filled.add(name);
		}
	}
	// what strangers leave behind most often; a test that fills nothing would prove nothing
	expect([...filled]).toEqual(
		expect.arrayContaining([
			...['buttons', 'buttonsJson', 'header', 'footer', 'buttons.url', 'buttons.id'],
			...['templateButtons', 'templateButtonsJson', 'groupId', 'destinationNumber'],
			...['mediaUrl', 'binaryPropertyName', 'templateHeaderText', 'limit'],
			...['approvalOptions.disapproveLabel', 'waitOptions.limitWaitTime.resumeAmount'],
		]),
	);
});
