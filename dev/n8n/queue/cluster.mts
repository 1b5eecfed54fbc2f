import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { CleanupStack } from '../../cleanup.mts';
import { findServers } from '../../programs/ensure.mts';
import { testResultsFolder } from '../../project.mts';
import { downloadN8n } from '../download.mts';
import { installPackage } from '../installPackage.mts';
import { type N8nInstance, startInstance, testOwner } from '../instance.mts';
import { startPostgres } from './postgres.mts';
import { queueEnvironment, type QueueProcess, startQueueProcess } from './process.mts';
import { type Proxy, startProxy } from './proxy.mts';
import { type RedisServer, startRedis } from './redis.mts';

/** How to start an n8n in queue mode. */
export interface ClusterOptions {
	/** Version of n8n, for instance `2.41`. */
	version: string;
	/** Number of workers at the start. */
	workers: number;
	/** Executions that each worker runs side by side; n8n's own choice without it. */
	concurrency?: number | undefined;
	/** More variables, for every process. */
	extraEnvironment?: Readonly<Record<string, string>> | undefined;
	/** Prefix of the names of the log files. */
	name: string;
	progress: (line: string) => void;
	signal?: AbortSignal | undefined;
}

/** A running n8n in queue mode: main, a webhook processor and workers, behind one address, with Redis and PostgreSQL. */
export interface Cluster {
	readonly main: N8nInstance;
	readonly webhook: QueueProcess;
	readonly workers: readonly QueueProcess[];
	/** The address that the world knows. */
	readonly proxy: Proxy;
	readonly redis: RedisServer;
	/** Adds a worker, and gives it when it is ready. */
	startWorker(): Promise<QueueProcess>;
}

/**
 * Starts everything on loopback, with the package installed for each process of n8n; what was started is added to `cleanup` at
 * once. Needs a built dist. Throws when something does not start, with the end of its log.
 */
export async function startCluster(
	cleanup: CleanupStack,
	options: ClusterOptions,
): Promise<Cluster> {
	const { progress, signal, concurrency, extraEnvironment } = options;
	const installed = await downloadN8n(options.version, { progress, signal });
	const programs = await findServers(progress);
	mkdirSync(testResultsFolder, { recursive: true });
	const folder = mkdtempSync(join(testResultsFolder, 'queue-'));
	// PostgreSQL may run as another user, which has to get through to its own folder.
	chmodSync(folder, 0o711);
	cleanup.add('The folder', () => rmSync(folder, { recursive: true, force: true }));
	const logFile = (process: string): string => {
		const file = join(testResultsFolder, `${options.name}-${process}.log`);
		rmSync(file, { force: true });
		return file;
	};
	const secret = (): string => randomBytes(24).toString('hex');
	const server = (process: string) => {
		return { folder, logFile: logFile(process), password: secret(), signal };
	};

	const redis = await startRedis(programs.redisServer, server('redis'));
	cleanup.add('Redis', async () => await redis.stop());
	const postgres = await startPostgres(programs.postgresFolder, server('postgres'));
	cleanup.add('The data of PostgreSQL', () =>
		rmSync(postgres.folder, { recursive: true, force: true }),
	);
	cleanup.add('PostgreSQL', async () => await postgres.stop());
	const proxy = await startProxy();
	cleanup.add('The proxy', async () => await proxy.close());

	const shared = { redis, postgres, publicUrl: proxy.url };
	const common = { installed, encryptionKey: secret(), signal };
	const userFolder = join(folder, 'main');
	await installPackage(userFolder, installed.node);
	// Main comes first: it makes the tables.
	const main = await startInstance({
		...common,
		userFolder,
		logFile: logFile('main'),
		owner: testOwner,
		publicUrl: proxy.url,
		extraEnvironment: { ...queueEnvironment(installed.version, shared), ...extraEnvironment },
	});
	cleanup.add('main', async () => await main.stop());

	const start = async (kind: 'worker' | 'webhook', name: string): Promise<QueueProcess> => {
		const own = join(folder, name);
		// The same files in every process, as an image with the package has them.
		cpSync(join(userFolder, '.n8n', 'nodes'), join(own, '.n8n', 'nodes'), { recursive: true });
		const files = { userFolder: own, logFile: logFile(name) };
		const process = { ...common, ...files, kind, shared, concurrency, extraEnvironment };
		const started = await startQueueProcess(process);
		cleanup.add(name, async () => await started.stop());
		return started;
	};
	const workers: QueueProcess[] = [];
	let count = 0;
	const startWorker = async (): Promise<QueueProcess> => {
		count += 1;
		const worker = await start('worker', `worker-${count}`);
		workers.push(worker);
		return worker;
	};
	const [webhook] = await allStarted([
		start('webhook', 'webhook'),
		...Array.from({ length: options.workers }, startWorker),
	]);
	proxy.route({ main: main.url, webhook: webhook.url });
	return { main, webhook, workers, proxy, redis, startWorker };
}

// Waits for all also when one fails: what is still starting could not be stopped otherwise.
async function allStarted(
	starting: readonly [Promise<QueueProcess>, ...Array<Promise<QueueProcess>>],
): Promise<[QueueProcess, ...QueueProcess[]]> {
	await Promise.allSettled(starting);
	const [first, ...others] = starting;
	return [await first, ...(await Promise.all(others))];
}
