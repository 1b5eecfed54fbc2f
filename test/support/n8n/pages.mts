import type { IDataObject, INode } from 'n8n-workflow';

import { nodeOutput } from '../../../dev/n8n/executions.mts';
import { waitUntil } from '../../../dev/process/wait.mts';
import { askNode, questionFrom } from './asking.mts';
import type { TestEnvironment } from './environment.mts';
import { connectionTo, manualWorkflow, plainNode, startNode } from './workflows.mts';

const ana = '+5511955550011';
const bia = '+5511955550012';
const minutes = 60_000;
const double = { approvalOptions: { values: { approvalType: 'double' } } };

/** Answers a page as a browser does. */
export async function post(address: string, answer: string): Promise<Response> {
	return await fetch(address, {
		method: 'POST',
		headers: { 'user-agent': 'Mozilla/5.0' },
		body: new URLSearchParams({ answer }),
	});
}

/** The page of one question: links of earlier questions, two people at once, a workflow that goes on for long. */
export function answersOnPages(environment: () => TestEnvironment): void {
	describe('the page of a question', () => {
		const linkOf = (body: IDataObject): string =>
			(body['buttons'] as Array<{ url: string }>)[0]?.url ?? '';

		/** Runs a question on a page for each item, in the workflow that the change makes of it. */
		async function start(
			items: IDataObject[],
			waitOptions: IDataObject,
			after: INode,
			connections: (ask: string, after: string) => IDataObject,
		) {
			const { n8n, storeCredential } = environment();
			const credential = await storeCredential('ps_sandbox_web');
			const parameters = {
				resource: 'message',
				operation: 'sendAndWait',
				sendTo: 'number',
				destinationNumber: '={{ $json.phone }}',
				message: 'May we ship order 42?',
				replyIn: 'page',
				...double,
				waitOptions,
			};
			const workflow = manualWorkflow(items, [{ name: askNode, parameters, credential }]);
			const stored = await n8n.client.importWorkflow({
				...workflow,
				nodes: [...workflow.nodes, after],
				connections: {
					...workflow.connections,
					...connections(askNode, after.name),
				} as typeof workflow.connections,
			});
			return await n8n.client.startManually(stored, startNode);
		}

		it(
			'is not answered by the link of an earlier question, whatever is added to it',
			async () => {
				// Bia, who is asked second, may answer for as long as this test needs
				const resumeAmount = `={{ $json.phone === "${ana}" ? 0.05 : 60 }}`;
				const limitWaitTime = {
					values: { limitType: 'afterTimeInterval', resumeAmount, resumeUnit: 'minutes' },
				};
				const loop = plainNode('Loop', 'n8n-nodes-base.splitInBatches', 3, { options: {} });
				const executionId = await start(
					[{ phone: ana }, { phone: bia }],
					{ limitWaitTime },
					loop,
					(ask, name) => ({
						[startNode]: { main: [[connectionTo(name)]] },
						[name]: { main: [[], [connectionTo(ask)]] },
						[ask]: { main: [[connectionTo(name)]] },
					}),
				);
				const first = linkOf((await questionFrom(environment(), executionId, ana)).body);
				await waitUntil(() => environment().sandbox.control.accepted({ destination: bia })[0], {
					for: 'the second question',
					limitMs: 3 * minutes,
				});
				const second = await questionFrom(environment(), executionId, bia);

				const old = new URL(first);
				const signature = old.searchParams.get('signature') ?? '';
				const state = old.searchParams.get('state') ?? '';
				const added = 'signature&'.repeat(1_000);
				const padded = `${old.origin}${old.pathname}?signature=${signature}&${added}state=${state}`;
				const answers = [await post(first, '0'), await post(padded, '0')];
				for (const answer of answers) expect(await answer.text()).not.toContain('was received');
				expect(await environment().n8n.client.executionStatus(executionId)).toBe('waiting');

				expect(await (await post(linkOf(second.body), '1')).text()).toContain('was received');
				const execution = await environment().n8n.client.finishedExecution(executionId);
				expect(nodeOutput(execution, askNode).at(-1)?.json).toMatchObject({
					data: { approved: false },
					responder: bia,
				});
			},
			6 * minutes,
		);

		it('thanks one of two people who answer at once, and before the workflow has ended', async () => {
			const wait = plainNode('Wait', 'n8n-nodes-base.wait', 1.1, { amount: 5, unit: 'seconds' });
			const executionId = await start([{ phone: ana }], {}, wait, (ask, name) => ({
				[ask]: { main: [[connectionTo(name)]] },
			}));
			const link = linkOf((await questionFrom(environment(), executionId, ana)).body);
			const both = await Promise.all([post(link, '0'), post(link, '1')]);
			const texts = await Promise.all(both.map(async (answer) => await answer.text()));
			expect(texts.filter((text) => text.includes('was received'))).toHaveLength(1);
			expect(await environment().n8n.client.executionStatus(executionId)).not.toBe('success');
			expect(await (await post(link, '1')).text()).not.toContain('was received');

			const approved = texts[0]?.includes('was received') === true;
			const execution = await environment().n8n.client.finishedExecution(executionId);
			expect(nodeOutput(execution, askNode).at(-1)?.json).toMatchObject({ data: { approved } });
			expect(await (await post(link, '0')).text()).not.toContain('was received');
		});
	});
}
