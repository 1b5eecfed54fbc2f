import type { IDataObject } from 'n8n-workflow';

import { executionError, nodeOutput } from '../../dev/n8n/executions.mts';
import { type N8nInstance, startInstance } from '../../dev/n8n/instance.mts';
import { waitUntil } from '../../dev/process/wait.mts';
import { readExample } from '../../dev/examples.mts';
import { answered, ask, askNode, deliver, noWebhookLeft } from '../support/n8n/asking.mts';
import { waitsForMany } from '../support/n8n/manyWaits.mts';
import { answersOnPages } from '../support/n8n/pages.mts';
import { type TestEnvironment, useEnvironment } from '../support/n8n/environment.mts';

const phone = '+5511955550001';
const stranger = '+5511955550002';
const minutes = 60_000;
const double = { approvalOptions: { values: { approvalType: 'double' } } };

describe('send and wait in n8n 2.41', () => {
	const original = useEnvironment('2.41');
	let restarted: N8nInstance | undefined;
	const environment = (): TestEnvironment =>
		restarted === undefined ? original() : { ...original(), n8n: restarted };
	const webhooks = () => environment().sandbox.control.webhooks;
	const contact = (from: string, body: IDataObject): void => {
		webhooks().receive(from, { numberId: 'num_web', ...body });
	};
	const stillWaits = async (executionId: string): Promise<void> => {
		await deliver(environment());
		expect(await environment().n8n.client.executionStatus(executionId)).toBe('waiting');
	};

	afterEach(async () => await noWebhookLeft(environment()));
	afterAll(async () => {
		await restarted?.stop();
	}, 5 * minutes);

	/** Registers a webhook at Pilot Status as somebody else would, and gives its id. */
	async function register(name: string): Promise<string> {
		const answer = await fetch(`${environment().sandbox.url}/v1/webhooks`, {
			method: 'POST',
			headers: { 'x-api-key': 'ps_sandbox_web', 'content-type': 'application/json' },
			body: JSON.stringify({
				url: 'http://127.0.0.1:9/nobody',
				name,
				events: ['message.failed'],
			}),
		});
		expect(answer.status).toBe(201);
		const found = webhooks()
			.webhooks()
			.find((webhook) => webhook.name === name);
		return found?.id ?? '';
	}

	it(
		'goes on with its input when the time is over; the next question removes what was left, and that alone',
		async () => {
			const limitWaitTime = {
				values: { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' },
			};
			const asked = await ask(environment(), phone, { ...double, waitOptions: { limitWaitTime } });
			expect(await answered(environment(), asked)).toEqual({ order: 42 });
			// n8n tells nobody that the time is over, so the webhook stays for now, and its name says until when it was wanted
			const [left] = webhooks().webhooks();
			expect(left?.name).toMatch(/^n8n wait, until \d{4}-\d\d-\d\dT[\d:.]+Z \(/);
			// an answer that is late changes nothing
			contact(phone, { quote: asked.messageId, button: 'Approve' });
			await deliver(environment());
			expect(await answered(environment(), asked)).toEqual({ order: 42 });

			const longAgo = '2020-01-01T00:00:00.000Z';
			webhooks().tamper(left?.id ?? '', { name: `n8n wait, until ${longAgo} (Shop, 1)` });
			const older = await register(`n8n wait, until ${longAgo} (Other workflow, 2)`);
			const others = [
				await register('n8n wait, until answered (Shop, 1)'),
				await register(
					`n8n wait, until ${new Date(Date.now() + 60 * minutes).toISOString()} (Shop, 1)`,
				),
				await register(`n8n: until ${longAgo} (1)`),
				await register(`Our shop, n8n wait, until ${longAgo} (x)`),
			];
			const next = await ask(environment(), stranger, double);
			// the sweep goes on beside the question
			const ids = await waitUntil(
				() => {
					const found = webhooks()
						.webhooks()
						.map(({ id }) => id);
					return found.length === others.length + 1 ? found : undefined;
				},
				{ for: 'the expired webhooks to be removed' },
			);
			expect(ids).toEqual(expect.arrayContaining(others));
			expect(ids).not.toContain(left?.id);
			expect(ids).not.toContain(older);
			expect(ids).toHaveLength(others.length + 1);
			contact(stranger, { quote: next.messageId, button: 'Approve' });
			expect(await answered(environment(), next)).toMatchObject({ data: { approved: true } });
			expect(
				webhooks()
					.webhooks()
					.map(({ id }) => id)
					.sort(),
			).toEqual([...others].sort());
			for (const id of others) webhooks().tamper(id, null);
		},
		10 * minutes,
	);

	it('waits on while others write, answer something else, tap old buttons or send nonsense', async () => {
		const earlier = await ask(environment(), phone, double);
		contact(phone, { quote: earlier.messageId, button: 'Approve' });
		await answered(environment(), earlier);

		environment().sandbox.control.settings({
			buttonIdInV3: true,
			replyAlsoReceived: true,
			typedAlsoReceived: true,
		});
		const other = await ask(environment(), stranger, double);
		const asked = await ask(environment(), '+5511955550003', double);
		contact('+5511955550003', { text: 'sim' });
		contact(stranger, { text: 'Approve' });
		contact(phone, { quote: earlier.messageId, button: 'Approve' });
		contact('+5511955550003', { quote: asked.messageId, text: 'sim', fromMe: true });
		for (const { id } of webhooks().webhooks()) {
			webhooks().raw(id, '<html>', 'text/html');
			webhooks().raw(id, { event: 'message.reply', data: null });
			webhooks().raw(id, { event: 'message.reply', data: { replyContent: 'sim', from: phone } });
		}
		await stillWaits(asked.executionId);
		await stillWaits(other.executionId);

		contact(stranger, { quote: other.messageId, button: 'Decline' });
		expect(await answered(environment(), other)).toMatchObject({
			data: { approved: false },
			responder: stranger,
			message: { id: other.messageId },
		});
		await stillWaits(asked.executionId);
		contact('+5511955550003', { quote: asked.messageId, button: 'Approve' });
		const output = await answered(environment(), asked);
		expect(output).toMatchObject({ data: { approved: true }, message: { id: asked.messageId } });
		contact('+5511955550003', { quote: asked.messageId, button: 'Decline' });
		await deliver(environment());
		expect(await answered(environment(), asked)).toEqual(output);
	});

	it('runs the example: ships what was approved', async () => {
		const { execution, sent } = await runExample('Ship it');
		expect(nodeOutput(execution, 'Ask the Approver').at(-1)?.json).toMatchObject({
			data: { approved: true, text: 'Ship it' },
			responder: '+5511900000009',
		});
		expect(sent).toEqual([
			['+5511900000009', 'May we ship order 1042?'],
			['+5511900000001', 'Good news: order 1042 is on its way.'],
		]);
	});

	it('runs the example: ships nothing that was declined', async () => {
		const { sent } = await runExample('Not yet');
		expect(sent).toEqual([
			['+5511900000009', 'May we ship order 1042?'],
			['+5511900000009', 'Order 1042 was not shipped.'],
		]);
	});

	async function runExample(button: string) {
		const { n8n, sandbox, storeCredential } = environment();
		const { workflow } = readExample(
			'approval-in-chat.json',
			await storeCredential('ps_sandbox_web'),
		);
		const stored = await n8n.client.importWorkflow(workflow);
		const id = await n8n.client.startManually(stored, "When clicking 'Execute workflow'");
		await n8n.client.waitingExecution(id);
		const approver = '+5511900000009';
		const question = await waitUntil(
			() =>
				sandbox.control
					.accepted({ destination: approver })
					.find(({ externalMessageId }) => externalMessageId !== null),
			{ for: 'the question to arrive' },
		);
		contact(approver, { quote: question.id, button });
		const execution = await n8n.client.finishedExecution(id);
		expect(executionError(execution)).toBeUndefined();
		const sent = sandbox.control
			.accepted()
			.map(({ body }) => [body['destinationNumber'], body['text']]);
		return { execution, sent };
	}

	waitsForMany(environment);
	answersOnPages(environment);

	it.each(['stop', 'kill'] as const)(
		'takes answers after a restart of n8n (%s), also one that came while it was down',
		async (end) => {
			const chat = await ask(environment(), phone, double);
			const later = await ask(environment(), stranger, double);
			const onPage = await ask(environment(), '+5511955550003', { ...double, replyIn: 'page' });
			const { n8n } = environment();
			await n8n[end]();
			contact(phone, { quote: chat.messageId, button: 'Decline' });
			await waitUntil(
				() =>
					webhooks()
						.deliveries({ status: 'PENDING' })
						.some(({ attempts }) => attempts.length > 0) || undefined,
				{ for: 'a delivery that finds nobody' },
			);
			restarted = await startInstance({ ...n8n.options, wantedPort: n8n.httpPort });
			expect(restarted.url).toBe(n8n.url);

			expect(await answered(environment(), chat)).toMatchObject({
				data: { approved: false },
				message: { id: chat.messageId },
			});
			contact(stranger, { quote: later.messageId, button: 'Approve' });
			expect(await answered(environment(), later)).toMatchObject({
				data: { approved: true },
				responder: stranger,
				message: { id: later.messageId },
			});
			const [button] = onPage.body['buttons'] as Array<{ url: string }>;
			await fetch(button?.url ?? '', {
				method: 'POST',
				headers: { 'user-agent': 'Mozilla/5.0' },
				body: new URLSearchParams({ answer: '0' }),
			});
			expect(await answered(environment(), onPage)).toMatchObject({
				data: { approved: true },
				message: { id: onPage.messageId },
			});
			expect(
				nodeOutput(await environment().n8n.client.finishedExecution(chat.executionId), askNode),
			).toHaveLength(1);
		},
		15 * minutes,
	);
});
