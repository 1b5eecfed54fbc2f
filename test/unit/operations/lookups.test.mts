import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { getTemplateExamples } from '../../../nodes/PilotStatus/methods/resourceMapping.ts';
import {
	searchNumbers,
	searchAllTemplates,
} from '../../../nodes/PilotStatus/methods/listSearch.ts';
import { type CapturedRequest, fakeHttp } from '../../support/fakeHttp.mts';
import { ok } from './support.mts';

/** The part of n8n's context for pickers that the lookups use. */
function lookupContext(body: unknown, parameters: Record<string, unknown> = {}) {
	const { requests, httpRequestWithAuthentication } = fakeHttp(() => ok(body));
	const context = {
		getNode: () => ({ name: 'Node', type: 'pilotStatus', typeVersion: 1, parameters: {} }),
		getCredentials: () => Promise.resolve({ authentication: 'apiKey', apiKey: 'ps_lookup' }),
		getCurrentNodeParameter: (name: string) => parameters[name],
		helpers: { httpRequestWithAuthentication },
	};
	return { context: context as unknown as ILoadOptionsFunctions, requests };
}

const paths = (requests: CapturedRequest[]) => requests.map(({ path }) => path);

it('searchNumbers lists the numbers with name and digits', async () => {
	const { context, requests } = lookupContext([
		{ id: 'num_1', name: 'Shop line', number: '5511900000000' },
		{ id: 'num_2', instanceName: 'web' },
		{ id: 'num_3', number: '5511911111111' },
		{ id: 'num_4' },
		{ name: 'no id' },
	]);
	await expect(searchNumbers.call(context)).resolves.toEqual({
		results: [
			{ name: '5511911111111', value: 'num_3' },
			{ name: 'num_4', value: 'num_4' },
			{ name: 'Shop line (5511900000000)', value: 'num_1' },
			{ name: 'web', value: 'num_2' },
		],
	});
	const found = await searchNumbers.call(context, '9000');
	expect(found.results.map(({ value }) => value)).toEqual(['num_1']);
	expect(paths(requests)).toEqual(['/v1/numbers', '/v1/numbers']);
});

it('searchAllTemplates lists those too that cannot be sent, and says why', async () => {
	const { context, requests } = lookupContext([
		{ id: 't1', name: 'a', category: 'UTILITY', metaStatus: 'APPROVED', sendable: true },
		{ id: 't2', name: 'b', category: 'UTILITY', metaStatus: 'REJECTED', sendable: false },
		{ id: 't3', name: 'c', sendable: false, metaStatus: null },
	]);
	await expect(searchAllTemplates.call(context)).resolves.toEqual({
		results: [
			{ name: 'a (UTILITY)', value: 't1' },
			{ name: 'b (UTILITY, REJECTED)', value: 't2' },
			{ name: 'c', value: 't3' },
		],
	});
	expect(paths(requests)).toEqual(['/v1/templates']);
});

describe('getTemplateExamples', () => {
	const fieldsOf = async (parameters: Record<string, unknown>) => {
		const { context, requests } = lookupContext({}, parameters);
		const { fields } = await getTemplateExamples.call(context);
		expect(requests).toEqual([]);
		return fields.map(({ id, displayName, required }) => [id, displayName, required]);
	};

	it('gives one required input per variable of header, body and buttons', async () => {
		const fields = await fieldsOf({
			templateHeaderType: 'TEXT',
			templateHeaderText: 'Order {{id}}',
			templateBody: 'Hello {{name}}!',
			templateContentButtons: { values: [{ type: 'URL', url: 'https://example.com/{{code}}' }] },
		});
		expect(fields).toEqual([
			['id', 'id: Order ___', true],
			['name', 'name: Hello ___!', true],
			['code', 'code: https://example.com/___', true],
		]);
	});

	it.each([
		['a header that is not used', { templateHeaderType: 'NONE', templateHeaderText: '{{x}}' }],
		['an expression', { templateBody: '={{ $json.body }}' }],
		['nothing', {}],
	])('gives none for %s', async (_, parameters) => {
		expect(await fieldsOf(parameters)).toEqual([]);
	});
});
