import type { OnError } from 'n8n-workflow';

import type { Execution } from '../../../dev/n8n/client.mts';
import { executionError, nodeOutput } from '../../../dev/n8n/executions.mts';
import type { TestEnvironment } from './environment.mts';
import { manualWorkflow, startNode, textParameters } from './workflows.mts';

const nodeName = 'Send';
const refusedByApi = '+5511977770013';
const items = [
	{ phone: '+5511977770011', text: 'first' },
	{ phone: '11 97777-0012', text: 'no country code' },
	{ phone: refusedByApi, text: 'refused by the API' },
	{ phone: '+5511977770014', text: 'last' },
];
const billing = 'Sending is suspended because of a billing issue with the Pilot Status account';

/** One item after the other fails or not, with each of n8n's settings for errors. */
export function handlesFailures(environment: () => TestEnvironment): void {
	describe('failing', () => {
		const run = async (onError: OnError): Promise<Execution> => {
			const { n8n, sandbox, storeCredential } = environment();
			const credential = await storeCredential('ps_sandbox_web');
			sandbox.control.addFaults({
				match: { destination: refusedByApi },
				times: 0,
				fault: { type: 'status', status: 422, error: 'Suspended', code: 'BILLING_SUSPENDED' },
			});
			const node = { name: nodeName, parameters: textParameters, credential, onError };
			const workflow = await n8n.client.importWorkflow(manualWorkflow(items, [node]));
			return await n8n.client.runManually(workflow, startNode);
		};
		const acceptedTexts = (): unknown[] =>
			environment()
				.sandbox.control.accepted()
				.map(({ body }) => body['text'])
				.sort();

		it('continues: good and bad items come out in input order', async () => {
			const execution = await run('continueRegularOutput');

			expect(executionError(execution)).toBeUndefined();
			const output = nodeOutput(execution, nodeName);
			expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
				items.map((_, item) => ({ item })),
			);
			expect(output.map(({ json }) => json['status'])).toEqual([
				'QUEUED',
				undefined,
				undefined,
				'QUEUED',
			]);
			const needsPlus =
				'"Phone Number" is "11 97777-0012", which needs to begin with + and the country code';
			expect(output[1]?.json).toEqual({
				error: {
					message: needsPlus,
					description: expect.any(String) as unknown,
					code: 'INVALID_INPUT',
					mayHaveBeenSent: false,
				},
				message: needsPlus,
			});
			expect(output[2]?.json).toEqual({
				error: {
					message: billing,
					description: expect.any(String) as unknown,
					code: 'BILLING_SUSPENDED',
					httpStatus: 422,
					mayHaveBeenSent: false,
				},
				message: billing,
			});
			expect(acceptedTexts()).toEqual(['first', 'last']);
		});

		it('routes bad items to the error output', async () => {
			const execution = await run('continueErrorOutput');

			expect(executionError(execution)).toBeUndefined();
			const good = nodeOutput(execution, nodeName, 0);
			expect(good.map(({ json }) => json['status'])).toEqual(['QUEUED', 'QUEUED']);
			const bad = nodeOutput(execution, nodeName, 1);
			expect(bad.map(({ json }) => (json['error'] as { code: string }).code)).toEqual([
				'INVALID_INPUT',
				'BILLING_SUSPENDED',
			]);
			expect(acceptedTexts()).toEqual(['first', 'last']);
		});

		it('stops: the error names the first item that failed', async () => {
			const execution = await run('stopWorkflow');

			expect(execution.status).toBe('error');
			expect(executionError(execution)).toContain('[item 1]');
			expect(acceptedTexts()).not.toContain('no country code');
			expect(acceptedTexts()).not.toContain('refused by the API');
		});
	});
}
