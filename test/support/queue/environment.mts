import { startSandbox } from '../../../sandbox/index.mts';
import { credentialStore } from '../../../dev/environment.mts';
import {
	type Cluster,
	type ClusterOptions,
	startCluster,
} from '../../../dev/n8n/queue/cluster.mts';
import { progress, type TestEnvironment, useStarted } from '../n8n/environment.mts';

/** An n8n in queue mode, where `n8n` is its main process, and a sandbox to send to. */
export interface QueueEnvironment extends TestEnvironment {
	readonly cluster: Cluster;
}

const minuteMs = 60_000;

/** Starts main, a webhook processor and two workers for the tests of a block. */
export function useQueueEnvironment(
	options: Pick<ClusterOptions, 'version' | 'concurrency' | 'extraEnvironment'>,
): () => QueueEnvironment {
	const { version } = options;
	return useStarted(async (cleanup) => {
		// six processes on a small machine may take their time; a delivery that is given up would be another test
		const sandbox = await startSandbox({ webhookTimeoutMs: 10 * minuteMs });
		cleanup.add('The sandbox', async () => await sandbox.close());
		const name = `queue-${version}`;
		const cluster = await startCluster(cleanup, { ...options, workers: 2, name, progress });
		const n8n = cluster.main;
		return { version, n8n, sandbox, storeCredential: credentialStore(n8n, sandbox.url), cluster };
	});
}
