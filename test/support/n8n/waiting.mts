import type { IDataObject } from 'n8n-workflow';

import { decodeState } from '../../../nodes/PilotStatus/resources/message/sendAndWait/state.ts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { answered, ask, deliver, noWebhookLeft } from './asking.mts';
import type { TestEnvironment } from './environment.mts';

const phone = '+5511955550001';
const stranger = '+5511955550002';

/** Send and Wait: the answer of the chat or of the page resumes the execution, and nothing else does. */
export function waitsForAnswers(environment: () => TestEnvironment): void {
	describe('waiting for an answer', () => {
		const contact = (from: string, body: IDataObject): void => {
			environment().sandbox.control.webhooks.receive(from, { numberId: 'num_web', ...body });
		};
		const isWaiting = async (executionId: string): Promise<void> => {
			expect(await environment().n8n.client.executionStatus(executionId)).toBe('waiting');
		};
		const double = { approvalOptions: { values: { approvalType: 'double' } } };

		afterEach(async () => await noWebhookLeft(environment()));

		it.each(['v3', 'v2'] as const)('takes a tap on a button (schema %s)', async (webhookSchema) => {
			environment().sandbox.control.settings({ webhookSchema });
			const asked = await ask(environment(), phone, double);
			contact(phone, { quote: asked.messageId, button: 'Decline' });
			expect(await answered(environment(), asked)).toMatchObject({
				data: { approved: false, text: 'Decline' },
				responder: phone,
				message: { id: asked.messageId, status: 'QUEUED' },
			});
		});

		it('takes words, and leaves everything else waiting', async () => {
			const asked = await ask(environment(), phone, double);
			contact(stranger, { text: 'sim' });
			contact(phone, { text: 'sim' });
			contact(phone, { quote: asked.messageId, text: 'maybe later' });
			await deliver(environment());
			await isWaiting(asked.executionId);
			contact(phone, { quote: asked.messageId, text: 'Sim! 👍' });
			expect(await answered(environment(), asked)).toMatchObject({
				data: { approved: true, text: 'Sim! 👍' },
			});
		});

		it('takes a choice', async () => {
			const choices = { values: [{ label: 'Monday' }, { label: 'Friday' }] };
			const asked = await ask(environment(), phone, { responseType: 'choices', choices });
			contact(phone, { quote: asked.messageId, button: 'Friday' });
			expect(await answered(environment(), asked)).toMatchObject({
				data: { choice: 'Friday', text: 'Friday' },
			});
		});

		it('takes a free text without a quote, from the contact alone', async () => {
			const asked = await ask(environment(), phone, { responseType: 'freeText' });
			contact(stranger, { text: 'me first' });
			await deliver(environment());
			await isWaiting(asked.executionId);
			contact(phone, { text: 'Rua A, 1' });
			expect(await answered(environment(), asked)).toMatchObject({ data: { text: 'Rua A, 1' } });
		});

		it('takes plain replies for the question asked last, where it is told to', async () => {
			const accepts = { ...double, waitOptions: { acceptPlainReplies: true } };
			const first = await ask(environment(), phone, accepts);
			const second = await ask(environment(), phone, { ...accepts, message: 'And order 43?' });
			contact(phone, { text: 'hello' });
			contact(stranger, { text: 'sim' });
			await deliver(environment());
			await isWaiting(first.executionId);
			await isWaiting(second.executionId);
			contact(phone, { text: 'sim' });
			expect(await answered(environment(), second)).toMatchObject({ data: { approved: true } });
			await deliver(environment());
			await isWaiting(first.executionId);
			await waitUntil(
				() => (environment().sandbox.control.webhooks.webhooks().length === 1 ? true : undefined),
				{ for: 'the webhook of the second question to be removed' },
			);
			contact(phone, { text: 'não' });
			expect(await answered(environment(), first)).toMatchObject({ data: { approved: false } });
		});

		it('tells a contact twice what to answer', async () => {
			const unclearReply = 'Please answer yes or no';
			const asked = await ask(environment(), phone, { ...double, waitOptions: { unclearReply } });
			const told = () =>
				environment()
					.sandbox.control.accepted({ destination: phone })
					.filter(({ body }) => body['text'] === unclearReply).length;
			for (const [index, text] of ['maybe', 'ok?', 'later'].entries()) {
				contact(phone, { quote: asked.messageId, text });
				await deliver(environment());
				const expected = Math.min(index + 1, 2);
				await waitUntil(() => (told() === expected ? true : undefined), {
					for: `the contact to be told ${expected} times`,
				});
			}
			await isWaiting(asked.executionId);
			contact(phone, { quote: asked.messageId, button: 'Approve' });
			expect(await answered(environment(), asked)).toMatchObject({ data: { approved: true } });
			expect(told()).toBe(2);
		});

		it('hears only the approvers', async () => {
			const asked = await ask(environment(), phone, {
				...double,
				waitOptions: { approvers: '+55 11 95555-0001' },
			});
			contact(stranger, { quote: asked.messageId, button: 'Approve' });
			await deliver(environment());
			await isWaiting(asked.executionId);
			contact(phone, { quote: asked.messageId, button: 'Approve' });
			expect(await answered(environment(), asked)).toMatchObject({
				data: { approved: true },
				responder: phone,
			});
		});

		it('shows a page that decides nothing when it is opened, and takes its form once', async () => {
			const asked = await ask(environment(), phone, { ...double, replyIn: 'page' });
			const [button] = asked.body['buttons'] as Array<{ url: string }>;
			const url = button?.url ?? '';
			for (const agent of ['Mozilla/5.0', 'WhatsApp/2.23.20.0', 'facebookexternalhit/1.1']) {
				const opened = await fetch(url, { headers: { 'user-agent': agent } });
				await opened.text();
			}
			await isWaiting(asked.executionId);
			const page = await fetch(url, { headers: { 'user-agent': 'Mozilla/5.0' } });
			expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
			expect(await page.text()).toContain('May we ship order 42?');

			const post = async (address: string, answer: string): Promise<Response> =>
				await fetch(address, {
					method: 'POST',
					headers: { 'user-agent': 'Mozilla/5.0' },
					body: new URLSearchParams({ answer }),
				});
			const tampered = new URL(url);
			tampered.searchParams.set('token', 'another');
			expect((await post(tampered.toString(), '0')).status).toBeGreaterThanOrEqual(400);
			const added = new URL(url);
			added.searchParams.set('answer', '0');
			expect((await post(added.toString(), '0')).status).toBeGreaterThanOrEqual(400);
			await isWaiting(asked.executionId);

			expect(await (await post(url, '1')).text()).toContain('was received');
			const output = await answered(environment(), asked);
			expect(output).toMatchObject({
				data: { approved: false, text: 'Decline' },
				message: { id: asked.messageId },
			});
			await post(url, '0');
			expect(await answered(environment(), asked)).toEqual(output);
		});

		it('is not resumed by an address without or with a wrong signature', async () => {
			const asked = await ask(environment(), phone, double);
			const [webhook] = environment().sandbox.control.webhooks.webhooks();
			// the execution remembers which question it asked last, so that a copy of an earlier answer is told apart
			const { searchParams } = new URL(webhook?.url ?? '');
			expect(decodeState(Object.fromEntries(searchParams))?.bound).toBe(true);
			const body = JSON.stringify({
				event: 'message.reply',
				data: {
					from: phone,
					quotedMessageId: asked.messageId,
					replyContent: 'sim',
					content: 'sim',
				},
			});
			for (const change of ['', 'x'.repeat(64)]) {
				const forged = new URL(webhook?.url ?? '');
				forged.searchParams.delete('signature');
				if (change !== '') forged.searchParams.set('signature', change);
				const headers = { 'content-type': 'application/json' };
				const answer = await fetch(forged, { method: 'POST', headers, body });
				expect(answer.status).toBeGreaterThanOrEqual(400);
			}
			await isWaiting(asked.executionId);
			contact(phone, { quote: asked.messageId, button: 'Approve' });
			expect(await answered(environment(), asked)).toMatchObject({ data: { approved: true } });
		});
	});
}
