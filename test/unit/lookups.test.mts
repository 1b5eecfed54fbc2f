import type { ICredentialTestFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { testPilotStatusApi } from '../../nodes/shared/api/credentialTest.ts';
import { getTemplateVariables } from '../../nodes/PilotStatus/methods/resourceMapping.ts';
import {
	searchGroups,
	searchNewsletters,
	searchTemplates,
} from '../../nodes/PilotStatus/methods/listSearch.ts';
import { type FakeAnswer, fakeHttp } from '../support/fakeHttp.mts';

const key = 'ps_lookup_key';

/** The part of n8n's context for pickers that the lookups use. */
function lookupContext(answer: FakeAnswer, templateId: unknown = '', credential: object = {}) {
	const { requests, httpRequestWithAuthentication } = fakeHttp(() => answer);
	const context = {
		getNode: () => ({ name: 'Node', type: 'pilotStatus', typeVersion: 1, parameters: {} }),
		getCredentials: () => Promise.resolve({ authentication: 'apiKey', apiKey: key, ...credential }),
		getCurrentNodeParameter: () => templateId,
		helpers: { httpRequestWithAuthentication },
	};
	return { context: context as unknown as ILoadOptionsFunctions, requests };
}

const ok = (body: unknown): FakeAnswer => ({ status: 200, body });

describe('searchTemplates', () => {
	const templates = [
		{ id: 't2', name: 'welcome', category: 'UTILITY', metaLanguage: 'pt_BR', sendable: true },
		{ id: 't1', name: 'Promoção', category: 'MARKETING', metaLanguage: null, sendable: true },
		{ id: 't3', name: 'pending', category: 'UTILITY', sendable: false },
		{ name: 'by_name_only' },
		{ category: 'OTP' },
		'odd',
	];
	const shown = [
		{ name: 'by_name_only', value: 'by_name_only' },
		{ name: 'Promoção (MARKETING)', value: 't1' },
		{ name: 'welcome (UTILITY, pt_BR)', value: 't2' },
	];

	it.each([
		['bare', templates],
		['wrapped in templates', { templates }],
		['wrapped in data', { data: templates }],
	])('lists what can be sent, from a list that is %s', async (_, body) => {
		const { context, requests } = lookupContext(ok(body));
		await expect(searchTemplates.call(context)).resolves.toEqual({ results: shown });
		expect(requests.map(({ path }) => path)).toEqual(['/v1/templates']);
	});

	it.each(['promocao', 'PROMO', 't1', 'marketing'])('finds one by %p', async (filter) => {
		const { context } = lookupContext(ok(templates));
		const { results } = await searchTemplates.call(context, filter);
		expect(results.map(({ value }) => value)).toEqual(['t1']);
	});

	it('is empty for an empty list', async () => {
		const { context } = lookupContext(ok([]));
		await expect(searchTemplates.call(context)).resolves.toEqual({ results: [] });
	});

	it.each<[unknown, RegExp]>([
		['text', /did not come from the Pilot Status API/],
		[{}, /does not match the Pilot Status API/],
		[{ error: 'no such route' }, /does not match the Pilot Status API/],
		[{ templates: 'none' }, /does not match the Pilot Status API/],
		[['welcome', 'bye'], /does not match the Pilot Status API/],
	])('says so when the answer %j is no list', async (body, reason) => {
		const { context } = lookupContext(ok(body));
		await expect(searchTemplates.call(context)).rejects.toThrow(reason);
	});
});

describe('searchGroups and searchNewsletters', () => {
	it('lists groups and channels with their names', async () => {
		const groups = lookupContext(
			ok({ groups: [{ id: '2@g.us' }, { id: '1@g.us', name: 'Team' }, {}] }),
		);
		await expect(searchGroups.call(groups.context)).resolves.toEqual({
			results: [
				{ name: '2@g.us', value: '2@g.us' },
				{ name: 'Team', value: '1@g.us' },
			],
		});
		const channels = lookupContext(ok({ newsletters: [{ id: '1@newsletter', name: 'News' }] }));
		await expect(searchNewsletters.call(channels.context, 'new')).resolves.toEqual({
			results: [{ name: 'News', value: '1@newsletter' }],
		});
		expect([...groups.requests, ...channels.requests].map(({ path }) => path)).toEqual([
			'/v1/groups',
			'/v1/newsletters',
		]);
	});

	it.each([
		[409, 'WHATSAPP_INSTANCE_NOT_CONNECTED', /not connected/],
		[400, 'META_GROUPS_NOT_ELIGIBLE', /cannot use groups/],
		[400, 'NOT_SUPPORTED_FOR_META', /Official Meta numbers/],
	])('shows %p %s as what it means', async (status, code, meaning) => {
		const { context } = lookupContext({ status, body: { error: 'no', code } });
		const failing = searchGroups.call(context);
		await expect(failing).rejects.toThrow(NodeApiError);
		await expect(failing).rejects.toThrow(meaning);
	});

	it('says what is wrong with the credential', async () => {
		const { context, requests } = lookupContext(ok([]), '', { apiKey: '' });
		await expect(searchGroups.call(context)).rejects.toThrow(NodeOperationError);
		expect(requests).toEqual([]);
	});
});

describe('getTemplateVariables', () => {
	it('gives one required input per variable, labelled with the words around it', async () => {
		const { context, requests } = lookupContext(
			ok({ id: 't1', name: 'x', body: 'Hello {{name}}!', variables: ['name', 'extra'] }),
			' order update/1 ',
		);
		const { fields } = await getTemplateVariables.call(context);
		expect(fields.map(({ id, displayName, required }) => [id, displayName, required])).toEqual([
			['name', 'name: Hello ___!', true],
			['extra', 'extra', true],
		]);
		expect(requests[0]?.path).toBe('/v1/templates/order%20update%2F1');
	});

	it.each([
		[{ data: { id: 't1', body: '{{a}}' } }, ['a']],
		[{ template: { id: 't1', body: '{{a}}' } }, ['a']],
		[{ body: '{{a}}' }, ['a']],
		[[], []],
	])('reads the answer %j', async (body, expected) => {
		const { context } = lookupContext(ok(body), 't1');
		const { fields } = await getTemplateVariables.call(context);
		expect(fields.map(({ id }) => id)).toEqual(expected);
	});

	it.each([[''], [undefined], [{}]])(
		'asks nothing while no template is chosen (%j)',
		async (chosen) => {
			const { context, requests } = lookupContext(ok({}), chosen ?? null);
			await expect(getTemplateVariables.call(context)).resolves.toMatchObject({ fields: [] });
			expect(requests).toEqual([]);
		},
	);
});

describe('the credential test', () => {
	const test = async (answer: object | Error, data: object = {}) => {
		const asked: Array<Record<string, unknown>> = [];
		const context = {
			helpers: {
				request: (options: Record<string, unknown>) => {
					asked.push(options);
					return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
				},
			},
		} as unknown as ICredentialTestFunctions;
		const credential = {
			id: '1',
			name: 'c',
			type: 'pilotStatusApi',
			data: {
				authentication: 'apiKey',
				apiKey: key,
				baseUrl: 'https://pilotstatus.com.br/v1/',
				...data,
			},
		};
		return { result: await testPilotStatusApi.call(context, credential), asked };
	};
	const http = (statusCode: number, body: unknown) => ({ statusCode, body, headers: {} });

	it('accepts the key of a number', async () => {
		const { result, asked } = await test(http(200, []));
		expect(result.status).toBe('OK');
		expect(asked).toMatchObject([
			{ uri: 'https://pilotstatus.com.br/v1/templates', headers: { 'x-api-key': key } },
		]);
	});

	it.each([
		['an unknown key', http(401, { error: 'Unauthorized' }), /does not know this key/],
		[
			'an account-wide key',
			http(403, { error: 'x', code: 'TENANT_SCOPE_NOT_ALLOWED' }),
			/account-wide key/,
		],
		[
			'a server that is not reached',
			Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
			/refused the connection \(https:\/\/pilotstatus\.com\.br\)/,
		],
		[
			'a name that is not known',
			Object.assign(new Error('x'), { cause: { code: 'ENOTFOUND' } }),
			/host name of Pilot Status was not found/,
		],
		['another web site', http(200, '<html></html>'), /not the Pilot Status API/],
		['a fault of the server', http(500, ''), /Something went wrong/],
	])('tells %s in words', async (_, answer, words) => {
		const { result } = await test(answer);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(words);
		expect(result.message).not.toContain(key);
	});

	it('asks nothing with a credential that cannot be used', async () => {
		const { result, asked } = await test(http(200, []), { apiKey: '' });
		expect(result).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/empty/) as string,
		});
		expect(asked).toEqual([]);
	});

	it('survives a credential without data', async () => {
		const context = { helpers: {} } as unknown as ICredentialTestFunctions;
		const result = await testPilotStatusApi.call(context, { id: '1', name: 'c', type: 't' });
		expect(result.status).toBe('Error');
	});
});
