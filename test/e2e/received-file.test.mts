import { randomBytes } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { waitUntil } from '../../dev/process/wait.mts';
import { useEnvironment } from '../support/n8n/environment.mts';
import { actionType, chain, type Link, triggerType } from '../support/queue/chains.mts';

const contact = '+5511900000001';

describe('a file that came with a delivery, in n8n 2.41', () => {
	const environment = useEnvironment('2.41');

	it('has an address that outlives the execution that sends it', async () => {
		const { n8n, sandbox, storeCredential } = environment();
		const credential = await storeCredential('ps_sandbox_web');
		const workflow = await n8n.client.importWorkflow(
			chain('Send Back', [
				{
					name: 'Pilot Status Trigger',
					type: triggerType,
					typeVersion: 1,
					credential,
					parameters: { events: ['message.received'], options: { downloadMedia: true } },
				},
				{
					name: 'Send File',
					type: actionType,
					typeVersion: 1,
					credential,
					parameters: {
						resource: 'message',
						operation: 'sendMedia',
						sendTo: 'number',
						destinationNumber: contact,
						mediaSource: 'binary',
						binaryPropertyName: 'data',
						binaryDelivery: 'auto',
						mediaType: 'auto',
					},
				},
			]),
		);
		await n8n.client.activate(workflow.id);
		const file = randomBytes(50_000);
		sandbox.control.webhooks.receive(contact, {
			numberId: 'num_web',
			media: { mimeType: 'image/png', fileName: 'cat.png', base64: file.toString('base64') },
		});
		const [id = ''] = await waitUntil(
			async () => {
				const ids = await n8n.client.executionIds(workflow.id);
				return ids.length === 1 ? ids : undefined;
			},
			{ for: 'the execution' },
		);
		await n8n.client.finishedExecution(id);

		const [sent] = sandbox.control.accepted({ destination: contact });
		const answer = await fetch(sent?.body['media'] as string);
		expect(answer.status).toBe(200);
		expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
		await n8n.client.deactivate(workflow.id);
	}, 300_000);

	it('sends a voice note back as it came, and names it by its type', async () => {
		const { n8n, sandbox, storeCredential } = environment();
		const credential = await storeCredential('ps_sandbox_meta');
		const send = (name: string, parameters: IDataObject): Link => ({
			name,
			type: actionType,
			typeVersion: 1,
			credential,
			parameters: {
				resource: 'message',
				operation: 'sendMedia',
				sendTo: 'number',
				destinationNumber: contact,
				mediaSource: 'binary',
				mediaType: 'auto',
				...parameters,
			},
		});
		const workflow = await n8n.client.importWorkflow(
			chain('Echo', [
				{
					name: 'Pilot Status Trigger',
					type: triggerType,
					typeVersion: 1,
					credential,
					parameters: { events: ['message.received'], options: { downloadMedia: true } },
				},
				send('By Name', { binaryPropertyName: 'data', binaryDelivery: 'dataUri' }),
				send('By Expression', {
					binaryPropertyName: "={{ $('Pilot Status Trigger').item.binary.data }}",
					binaryDelivery: 'auto',
				}),
			]),
		);
		await n8n.client.activate(workflow.id);
		const voice = Buffer.concat([Buffer.from('OggS\u0000\u0002', 'latin1'), randomBytes(5_000)]);
		sandbox.control.webhooks.receive(contact, {
			numberId: 'num_meta',
			media: { mimeType: 'audio/ogg; codecs=opus', base64: voice.toString('base64') },
		});
		const [id = ''] = await waitUntil(
			async () => {
				const ids = await n8n.client.executionIds(workflow.id);
				return ids.length === 1 ? ids : undefined;
			},
			{ for: 'the execution' },
		);
		const finished = await n8n.client.finishedExecution(id);
		expect(JSON.stringify(finished)).toContain('voice.ogg');
		expect(JSON.stringify(finished)).not.toContain('mediaError');

		const sent = sandbox.control.accepted({ destination: contact });
		expect(sent).toHaveLength(2);
		for (const { body } of sent) {
			expect(body['mediaType']).toBe('audio');
			const [head = '', base64 = ''] = String(body['media']).split(',');
			expect(head).toMatch(/^data:audio\/ogg(;codecs=opus)?;base64$/);
			expect(Buffer.from(base64, 'base64').equals(voice)).toBe(true);
		}
		await n8n.client.deactivate(workflow.id);
	}, 300_000);
});
