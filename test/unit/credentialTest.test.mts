import type { ICredentialTestFunctions } from 'n8n-workflow';

import { testPilotStatusApi } from '../../nodes/shared/api/credentialTest.ts';

const apiKey = 'ps_credential_test_key';

/** Tests a credential against a server with one answer. */
async function test(statusCode: number, body: unknown) {
	const context = {
		helpers: { request: () => Promise.resolve({ statusCode, body, headers: {} }) },
	} as unknown as ICredentialTestFunctions;
	const data = { authentication: 'apiKey', apiKey, baseUrl: 'https://pilot.example.test' };
	const credential = { id: '1', name: 'Test', type: 'pilotStatusApi', data };
	return await testPilotStatusApi.call(context, credential);
}

it.each<[unknown]>([
	[[]],
	[[{ id: 't1' }]],
	[{ data: [] }],
	[{ templates: [{ id: 't1' }], total: 1 }],
	[{ data: { templates: [] } }],
])('the list %j is the one of Pilot Status', async (body) => {
	expect(await test(200, body)).toEqual({
		status: 'OK',
		message: 'The key is accepted and belongs to a WhatsApp number',
	});
});

it.each<[unknown]>([
	[{}],
	[{ hello: 1 }],
	[{ error: 'invalid key' }],
	[{ error: 'invalid key', data: [] }],
	[{ success: false, data: [] }],
	[{ templates: 'none' }],
	[[1, 2]],
	['<h1>Sign in</h1>'],
	[''],
	[null],
])('%j is not', async (body) => {
	const result = await test(200, body);
	expect(result.status).toBe('Error');
	expect(result.message).toContain('https://pilot.example.test');
});

it('says what the server said, without the key', async () => {
	const { status, message } = await test(401, { error: `Unknown API key: ${apiKey}` });
	expect(status).toBe('Error');
	expect(message).toMatch(/does not know this key.*Unknown API key: \[hidden\]/);
});
