import { mkdirSync, readFileSync } from 'node:fs';

import { freePorts, type Service, startOnFreePorts, startService } from '../../process/service.mts';
import { n8nEnvironment, type N8nProcessOptions } from '../instance.mts';
import { RestConnection } from '../rest.mts';
import type { N8nVersion } from '../versions.mts';
import type { PostgresServer } from './postgres.mts';
import type { RedisServer } from './redis.mts';

/** What all processes of one n8n in queue mode share. */
export interface Shared {
	redis: RedisServer;
	postgres: PostgresServer;
	/** Address of the proxy before them. */
	publicUrl: string;
}

/** How to start a worker or a webhook processor. Each has a user folder of its own, with the package installed in it. */
interface QueueProcessOptions extends N8nProcessOptions {
	kind: 'worker' | 'webhook';
	shared: Shared;
	/** Executions that a worker runs side by side; n8n's own choice is 10. */
	concurrency?: number | undefined;
}

/** A running worker or webhook processor. */
export interface QueueProcess extends Service {
	readonly url: string;
	/** Ids of the executions that this process has begun to run, in order, as its log tells them: resumed ones once more. */
	started(): string[];
}

/** Starts a worker or a webhook processor on free loopback ports, and waits until it is ready to work. */
export async function startQueueProcess(options: QueueProcessOptions): Promise<QueueProcess> {
	return await startOnFreePorts(async () => {
		const { kind, installed, shared, userFolder, logFile, concurrency, signal } = options;
		const [httpPort = 0, brokerPort = 0] = await freePorts(2);
		const url = `http://127.0.0.1:${httpPort}`;
		mkdirSync(userFolder, { recursive: true });
		const health = {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(httpPort),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		};
		const extraEnvironment = {
			...queueEnvironment(installed.version, shared),
			...(kind === 'worker' ? health : {}),
			...options.extraEnvironment,
		};
		const flags =
			kind === 'worker' && concurrency !== undefined ? [`--concurrency=${concurrency}`] : [];
		const service = await startService({
			title: `The ${kind} of n8n ${installed.version.release}`,
			command: installed.node.program,
			args: [installed.program, kind, ...flags],
			cwd: userFolder,
			env: n8nEnvironment({ ...options, extraEnvironment }, httpPort, brokerPort),
			logFile,
			isReady: async () => await isHealthy(url),
			signal,
		});
		const started = (): string[] => {
			const found = readFileSync(logFile, 'utf8').matchAll(/Worker started execution (\d+)/g);
			return [...found].map((match) => match[1] ?? '');
		};
		return { ...service, url, started };
	});
}

// Its database and its Redis are there. (Of the main process this check says too little: see instance.mts.)
async function isHealthy(url: string): Promise<boolean> {
	try {
		const path = '/healthz/readiness';
		return (await new RestConnection(url).ask({ method: 'GET', path })).status === 200;
	} catch {
		// Nothing listens yet.
		return false;
	}
}

/** Gives the variables that every process of an n8n in queue mode must be given alike. */
export function queueEnvironment(
	{ webhookUrlVariable }: N8nVersion,
	{ redis, postgres, publicUrl }: Shared,
): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		QUEUE_BULL_REDIS_PASSWORD: redis.password,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		[webhookUrlVariable]: `${publicUrl}/`,
	};
}
