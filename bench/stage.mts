import type { BroughtLine } from '../dev/n8n/bring.mts';
import type { N8nInstance } from '../dev/n8n/instance.mts';
import { RestConnection } from '../dev/n8n/rest.mts';
import { waitUntil } from '../dev/n8n/wait.mts';
import { type Sandbox, startSandbox } from '../sandbox/index.mts';
import type { Closers } from '../dev/cleanup.mts';
import type { CredentialReference } from '../scripts/start/examples.mts';
import { owner, prepareFolder, startIn } from './n8nFolder.mts';
import { shelfOf } from './shelf.mts';

/** A real n8n in a folder of its own, with the built package and a credential for the sandbox. */
export interface BenchStage {
	brought: BroughtLine;
	sandbox: Sandbox;
	n8n: N8nInstance;
	credential: CredentialReference;
	/** How many executions of a workflow ended well. */
	succeeded: (workflowId: string) => Promise<number>;
	/** Waits until this many executions of a workflow ended well. Throws when there are more, or one failed. */
	settled: (workflowId: string, count: number) => Promise<void>;
}

/**
 * Brings and starts everything on loopback; what was started is added to `closers` at once. Needs a built dist.
 *
 * @param extraEnvironment variables of n8n
 */
export async function setBenchStage(
	closers: Closers,
	signal: AbortSignal,
	extraEnvironment: Readonly<Record<string, string>>,
): Promise<BenchStage> {
	const place = await prepareFolder(closers, signal);
	const { brought } = place;
	const sandbox = await startSandbox();
	closers.add('The sandbox', async () => await sandbox.close());
	const n8n = await startIn(place, signal, extraEnvironment);
	closers.add('n8n', async () => await n8n.stop());

	const credential = await shelfOf(n8n.client).credential('ps_sandbox_web', sandbox.url);

	const editor = new RestConnection(n8n.url);
	const { email, password } = owner;
	await editor.rest('POST', '/login', { emailOrLdapLoginId: email, password });
	const countOf = async (workflowId: string, status: string): Promise<number> => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status: [status] }));
		const path = `/executions?filter=${filter}&limit=1`;
		return (await editor.rest<{ count: number }>('GET', path)).count;
	};
	const succeeded = async (workflowId: string): Promise<number> =>
		await countOf(workflowId, 'success');
	const settled = async (workflowId: string, count: number): Promise<void> => {
		await waitUntil(
			async () => {
				const failed = await countOf(workflowId, 'error');
				const done = await succeeded(workflowId);
				if (failed > 0) throw new Error(`${failed} executions failed`);
				if (done > count) throw new Error(`${done} executions instead of ${count}`);
				return done === count ? true : undefined;
			},
			{ for: `${count} executions`, limitMs: 600_000, everyMs: 200, signal },
		);
	};
	return { brought, sandbox, n8n, credential, succeeded, settled };
}
