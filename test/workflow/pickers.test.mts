import type { INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { loadOptionsContext } from '../support/engine/run.mts';
import { type Sandbox, startSandbox } from '../../sandbox/index.mts';

const { listSearch, resourceMapping } = new PilotStatus().methods;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

beforeEach(() => {
	sandbox.reset();
});

afterAll(async () => {
	await sandbox.close();
});

/** Calls a list search as the editor does, with what was typed into its search box. */
async function search(
	method: keyof typeof listSearch,
	filter?: string,
	key?: string,
): Promise<INodeListSearchResult> {
	const context = loadOptionsContext({
		url: sandbox.url,
		parameters: { resource: 'message', operation: 'sendTemplate' },
		...(key === undefined ? {} : { key }),
	});
	return await listSearch[method].call(context, filter);
}

/** The variables of a template, as the editor asks for them when one was chosen. */
async function variablesOf(templateId: string): Promise<ResourceMapperFields> {
	const parameters = {
		resource: 'message',
		operation: 'sendTemplate',
		templateId: { __rl: true, mode: 'list', value: templateId },
	};
	return await resourceMapping.getTemplateVariables.call(
		loadOptionsContext({ url: sandbox.url, parameters }),
	);
}

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);

describe.each(['documented', 'bare', 'wrapped'] as const)('with lists that are %s', (listShape) => {
	beforeEach(() => {
		sandbox.control.settings({ listShape });
	});

	test('templates: the sendable ones, with category and language', async () => {
		const { results } = await search('searchTemplates');
		expect(results).toContainEqual({
			name: 'order_update (UTILITY, pt_BR)',
			value: 'tpl_order_update',
		});
		const values = results.map(({ value }) => value);
		expect(values).not.toContain('tpl_waiting');
		expect(values).not.toContain('tpl_refused');
		expect(values).not.toContain('tpl_local_draft');
	});

	test('groups and channels', async () => {
		expect(await search('searchGroups', undefined, 'ps_sandbox_web')).toMatchObject({
			results: expect.arrayContaining([
				{ name: 'Sales team', value: '120363000000000001@g.us' },
			]) as unknown[],
		});
		expect(names(await search('searchNewsletters', undefined, 'ps_sandbox_web'))).toContain(
			'Shop news',
		);
	});
});

test('searching ignores case', async () => {
	const found = names(await search('searchTemplates', 'SPRING'));
	expect(found).toHaveLength(1);
	expect(found[0]).toContain('spring_sale');
	expect(names(await search('searchGroups', 'no such group', 'ps_sandbox_web'))).toEqual([]);
});

test.each<[string, string[]]>([
	['tpl_order_update', ['name', 'order_id']],
	['tpl_order_update_en', ['name', 'order_id']],
	['tpl_appointment', ['1', '2']],
	['tpl_invoice', ['number', 'name']],
	['tpl_tracking', ['name', 'tracking_code']],
	['tpl_plain_text', ['name']],
	['tpl_promo_semana', []],
])('%s has one input per variable', async (templateId, expected) => {
	const { fields } = await variablesOf(templateId);
	expect(fields.map(({ id }) => id).sort()).toEqual([...expected].sort());
	for (const field of fields) {
		expect(field).toMatchObject({ type: 'string', required: true, display: true });
		expect(field.displayName).toContain(field.id);
	}
});

test('a variable is labelled with the words around it', async () => {
	const { fields } = await variablesOf('tpl_appointment');
	const [first] = fields.filter(({ id }) => id === '1');
	expect(first?.displayName).toMatch(/appointment/);
});

describe('what hinders is told in words', () => {
	test('a number that is not connected', async () => {
		sandbox.control.number('num_web', { isFullyConnected: false, state: 'CLOSE' });
		await expect(search('searchGroups', undefined, 'ps_sandbox_web')).rejects.toThrow(/connect/i);
	});

	test('groups and channels of an official number', async () => {
		await expect(search('searchGroups')).rejects.toThrow(/Meta|group/i);
		await expect(search('searchNewsletters')).rejects.toThrow(/Meta|channel/i);
	});

	test('a template that is gone', async () => {
		await expect(variablesOf('no_such_template')).rejects.toThrow(/template/i);
	});

	test('a wrong key, which appears nowhere', async () => {
		const error = await search('searchTemplates', undefined, 'ps_wrong_key').catch(
			(reason: unknown) => reason,
		);
		expect(error).toMatchObject({ message: expect.stringMatching(/key/i) as string });
		expect(JSON.stringify(error)).not.toContain('ps_wrong_key');
	});
});
