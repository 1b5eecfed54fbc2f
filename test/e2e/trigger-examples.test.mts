import type { INodeExecutionData } from 'n8n-workflow';

import type { StoredWorkflow } from '../../scripts/n8n/client.mts';
import { executionError, nodeOutput } from '../../scripts/n8n/executions.mts';
import { waitUntil } from '../../scripts/n8n/wait.mts';
import { readExample } from '../../scripts/start/examples.mts';
import { useStage } from '../support/n8n/stage.mts';

const contact = '+5511955550001';
const picture = Buffer.from('not really a picture').toString('base64');

describe('the examples of the trigger in n8n 2.41', () => {
	const stage = useStage('2.41');
	const control = () => stage().sandbox.control;
	let active: StoredWorkflow | undefined;

	afterEach(async () => {
		if (active === undefined) return;
		await stage().n8n.client.deactivate(active.id);
		await waitUntil(() => control().webhooks.webhooks().length === 0 || undefined, {
			for: 'the webhook to be deleted',
		});
		active = undefined;
	});

	async function activate(fileName: string, key: string): Promise<StoredWorkflow> {
		const { client } = stage().n8n;
		const { workflow } = readExample(fileName, await stage().storeCredential(key));
		const imported = await client.importWorkflow(workflow);
		active = imported;
		await client.activate(imported.id);
		return imported;
	}

	/** What the contact was sent, once there are `count` messages. */
	async function sentToContact(count: number) {
		return await waitUntil(
			() => {
				const sent = control().accepted({ destination: contact });
				return sent.length >= count ? sent : undefined;
			},
			{ for: `${count} messages to the contact` },
		);
	}

	/** What a node gave out over all executions, once there are `count` of them. */
	async function outputs(
		workflow: StoredWorkflow,
		node: string,
		count: number,
	): Promise<INodeExecutionData[]> {
		const { client } = stage().n8n;
		const ids = await waitUntil(
			async () => {
				const found = await client.executionIds(workflow.id);
				return found.length >= count ? found : undefined;
			},
			{ for: `${count} executions` },
		);
		const items: INodeExecutionData[] = [];
		for (const id of ids.reverse()) {
			const execution = await client.finishedExecution(id);
			expect(executionError(execution)).toBeUndefined();
			items.push(...nodeOutput(execution, node));
		}
		return items;
	}

	const write = (body: Record<string, unknown>) =>
		control().webhooks.receive(contact, { numberId: 'num_web', ...body });

	it('the auto-reply bot answers a question, offers a menu, and answers its button once', async () => {
		const workflow = await activate('trigger-auto-reply-bot.json', 'ps_sandbox_web');
		write({ text: 'What are your HOURS?' });
		const [answer] = await sentToContact(1);
		expect(answer?.body['text']).toContain('We are open');
		write({ text: 'Hello' });
		const menu = (await sentToContact(2))[1];
		expect(menu?.body).toMatchObject({ buttons: [{ id: 'hours' }, { type: 'url' }] });
		await waitUntil(() => control().message(menu?.id ?? '')?.status === 'READ' || undefined, {
			for: 'the menu to be read',
		});
		const tap = write({ button: 'hours', quote: menu?.id });
		expect((await sentToContact(3))[2]?.body['text']).toContain('We are open');
		await outputs(workflow, 'Each Message Once', 3);
		write({ text: 'on my own phone: hours', fromMe: true });
		// the same message once more, under the name of the other event
		const { id, externalMessageId: messageId } = tap;
		control().webhooks.emit({
			numberId: 'num_web',
			event: 'message.received',
			data: { id, messageId, from: contact, fromMe: false, content: 'Opening hours' },
		});
		await waitUntil(() => control().webhooks.open === 0 || undefined, {
			for: 'all deliveries to be answered',
		});
		await outputs(workflow, 'Each Message Once', 4);
		expect(control().accepted({ destination: contact })).toHaveLength(3);
	});

	it('the delivery tracker records each status, and sends one template after a missed window', async () => {
		const workflow = await activate('trigger-delivery-tracker.json', 'ps_sandbox_meta');
		control().settings({ enforce24hWindow: true });
		const answer = await fetch(`${stage().sandbox.url}/v1/messages/send`, {
			method: 'POST',
			headers: { 'x-api-key': 'ps_sandbox_meta', 'content-type': 'application/json' },
			body: JSON.stringify({ destinationNumber: contact, text: 'too late' }),
		});
		expect(answer.status).toBe(202);
		const records = await outputs(workflow, 'Status Record', 4);
		const sent = control().accepted({ destination: contact });
		expect(sent.map(({ body }) => body['templateId'])).toEqual([undefined, 'order_update']);
		expect(records.map(({ json }) => [json['messageId'], json['status']]).sort()).toEqual(
			[
				[sent[0]?.id, 'failed'],
				...['sent', 'delivered', 'read'].map((status) => [sent[1]?.id, status]),
			].sort(),
		);
	});

	it.each([
		['ps_sandbox_meta', 'num_meta'],
		['ps_sandbox_web', 'num_web'],
	])('the media receiver gets the file with %s', async (key, numberId) => {
		const workflow = await activate('trigger-media-receiver.json', key);
		const media = { mimeType: 'image/png', fileName: 'cat.png', base64: picture };
		write({ numberId, text: 'My cat', media });
		const [item] = await outputs(workflow, 'Describe the File', 1);
		expect(item?.json).toMatchObject({ fileName: 'cat.png', mimeType: 'image/png' });
		expect(item?.json['caption']).toBe('My cat');
		expect(item?.binary?.['data']).toMatchObject({ fileName: 'cat.png', mimeType: 'image/png' });
	});

	it('the media receiver asks again for a file that cannot be had', async () => {
		await activate('trigger-media-receiver.json', 'ps_sandbox_web');
		control().webhooks.emit({
			numberId: 'num_web',
			event: 'message.received',
			data: { id: 'in_1', from: contact, mediaLink: `${stage().sandbox.url}/files/none` },
		});
		const [request] = await sentToContact(1);
		expect(request?.body['text']).toContain('Please send it again');
	});

	it('duplicates across processes: one of several executions goes on', async () => {
		const workflow = await activate('trigger-duplicates-across-processes.json', 'ps_sandbox_web');
		const [webhook] = control().webhooks.webhooks();
		const event = (id: string) => ({ event: 'message.received', data: { id, from: contact } });
		control().webhooks.raw(webhook?.id ?? '', event('in_1'));
		expect(await outputs(workflow, 'Handle the Message', 1)).toHaveLength(1);
		// another process does not know what this one has seen; another WhatsApp id makes the trigger let it in again
		const again = { event: 'message.received', data: { ...event('in_1').data, messageId: 'x' } };
		control().webhooks.raw(webhook?.id ?? '', again);
		control().webhooks.raw(webhook?.id ?? '', event('in_2'));
		const handled = await outputs(workflow, 'Handle the Message', 3);
		expect(handled.map(({ json }) => json['eventId']).sort()).toEqual([
			'message.received:in_1',
			'message.received:in_2',
		]);
	});
});
