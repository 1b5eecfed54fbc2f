import type { Scenario } from './types.mts';

const [ana, bruno] = ['+5511977770001', '+5511977770002'];

/** Several messages of one contact become one, as the trigger gives them to executions that a person tests together. */
export const conversation: Scenario = {
	title: 'several messages of a contact as one',
	file: 'conversation',
	key: 'ps_sandbox_web',
	prepare: () => {
		const message = (from: string | undefined, id: string, content: string, ageMs: number) => ({
			event: 'message.received',
			from,
			replyTo: from,
			messageId: id,
			content,
			chatInput: content,
			createdAt: new Date(Date.now() - ageMs).toISOString(),
		});
		return [
			message(ana, 'wamid.A2', 'tudo bem?', 1_000),
			message(bruno, 'wamid.B1', 'hello', 1_500),
			message(ana, 'wamid.A1', 'Oi', 2_000),
		];
	},
	verify: ({ json }) => {
		const output = json('Wait Until Quiet');
		expect(output.map(({ from, chatInput }) => [from, chatInput])).toEqual([
			[ana, 'Oi\ntudo bem?'],
			[bruno, 'hello'],
		]);
		expect(output[0]).toMatchObject({
			messageId: 'wamid.A2',
			content: 'Oi\ntudo bem?',
			messages: [{ messageId: 'wamid.A1' }, { messageId: 'wamid.A2' }],
		});
	},
};
