/** n8n's UX rules about nodes, pickers and the credential, over the descriptions as they are built. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { PilotStatusApi } from '../../../credentials/PilotStatusApi.credentials.ts';
import { PilotStatus } from '../../../nodes/PilotStatus/PilotStatus.node.ts';
import { PilotStatusTrigger } from '../../../nodes/PilotStatusTrigger/PilotStatusTrigger.node.ts';
import { allProperties, choicesOf } from '../../support/description.mts';
import { projectRoot, readJson } from '../../../dev/project.mts';

interface Codex {
	node: string;
	categories: string[];
	subcategories?: Record<string, string[]>;
	alias: string[];
	resources: Record<string, Array<{ url: string }>>;
}

const action = new PilotStatus();
const trigger = new PilotStatusTrigger();
const nodes: Array<[string, INodeTypeDescription]> = [
	['PilotStatus', action.description],
	['PilotStatusTrigger', trigger.description],
];
const everywhere = allProperties(action.description.properties);
const named = (property: INodeProperties) => property.name;

describe.each(nodes)('%s', (folder, description) => {
	const path = `nodes/${folder}/${folder}.node.json`;

	test('says what it is: name, description, subtitle, group', () => {
		expect(description.displayName).toMatch(/^Pilot Status( Trigger)?$/);
		expect(description.description).toMatch(/^[A-Z].{20,}[^.]$/);
		expect(description.description).toContain('WhatsApp');
		expect(description.subtitle).toMatch(/^=\{\{.+\}\}$/);
		expect(description.group.length).toBe(1);
		expect(description.defaults.name?.length).toBeGreaterThan(5);
	});

	test('has an icon for light and dark that the build puts where it is looked for', () => {
		const { light, dark } = description.icon as { light: string; dark: string };
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			const file = resolve(join(projectRoot, 'dist/nodes', folder), icon.replace('file:', ''));
			expect(existsSync(file)).toBe(true);
		}
	});

	test('has a complete codex file, built beside it', () => {
		const codex = readJson<Codex>(path);
		expect(codex.node).toBe(`n8n-nodes-pilot-status-whatsapp.${description.name}`);
		expect(codex.categories).toContain('Communication');
		expect(codex.alias).toEqual(expect.arrayContaining(['whatsapp', 'pilot status', 'zap']));
		for (const key of ['primaryDocumentation', 'credentialDocumentation']) {
			expect(codex.resources[key]?.[0]?.url).toMatch(/^https:\/\//);
		}
		expect(readJson(`dist/${path}`)).toEqual(codex);
	});

	test('asks for the credential, which is tested', () => {
		expect(description.credentials).toEqual([
			{ name: new PilotStatusApi().name, required: true, testedBy: 'testPilotStatusApi' },
		]);
	});

	test('begins with one version that can grow', () => {
		expect(description.version).toBe(1);
	});
});

test('a node that waits for people is found among those', () => {
	const codex = readJson<Codex>('nodes/PilotStatus/PilotStatus.node.json');
	expect(codex.categories).toContain('HITL');
	expect(codex.subcategories).toEqual({ HITL: ['Human in the Loop'] });
});

test('the action is a tool for AI agents, the trigger is none', () => {
	expect(action.description.usableAsTool).toBe(true);
	expect(trigger.description.usableAsTool).toBeUndefined();
});

describe('the trigger', () => {
	test('asks first what to trigger on', () => {
		const [events] = trigger.description.properties;
		expect(events).toMatchObject({
			displayName: 'Trigger On',
			type: 'multiOptions',
			required: true,
		});
		const described = choicesOf(events as INodeProperties);
		expect(described.length).toBeGreaterThan(10);
		expect(described.filter(({ description = '' }) => description.length < 10)).toEqual([]);
	});

	test('explains itself while it waits and when it is activated', () => {
		const { eventTriggerDescription, activationMessage, triggerPanel } = trigger.description;
		expect(eventTriggerDescription).toBeTruthy();
		expect(activationMessage).toBeTruthy();
		expect(triggerPanel).toMatchObject({ header: expect.any(String) as string });
	});

	test('has no input and one output', () => {
		expect(trigger.description.inputs).toEqual([]);
		expect(trigger.description.outputs).toHaveLength(1);
	});
});

describe('whoever picks a record', () => {
	const pickers = everywhere.filter(({ property }) => property.type === 'resourceLocator');

	test('has a list first, to be searched, and a field for what an expression gives', () => {
		expect(pickers.length).toBeGreaterThan(4);
		for (const { property } of pickers) {
			expect(property.default).toMatchObject({ mode: 'list', value: '' });
			const [list, ...others] = property.modes ?? [];
			expect(list).toMatchObject({
				displayName: 'From List',
				type: 'list',
				typeOptions: { searchable: true },
			});
			expect(list?.placeholder).toMatch(/^Select an? .+\.\.\.$/);
			expect(others.length).toBeGreaterThan(0);
			for (const mode of others) {
				expect(mode).toMatchObject({ type: 'string' });
				expect(mode.placeholder).toMatch(/^e\.g\. /);
			}
		}
	});

	test('has a list that the node can give', () => {
		const methods = pickers.flatMap(({ property }) =>
			(property.modes ?? []).map(({ typeOptions }) => typeOptions?.searchListMethod),
		);
		const known = Object.keys(action.methods.listSearch);
		const used = methods.filter((method) => method !== undefined);
		expect([...new Set(used)].sort()).toEqual(known.sort());
	});

	test('need not do so by typing an ID into a plain field', () => {
		const records = /^(template|group|newsletter|targetTemplate|targetGroup|number)Id$/;
		const plain = everywhere.filter(
			({ property, place }) => records.test(named(property)) && !place.includes('.'),
		);
		expect(plain.length).toBeGreaterThan(4);
		expect(plain.filter(({ property }) => property.type !== 'resourceLocator')).toEqual([]);
	});
});

test('fields that follow a template come from methods of the node', () => {
	const mappers = everywhere.filter(({ property }) => property.type === 'resourceMapper');
	const used = mappers.map(
		({ property }) => property.typeOptions?.resourceMapper?.resourceMapperMethod,
	);
	expect([...new Set(used)].sort()).toEqual(Object.keys(action.methods.resourceMapping).sort());
});

test('moments are chosen in a calendar', () => {
	const moments = everywhere.filter(({ property }) => /(At|Until|Date)$/.test(named(property)));
	expect(moments.length).toBeGreaterThan(4);
	expect(moments.filter(({ property }) => property.type !== 'dateTime')).toEqual([]);
});

describe('the credential', () => {
	const credential = new PilotStatusApi();

	test('hides what is secret, and nothing else', () => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password);
		expect(hidden.map(named)).toEqual(['apiKey', 'apiKeyId']);
	});

	test('says where its values come from', () => {
		expect(credential.documentationUrl).toMatch(/^https:\/\//);
		const silent = credential.properties.filter(({ hint, description }) => !hint && !description);
		expect(silent).toEqual([]);
	});
});
