import { executionError, nodeOutput } from '../../dev/n8n/executions.mts';
import { useEnvironment } from '../support/n8n/environment.mts';
import { manualWorkflow, startNode, textParameters } from '../support/n8n/workflows.mts';

/** Three messages long, as a language model writes. */
const answer = Array.from(
	{ length: 60 },
	(_, line) => `${line + 1}. **Item ${line + 1}:** ${'palavra '.repeat(20)}`,
).join('\n');

describe('a long Markdown text in n8n 2.41', () => {
	const environment = useEnvironment('2.41');

	it('goes out in parts, of which Retry On Fail sends only what failed', async () => {
		const { n8n, sandbox, storeCredential } = environment();
		const credential = await storeCredential('ps_sandbox_web');
		let sends = 0;
		sandbox.control.chooseFaults(({ path }) => {
			if (path !== '/v1/messages/send') return undefined;
			sends += 1;
			return sends === 2 ? { type: 'status', status: 422 } : undefined;
		});
		const parameters = {
			...textParameters,
			textOptions: { textFormat: 'markdown', splitLongText: true },
		};
		const items = [{ phone: '+5511977770031', text: answer }];
		const workflow = await n8n.client.importWorkflow(
			manualWorkflow(items, [{ name: 'Send', parameters, credential, tries: 3 }]),
		);

		const execution = await n8n.client.runManually(workflow, startNode);

		expect(executionError(execution)).toBeUndefined();
		expect(sends).toBe(4);
		const accepted = sandbox.control.accepted();
		const texts = accepted.map(({ body }) => (body as { text: string }).text);
		expect(texts).toHaveLength(3);
		expect(texts.join('\n').match(/\*Item \d+:\*/g)).toEqual(
			Array.from({ length: 60 }, (_, line) => `*Item ${line + 1}:*`),
		);
		const [item] = nodeOutput(execution, 'Send');
		expect(item?.json).toMatchObject({
			id: accepted[0]?.id,
			parts: accepted.map(({ id }) => ({ id })),
		});
	});
});
