/** Which credential signs the requests of an execution that goes on for a while. */
import type { ICredentialDataDecryptedObject, IExecuteFunctions, INode } from 'n8n-workflow';

import { type ApiClient, connect } from '../../nodes/shared/api/client.ts';
import { InvalidInput } from '../../nodes/shared/invalidInput.ts';

const good = { authentication: 'apiKey', apiKey: 'ps_first', baseUrl: 'https://first.example' };
const request = { method: 'POST', path: '/v1/messages/send', body: { text: 'Hi' } } as const;

/** A node's context whose credential a test changes; `sent` has the address and the key of each request. */
function context(node: Partial<INode> = {}) {
	const credential = {
		reads: 0,
		value: good as ICredentialDataDecryptedObject | undefined,
	};
	const sent: Array<[string, unknown]> = [];
	const helped: unknown[] = [];
	const fake = {
		getNode: () => ({ name: 'Node', ...node }),
		getCredentials: async () => {
			credential.reads += 1;
			await Promise.resolve();
			if (credential.value === undefined) throw new Error('Credential was not found');
			return credential.value;
		},
		helpers: {
			httpRequestWithAuthentication: (
				type: string,
				{ url }: { url: string },
				{ credentialsDecrypted }: { credentialsDecrypted: { data: { apiKey: unknown } } },
			) => {
				sent.push([url, credentialsDecrypted.data.apiKey]);
				helped.push([type, credentialsDecrypted]);
				return Promise.resolve({ statusCode: 202, body: { id: 'cmx1' }, headers: {} });
			},
		},
	};
	return { context: fake as unknown as IExecuteFunctions, credential, sent, helped };
}

async function connected(fake: ReturnType<typeof context>): Promise<ApiClient> {
	const client = await connect(fake.context);
	if (client instanceof InvalidInput) throw client;
	return client;
}

beforeEach(() => {
	jest.useFakeTimers();
});

afterEach(() => {
	jest.useRealTimers();
});

test('it is read once for many requests, and handed to n8n with its id and name', async () => {
	const reference = { id: 'cred-1', name: 'My number' };
	const fake = context({ credentials: { pilotStatusApi: reference } });
	const client = await connected(fake);
	await Promise.all(Array.from({ length: 50 }, async () => await client.call(request, 'send')));
	expect(fake.credential.reads).toBe(1);
	expect(fake.sent).toHaveLength(50);
	expect(fake.helped[0]).toEqual([
		'pilotStatusApi',
		{ ...reference, type: 'pilotStatusApi', data: good },
	]);
});

test('after a minute it is read again, once for all that wait: a new key goes to its own address', async () => {
	const fake = context();
	const client = await connected(fake);
	await client.call(request, 'send');
	fake.credential.value = { ...good, apiKey: 'ps_second', baseUrl: 'https://second.example' };
	jest.advanceTimersByTime(59_999);
	await client.call(request, 'send');
	jest.advanceTimersByTime(1);
	await Promise.all(Array.from({ length: 5 }, async () => await client.call(request, 'send')));
	expect(fake.credential.reads).toBe(2);
	const first = ['https://first.example/v1/messages/send', 'ps_first'];
	const second = ['https://second.example/v1/messages/send', 'ps_second'];
	expect(fake.sent).toEqual([first, first, second, second, second, second, second]);
});

test.each([
	['is gone', undefined, /^Credential was not found$/],
	['has no key', { ...good, apiKey: '' }, /^The API Key of the Pilot Status credential is empty/],
])('when it %s meanwhile, nothing is sent, and it is read again', async (_, value, message) => {
	const fake = context();
	const client = await connected(fake);
	jest.advanceTimersByTime(60_000);
	fake.credential.value = value;
	const refused = await client.call(request, 'send');
	expect(refused).toMatchObject({
		ok: false,
		failure: {
			description: 'Open the credential of this node and check it. Nothing was sent',
			code: 'CREDENTIAL',
			mayHaveBeenSent: false,
			canRetry: false,
		},
	});
	expect(!refused.ok && refused.failure.message).toMatch(message);
	expect(fake.sent).toEqual([]);
	fake.credential.value = good;
	expect(await client.call(request, 'send')).toMatchObject({ ok: true });
});

test('without one there is no client', async () => {
	const fake = context();
	fake.credential.value = undefined;
	expect(await connect(fake.context)).toBeInstanceOf(InvalidInput);
	expect(fake.credential.reads).toBe(1);
});
