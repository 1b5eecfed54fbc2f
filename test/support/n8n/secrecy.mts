import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TestEnvironment } from './environment.mts';
import { manualWorkflow, startNode, textParameters } from './workflows.mts';

/**
 * The key stays where n8n keeps it encrypted: no file of n8n (database with all executions, log at debug level) contains it, after
 * runs that succeeded, were refused with 401 and lost their connection.
 */
export function keepsKeySecret(environment: () => TestEnvironment): void {
	it('writes the key nowhere', async () => {
		const { n8n, sandbox, storeCredential } = environment();
		const unknownKey = ['ps', 'unknown', 'to', 'everybody'].join('_');
		const keys = ['ps_sandbox_web', unknownKey];
		const visible = 'a text that the execution data contains';
		sandbox.control.addFaults({
			match: { destination: '+5511977770022' },
			times: 0,
			fault: { type: 'cut' },
		});
		const items = ['+5511977770021', '+5511977770022', 'not a number'].map((phone) => ({
			phone,
			text: visible,
		}));
		const outputs: string[] = [];
		for (const key of keys) {
			for (const onError of ['continueRegularOutput', 'stopWorkflow'] as const) {
				const credential = await storeCredential(key);
				const node = { name: 'Send', parameters: textParameters, credential, onError };
				const workflow = await n8n.client.importWorkflow(manualWorkflow(items, [node]));
				outputs.push(JSON.stringify(await n8n.client.runManually(workflow, startNode)));
			}
		}

		const files = [...filesBelow(n8n.options.userFolder), n8n.options.logFile];
		const texts = [...outputs, ...files.map((file) => readFileSync(file, 'latin1'))];
		// The search would find something, if it were there.
		expect(texts.some((text) => text.includes(visible))).toBe(true);
		expect(files.some((file) => readFileSync(file, 'latin1').includes(visible))).toBe(true);
		for (const key of keys) {
			expect(files.filter((file) => readFileSync(file, 'latin1').includes(key))).toEqual([]);
			expect(outputs.filter((text) => text.includes(key))).toEqual([]);
		}
	});
}

/** Paths of all files in a folder and below. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}
