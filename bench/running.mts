import type { Closers } from '../dev/cleanup.mts';
import { type Executor, runOf } from './executor.mts';
import { prepareFolder, startIn } from './n8nFolder.mts';
import { shelfOf } from './shelf.mts';

/**
 * An executor that runs everything in one n8n, as a server does that has been up for a while: its code is compiled by then, which
 * a fresh process still has to do while it is measured.
 *
 * @param variables of n8n, beside its usual environment
 */
export async function prepareRunning(
	closers: Closers,
	signal: AbortSignal,
	variables: Readonly<Record<string, string>>,
): Promise<Executor> {
	const place = await prepareFolder(closers, signal);
	const { brought, filesFolder } = place;
	const n8n = await startIn(place, signal, {
		...variables,
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
	});
	closers.add('n8n', async () => await n8n.stop());
	const { client } = n8n;
	return {
		brought,
		filesFolder,
		isShared: true,
		store: async (fill) => await fill(shelfOf(client)),
		execute: async (workflowId) => {
			const workflow = await client.findWorkflow(workflowId);
			const start = workflow?.nodes[0]?.name;
			if (workflow === undefined || start === undefined) throw new Error('Nothing to execute');
			const { data } = await client.runManually(workflow, start);
			signal.throwIfAborted();
			const unknown = { wallMs: Number.NaN, cpuMs: Number.NaN, peakBytes: Number.NaN };
			return { ...unknown, run: runOf(data) };
		},
	};
}
