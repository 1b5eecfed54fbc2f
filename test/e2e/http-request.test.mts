import { readFileSync } from 'node:fs';

import type { IDataObject } from 'n8n-workflow';

import type { Execution, WorkflowDefinition } from '../../dev/n8n/client.mts';
import { executionError, nodeOutput } from '../../dev/n8n/executions.mts';
import { mainVersion } from '../../dev/n8n/versions.mts';
import type { CredentialReference } from '../../dev/examples.mts';
import { deliver } from '../support/n8n/asking.mts';
import { requestNode, requestWorkflow, type RawRequest } from '../support/n8n/httpRequest.mts';
import { filesBelow } from '../support/n8n/secrecy.mts';
import { useEnvironment } from '../support/n8n/environment.mts';
import { manualWorkflow, startNode, textParameters } from '../support/n8n/workflows.mts';
import { readText } from '../../dev/project.mts';

const key = 'ps_sandbox_web';
const message = { destinationNumber: '+5511966660001', text: 'by hand' };

describe("n8n's HTTP Request node with our credential", () => {
	const environment = useEnvironment(mainVersion);

	/** Stores a credential for the sandbox; `fields` replace its own. */
	const credentialWith = async (fields: IDataObject): Promise<CredentialReference> => {
		const { n8n, sandbox } = environment();
		const type = 'pilotStatusApi';
		const name = 'Pilot Status by hand';
		const data = { authentication: 'apiKey', apiKey: key, numberId: '', baseUrl: sandbox.url };
		const id = await n8n.client.createCredential({ name, type, data: { ...data, ...fields } });
		return { type, name, id };
	};
	const run = async (workflow: WorkflowDefinition): Promise<Execution> => {
		const { client } = environment().n8n;
		return await client.runManually(await client.importWorkflow(workflow), startNode);
	};
	const request = async (
		credential: CredentialReference,
		more: Partial<RawRequest> = {},
	): Promise<Execution> =>
		await run(
			requestWorkflow({
				method: 'GET',
				url: `${environment().sandbox.url}/v1/numbers`,
				credential,
				...more,
			}),
		);
	const send = (): Partial<RawRequest> => ({
		method: 'POST',
		url: `${environment().sandbox.url}/v1/messages/send`,
		body: message,
	});
	const sign = () =>
		environment()
			.sandbox.control.requests()
			.map(({ method, authHeaders, numberIdHeader, status }) => [
				method,
				authHeaders.join(),
				numberIdHeader,
				status,
			]);

	it('reads and sends, with exactly one auth header', async () => {
		const credential = await credentialWith({});
		const read = await request(credential);
		expect(executionError(read)).toBeUndefined();
		expect(nodeOutput(read, requestNode).map(({ json }) => json['id'])).toEqual(['num_web']);
		const sent = await request(credential, send());
		expect(executionError(sent)).toBeUndefined();
		const accepted = environment().sandbox.control.accepted();
		expect(accepted.map(({ body }) => body)).toEqual([message]);
		expect(nodeOutput(sent, requestNode)[0]?.json).toMatchObject({
			id: accepted[0]?.id,
			status: 'QUEUED',
		});
		expect(sign()).toEqual([
			['GET', 'x-api-key', null, 200],
			['POST', 'x-api-key', null, 202],
		]);
	});

	it('sends the ID of a key in its own header', async () => {
		const credential = await credentialWith({
			authentication: 'apiKeyId',
			apiKeyId: 'ck_sandbox_web',
		});
		expect(executionError(await request(credential, send()))).toBeUndefined();
		expect(sign()).toEqual([['POST', 'x-api-key-id', null, 202]]);
	});

	it('sends the number that an account-wide key is about', async () => {
		const account = { apiKey: 'ps_sandbox_account' };
		const about = await credentialWith({ ...account, numberId: 'num_web' });
		expect(executionError(await request(about, send()))).toBeUndefined();
		const withoutNumber = await request(await credentialWith(account), send());
		expect(executionError(withoutNumber)).toBeDefined();
		expect(sign()).toEqual([
			['POST', 'x-api-key', 'num_web', 202],
			['POST', 'x-api-key', null, 403],
		]);
	});

	it('sends nothing over an unencrypted connection to another machine', async () => {
		const url = 'http://pilotstatus.invalid/v1/numbers';
		const execution = await request(await credentialWith({}), { url });
		expect(JSON.stringify(execution)).toContain('only sent over https://');
		expect(sign()).toEqual([]);
	});

	it('leaves the key in no execution and no file', async () => {
		const { n8n, sandbox } = environment();
		const unknownKey = ['ps', 'nobody', 'knows', 'me'].join('_');
		const executions: string[] = [];
		for (const apiKey of [key, unknownKey]) {
			const credential = await credentialWith({ apiKey });
			for (const onError of ['continueRegularOutput', 'stopWorkflow'] as const) {
				for (const more of [{}, send(), { url: `${sandbox.url}/v1/numbers/none` }]) {
					const execution = await request(credential, { ...more, onError });
					executions.push(JSON.stringify(execution));
				}
			}
		}
		expect(sandbox.control.accepted()).toHaveLength(2);
		const files = [...filesBelow(n8n.options.userFolder), n8n.options.logFile];
		const texts = files.map((file) => [file, readFileSync(file, 'latin1')] as const);
		// the search would find something, if it were there
		expect(texts.some(([, text]) => text.includes(message.text))).toBe(true);
		for (const secret of [key, unknownKey]) {
			expect(executions.filter((text) => text.includes(secret))).toEqual([]);
			expect(texts.filter(([, text]) => text.includes(secret)).map(([file]) => file)).toEqual([]);
		}
	});

	describe('whose domains are restricted in n8n', () => {
		const specific = (allowedDomains: string) => ({
			allowedHttpRequestDomains: 'domains',
			allowedDomains,
		});

		it.each([
			['to none', { allowedHttpRequestDomains: 'none' }, /prevent use within an HTTP Request/],
			['to others', specific('pilotstatus.com.br'), /Domain not allowed/],
		])('%s: the node is refused, those of this package are not', async (_, fields, words) => {
			const credential = await credentialWith(fields);
			const refused = await request(credential, send());
			expect(executionError(refused)).toMatch(words);
			expect(sign()).toEqual([]);
			const own = { name: 'Own', parameters: textParameters, credential };
			const items = [{ phone: message.destinationNumber, text: 'by our node' }];
			expect(executionError(await run(manualWorkflow(items, [own])))).toBeUndefined();
			expect(sign()).toEqual([['POST', 'x-api-key', null, 202]]);
		});

		it('to the one that is called: it is allowed', async () => {
			const credential = await credentialWith(specific('127.0.0.1'));
			expect(executionError(await request(credential, send()))).toBeUndefined();
			expect(sign()).toEqual([['POST', 'x-api-key', null, 202]]);
		});
	});

	it('runs the example of docs/left-out.md', async () => {
		const { sandbox, storeCredential } = environment();
		const [, block = ''] = /```json\n([\s\S]*?)```/.exec(readText('docs/left-out.md')) ?? [];
		const example = JSON.parse(
			block.replaceAll('https://pilotstatus.com.br', sandbox.url),
		) as WorkflowDefinition;
		const { type, id, name } = await storeCredential(key);
		const nodes = example.nodes.map((node) =>
			node.credentials?.[type] === undefined
				? node
				: { ...node, credentials: { [type]: { id, name } } },
		);
		await fetch(`${sandbox.url}/v1/webhooks`, {
			method: 'POST',
			headers: { 'x-api-key': key, 'content-type': 'application/json' },
			// nothing listens there, so that the delivery stays in the log as failed
			body: JSON.stringify({ url: 'http://127.0.0.1:9/', name: 'a', events: ['message.received'] }),
		});
		sandbox.control.settings({ webhookRetryMs: [] });
		sandbox.control.webhooks.receive('+5511966660002', { numberId: 'num_web', text: 'hello' });
		await deliver(environment());

		const { client } = environment().n8n;
		const stored = await client.importWorkflow({ ...example, name: 'Example', nodes });
		const execution = await client.runManually(stored, "When clicking 'Execute workflow'");

		expect(executionError(execution)).toBeUndefined();
		expect(nodeOutput(execution, 'Webhooks').map(({ json }) => json['name'])).toEqual(['a']);
		const logs = sandbox.control.requests({ path: '/v1/webhooks/*' });
		expect(logs.map(({ query, authHeaders, status }) => [query, authHeaders, status])).toEqual([
			[{ limit: '20' }, ['x-api-key'], 200],
		]);
		expect(nodeOutput(execution, 'Latest Deliveries').map(({ json }) => json['event'])).toEqual([
			'message.received',
		]);
	});
});
