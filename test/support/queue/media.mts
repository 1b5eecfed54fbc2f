import { randomBytes, randomUUID } from 'node:crypto';

import { executionError, nodeOutput } from '../../../dev/n8n/executions.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import {
	activate,
	actionType,
	chain,
	executionsOf,
	type Link,
	timesStarted,
	triggerType,
	webhookLink,
} from './chains.mts';
import type { QueueEnvironment } from './environment.mts';

const minuteMs = 60_000;
const customer = '+5511988880001';
const contact = '+5511955550001';

/** Files that one process stores and another one reads: n8n in queue mode keeps them in its database. */
export function movesMedia(environment: () => QueueEnvironment): void {
	describe('media', () => {
		const kinds = [
			{ key: 'ps_sandbox_meta', numberId: 'num_meta', way: 'data URI' },
			{ key: 'ps_sandbox_web', numberId: 'num_web', way: 'signed URL' },
		];

		const sendFile = async (key: string): Promise<Link> => ({
			name: 'Send File',
			type: actionType,
			typeVersion: 1,
			credential: await environment().storeCredential(key),
			parameters: {
				resource: 'message',
				operation: 'sendMedia',
				sendTo: 'number',
				destinationNumber: customer,
				mediaSource: 'binary',
				binaryPropertyName: 'data',
				binaryDelivery: 'auto',
				mediaType: 'auto',
			},
		});

		/** Expects that the file arrived at Pilot Status: inside the request, or fetched from its address through the proxy. */
		async function expectArrival(way: string, file: Buffer): Promise<void> {
			const { sandbox, cluster } = environment();
			const sent = await waitUntil(
				() => {
					const [message] = sandbox.control.accepted({ destination: customer });
					return message === undefined ? undefined : message;
				},
				{ for: 'the file to be sent' },
			);
			const media = sent.body['media'] as string;
			if (way === 'data URI') {
				expect(media).toBe(`data:image/png;base64,${file.toString('base64')}`);
				return;
			}
			expect(media.startsWith(`${cluster.proxy.url}/rest/binary-data/signed?token=`)).toBe(true);
			const fetched = await waitUntil(
				() => sandbox.control.message(sent.id)?.fetched ?? undefined,
				{ for: 'the file to be fetched' },
			);
			expect(fetched).toEqual({ status: 200, bytes: file.length, contentType: 'image/png' });
			expect(cluster.proxy.passed).toContainEqual({
				target: 'main',
				method: 'GET',
				path: '/rest/binary-data/signed',
			});
			// the bytes themselves, as whoever holds the address gets them
			expect(Buffer.from(await (await fetch(media)).arrayBuffer()).equals(file)).toBe(true);
		}

		it.each(kinds)(
			'a file that the webhook processor took is sent by a worker as $way',
			async ({ key, way }) => {
				const { n8n, cluster } = environment();
				const path = randomUUID();
				const webhook = webhookLink(path, { binaryPropertyName: 'data' });
				const workflow = await activate(
					environment(),
					chain('File', [webhook, await sendFile(key)]),
				);
				const file = randomBytes(100_000);
				const answer = await fetch(`${cluster.proxy.url}/webhook/${path}`, {
					method: 'POST',
					headers: { 'content-type': 'image/png' },
					body: file,
				});
				expect(answer.status).toBe(200);
				const [id = ''] = await executionsOf(environment(), workflow, 1);
				const execution = await n8n.client.finishedExecution(id);
				expect(executionError(execution)).toBeUndefined();
				expect(timesStarted(environment(), id)).toBe(1);
				expect(nodeOutput(execution, 'Webhook')[0]?.binary?.['data']?.id).toMatch(/^database:/);
				await expectArrival(way, file);
				await n8n.client.deactivate(workflow.id);
			},
			10 * minuteMs,
		);

		it.each(kinds)(
			'a file that the trigger downloaded in the webhook processor is sent on by a worker as $way',
			async ({ key, numberId, way }) => {
				const { n8n, sandbox } = environment();
				const trigger: Link = {
					name: 'Trigger',
					type: triggerType,
					typeVersion: 1,
					parameters: { events: ['message.received'], options: { downloadMedia: true } },
					credential: await environment().storeCredential(key),
				};
				const workflow = await activate(environment(), chain('On', [trigger, await sendFile(key)]));
				const file = randomBytes(100_000);
				const base64 = file.toString('base64');
				const media = { mimeType: 'image/png', fileName: 'cat.png', base64 };
				sandbox.control.webhooks.receive(contact, { numberId, text: 'My cat', media });
				const [id = ''] = await executionsOf(environment(), workflow, 1);
				const execution = await n8n.client.finishedExecution(id);
				expect(executionError(execution)).toBeUndefined();
				expect(nodeOutput(execution, 'Trigger')[0]?.binary?.['data']).toMatchObject({
					fileName: 'cat.png',
					mimeType: 'image/png',
				});
				await expectArrival(way, file);
				await n8n.client.deactivate(workflow.id);
			},
			10 * minuteMs,
		);

		it(
			'a file that a worker downloads from its link can be read afterwards',
			async () => {
				const { n8n, sandbox } = environment();
				const credential = await environment().storeCredential('ps_sandbox_web');
				const trigger: Link = {
					name: 'Trigger',
					type: triggerType,
					typeVersion: 1,
					parameters: { events: ['message.received'], options: {} },
					credential,
				};
				const download: Link = {
					name: 'Download',
					type: actionType,
					typeVersion: 1,
					parameters: {
						resource: 'media',
						operation: 'download',
						downloadFrom: 'link',
						mediaLink: '={{ $json.mediaLink }}',
					},
					credential,
				};
				const links = [trigger, download, await sendFile('ps_sandbox_web')];
				const workflow = await activate(environment(), chain('Link', links));
				const file = randomBytes(100_000);
				const base64 = file.toString('base64');
				const media = { mimeType: 'image/png', fileName: 'cat.png', base64 };
				sandbox.control.webhooks.receive(contact, { numberId: 'num_web', media });
				const [id = ''] = await executionsOf(environment(), workflow, 1);
				const execution = await n8n.client.finishedExecution(id);
				expect(executionError(execution)).toBeUndefined();
				await expectArrival('signed URL', file);
				await n8n.client.deactivate(workflow.id);
			},
			10 * minuteMs,
		);
	});
}
