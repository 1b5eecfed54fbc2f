import { type N8nInstance, restartInstance } from '../../dev/n8n/instance.mts';
import { waitUntil } from '../../dev/process/wait.mts';
import { QuietChat } from '../support/n8n/quiet.mts';
import { useEnvironment } from '../support/n8n/environment.mts';

const minutes = 60_000;

describe('Pilot Status Trigger → Wait Until Quiet → Send Text, in n8n 2.41', () => {
	const stage = useEnvironment('2.41', { logLevel: 'info' });
	let restarted: N8nInstance | undefined;
	const n8n = (): N8nInstance => restarted ?? stage().n8n;
	const chat = new QuietChat(stage, n8n);

	afterAll(async () => {
		await restarted?.stop();
	}, 5 * minutes);

	it.each([
		[1, 'STORE_INDEFINITE'],
		[2, 'RELAY_ONLY'],
		[3, 'RELAY_ONLY'],
	] as const)(
		'answers ten contacts at once, each exactly once and with every message, copies included: seed %i, %s',
		async (seed, privacyMode) => {
			const { control } = stage().sandbox;
			control.number('num_web', { privacyMode });
			control.settings({ webhookCopies: 2 });
			const workflow = await chat.activate({ quietFor: 8, options: { ignoreDuplicates: false } });
			const written = await chat.tenWrite(seed);
			await chat.ended(workflow, 2 * [...written.values()].flat().length);
			for (const [contact, ids] of written) {
				expect({ contact, answers: chat.answersTo(contact) }).toEqual({ contact, answers: [ids] });
			}
			await chat.deactivate(workflow);
		},
		15 * minutes,
	);

	it(
		'takes into the next turn what was open when n8n was killed',
		async () => {
			const contact = '+5511980009999';
			const workflow = await chat.activate({ quietFor: 30 });
			const { webhooks } = stage().sandbox.control;
			const begun = async (): Promise<void> =>
				void (await waitUntil(() => (webhooks.open === 0 ? true : undefined), {
					for: 'n8n to take the message',
					everyMs: 50,
				}));
			const one = chat.write(contact, { text: 'one' });
			await begun();
			const two = chat.write(contact, { text: 'two' });
			await begun();
			await n8n().kill();
			restarted = await restartInstance(n8n(), {});
			await n8n().client.registered(workflow.id);
			expect(chat.answersTo(contact)).toEqual([]);
			const three = chat.write(contact, { text: 'three' });
			await waitUntil(() => (chat.answersTo(contact).length > 0 ? true : undefined), {
				for: 'the answer',
				limitMs: 3 * minutes,
			});
			expect(chat.answersTo(contact)).toEqual([[one, two, three]]);
			await chat.deactivate(workflow);
		},
		15 * minutes,
	);
});
