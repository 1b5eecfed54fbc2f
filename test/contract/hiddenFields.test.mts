/** Values that stay in a workflow after a choice hid their fields: people cannot see them, so no operation may read them. */
import { type IDataObject, type INodeProperties, NodeHelpers } from 'n8n-workflow';

import type { OperationFixture } from '../../nodes/PilotStatus/operation.ts';
import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { innerGroups, propertiesOf } from '../support/description.mts';
import { fakeContext } from '../support/fakeContext.mts';
import { loadExamples } from '../support/fixtures.mts';

const node = new PilotStatus();
const { description } = node;
const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

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
	const requests = fake.requests.filter(({ path }) => !path.startsWith('/v1/webhooks'));
	return { names, requests, output: output.flat().map(({ json }) => json) };
}

test('no operation reads what its choices hide', async () => {
	const filled = new Set<string>();
	for (const { resource, operation, fixtures } of await loadExamples()) {
		for (const fixture of fixtures) {
			const clean = await sent(resource, operation, fixture, false);
			const { names, ...dirty } = await sent(resource, operation, fixture, true);
			const { requests, output } = clean;
			const example = `${resource}/${operation}, "${fixture.name}" with ${names.join(', ')}`;
			expect({ example, ...dirty }).toEqual({ example, requests, output });
			for (const name of names) filled.add(name);
		}
	}
	// what strangers leave behind most often; a test that fills nothing would prove nothing
	expect([...filled]).toEqual(
		expect.arrayContaining([
			...['buttons', 'buttonsJson', 'header', 'footer', 'buttons.url', 'buttons.id'],
			...['templateButtons', 'templateButtonsJson', 'groupId', 'destinationNumber'],
			...['mediaUrl', 'binaryPropertyName', 'templateHeaderText', 'limit'],
		]),
	);
});
