import { type Sandbox, startSandbox } from '../../../sandbox/index.mts';
import { bringLine } from '../../../dev/n8n/bring.mts';
import { type Cluster, startCluster } from '../../../dev/queue/cluster.mts';
import { credentialInput, type E2eStage } from '../n8n/stage.mts';

/** An n8n in queue mode, where `n8n` is its main process, and a sandbox to send to. */
export interface QueueStage extends E2eStage {
	readonly cluster: Cluster;
}

/** What tests ask of the cluster. */
export interface QueueStageOptions {
	lineName: string;
	/** Executions that each worker runs side by side. */
	concurrency?: number;
	extraEnvironment?: Readonly<Record<string, string>>;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

/**
 * Prepares main, a webhook processor and two workers before the tests of a block, and takes them down after them; the sandbox is
 * reset before each test. When something cannot be had, all tests of the block fail with the reason.
 * Returns a function that gives the stage inside tests.
 */
export function useQueueStage(options: QueueStageOptions): () => QueueStage {
	const { lineName } = options;
	let stage: QueueStage | undefined;
	let started: { sandbox?: Sandbox; cluster?: Cluster } = {};

	beforeAll(async () => {
		const progress = (line: string): void => void process.stderr.write(`${line}\n`);
		const brought = await bringLine(lineName, { progress });
		// six processes on a small machine may take their time; a delivery that is given up would be another test
		const sandbox = await startSandbox({ webhookTimeoutMs: 10 * minuteMs });
		started = { sandbox };
		const cluster = await startCluster({
			brought,
			workers: 2,
			name: `queue-${lineName}`,
			progress,
			...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
			...(options.extraEnvironment === undefined
				? {}
				: { extraEnvironment: options.extraEnvironment }),
		});
		started.cluster = cluster;
		const { main } = cluster;
		stage = {
			lineName,
			n8n: main,
			sandbox,
			userFolder: main.options.userFolder,
			storeCredential: async (key) => {
				const input = credentialInput(sandbox.url, key);
				const id = await main.client.createCredential(input);
				return { type: input.type, name: input.name, id };
			},
			cluster,
		};
	}, hourMs);

	beforeEach(() => stage?.sandbox.reset());

	afterAll(async () => {
		await started.cluster?.stop();
		await started.sandbox?.close();
	}, 10 * minuteMs);

	return () => {
		if (stage === undefined) throw new Error(`n8n ${lineName} is not running in queue mode`);
		return stage;
	};
}
