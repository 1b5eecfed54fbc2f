import type { TestEnvironment } from './environment.mts';
import { nodeType } from './workflows.mts';

/** The package is loaded: node, credential, operations, and the tool for agents that n8n derives. */
export function loadsPackage(environment: () => TestEnvironment): void {
	describe('loading', () => {
		it('offers the node with its three ways to send', async () => {
			const types = await environment().n8n.client.nodeTypes();
			const node = types.find(({ name }) => name === nodeType);
			expect(node).toMatchObject({
				displayName: 'Pilot Status',
				defaults: { name: 'Send WhatsApp Message' },
				usableAsTool: true,
			});
			const properties = node?.['properties'] as Array<{ name: string; options?: unknown[] }>;
			const operations = properties
				.filter(({ name }) => name === 'operation')
				.flatMap(({ options = [] }) => options.map((option) => (option as Named).value));
			expect(operations).toEqual(expect.arrayContaining(['sendTemplate', 'sendText', 'sendMedia']));
		});

		it('offers the credential', async () => {
			const types = await environment().n8n.client.credentialTypes();
			expect(types.find(({ name }) => name === 'pilotStatusApi')).toMatchObject({
				displayName: 'Pilot Status API',
			});
		});
	});
}

/** n8n derives a tool for AI agents from the node. */
export function offersTool(environment: () => TestEnvironment): void {
	it('offers the node as a tool for AI agents', async () => {
		const types = await environment().n8n.client.nodeTypes();
		expect(types.map(({ name }) => name)).toContain(`${nodeType}Tool`);
	});
}

interface Named {
	value: string;
}
