import type { INodeProperties } from 'n8n-workflow';

import { PilotStatusApi } from '../../../credentials/PilotStatusApi.credentials.ts';
import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';
import { PilotStatusTrigger } from '../../../nodes/PilotStatusTrigger/PilotStatusTrigger.node.ts';
import { choicesOf, innerGroups, operationsOf, propertiesOf } from '../../support/description.mts';
import { readJson } from '../../../dev/project.mts';
import { sendAndWait } from './sendAndWait.mts';
import { credentialFields, type FixedParameter, sends } from './sends.mts';
import { triggerFields, triggerOptions } from './trigger.mts';

/** Everything that is fixed of the resource `message`. */
const messages = { ...sends, sendAndWait };

const { description } = new PilotStatus();
const credential = new PilotStatusApi();

/** A parameter of the description in the form of the table, as far as the table speaks of it. */
function asFixed(property: INodeProperties, wanted: FixedParameter): FixedParameter {
	const { name, type, displayName, required, displayOptions } = property;
	const [group] = innerGroups(property);
	const fields = Object.fromEntries(
		(group?.properties ?? [])
			.filter((field) => field.name in (wanted.fields ?? wanted.group?.fields ?? {}))
			.map((field) => [field.name, field.type]),
	);
	const all: FixedParameter = {
		name,
		type,
		displayName,
		default: property.default,
		required: required === true,
		values: choicesOf(property)
			.map(({ value }) => String(value))
			.sort(),
		modes: (property.modes ?? []).map((mode) => mode.name),
		fields,
		group: {
			name: group?.name ?? '',
			multiple: property.typeOptions?.multipleValues === true,
			fields,
		},
		show: Object.fromEntries(
			Object.keys(wanted.show ?? {}).map((key) => [
				key,
				(displayOptions?.show?.[key] ?? []).filter((value) => typeof value === 'string'),
			]),
		),
	};
	return Object.fromEntries(
		Object.entries(all).filter(([key]) => key in wanted),
	) as unknown as FixedParameter;
}

function expectParameters(properties: INodeProperties[], table: FixedParameter[]): void {
	const found = table.map((wanted) => {
		const property = properties.find(({ name }) => name === wanted.name);
		return property === undefined ? { missing: wanted.name } : asFixed(property, wanted);
	});
	const sorted = table.map(({ values, ...rest }) =>
		values === undefined ? rest : { ...rest, values: [...values].sort() },
	);
	expect(found).toEqual(sorted);
}

describe('node pilotStatus', () => {
	test('is the one that workflows name', () => {
		expect(readJson('package.json')).toMatchObject({ name: 'n8n-nodes-pilot-status-whatsapp' });
		expect(description).toMatchObject({
			name: 'pilotStatus',
			displayName: 'Pilot Status',
			defaults: { name: 'Send WhatsApp Message' },
			usableAsTool: true,
			credentials: [{ name: 'pilotStatusApi', required: true }],
		});
		expect([description.version].flat()).toContain(1);
	});

	test('begins with resource and operation', () => {
		const [resource, operation] = description.properties;
		expect(resource).toMatchObject({ name: 'resource', type: 'options', default: 'message' });
		expect(operation).toMatchObject({ name: 'operation', type: 'options', default: 'sendText' });
		const values = operationsOf(description, 'message').map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(Object.keys(messages)));
	});

	test.each(Object.entries(messages))('message, %s has its parameters', (operation, table) => {
		expectParameters(propertiesOf(description, 'message', operation), table);
	});

	test.each(Object.entries(messages))('message, %s has no others unnoticed', (operation, table) => {
		const names = propertiesOf(description, 'message', operation).map(({ name }) => name);
		const known = table.map(({ name }) => name);
		expect([...new Set(names)].filter((name) => !known.includes(name))).toEqual([]);
	});
});

describe('node pilotStatusTrigger', () => {
	const trigger = new PilotStatusTrigger().description;
	const options = (trigger.properties.find(({ name }) => name === 'options')?.options ??
		[]) as INodeProperties[];

	test('is the one that workflows name', () => {
		expect(trigger).toMatchObject({
			name: 'pilotStatusTrigger',
			displayName: 'Pilot Status Trigger',
			credentials: [{ name: 'pilotStatusApi', required: true }],
		});
	});

	test('has its parameters and options, and no others unnoticed', () => {
		expectParameters(trigger.properties, triggerFields);
		expectParameters(options, triggerOptions);
		const known = triggerOptions.map(({ name }) => name);
		expect(options.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
	});

	test('its text filter has its ways to match', () => {
		const filter = options.find(({ name }) => name === 'textFilter');
		const [match] = innerGroups(filter as INodeProperties)[0]?.properties ?? [];
		expect(match).toMatchObject({ name: 'match', default: 'contains' });
		const values = choicesOf(match as INodeProperties).map(({ value }) => value);
		expect(values).toEqual(['contains', 'is', 'startsWith']);
	});
});

describe('credential pilotStatusApi', () => {
	test('is the one that workflows name', () => {
		expect(credential).toMatchObject({ name: 'pilotStatusApi', displayName: 'Pilot Status API' });
	});

	test('has its fields', () => {
		expectParameters(credential.properties, credentialFields);
	});

	test('masks what is secret', () => {
		const masked = credential.properties.filter(
			({ typeOptions }) => typeOptions?.password === true,
		);
		expect(masked.map(({ name }) => name).sort()).toEqual(['apiKey', 'apiKeyId']);
	});
});
