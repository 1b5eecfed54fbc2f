import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { Closers } from '../cleanup.mts';
import type { BroughtLine } from '../n8n/bring.mts';
import { projectRoot } from '../project.mts';
import type { Owner } from '../n8n/client.mts';
import { installPackage } from '../n8n/install.mts';
import { type N8nInstance, startInstance } from '../n8n/instance.mts';
import { findServers } from '../programs/servers.mts';
import { queueEnvironment, type Shared } from './environment.mts';
import { type Member, type MemberOptions, startMember } from './member.mts';
import { startPostgres } from './postgres.mts';
import { type Proxy, startProxy } from './proxy.mts';
import { type RedisServer, startRedis } from './redis.mts';

/** How to start an n8n in queue mode. */
export interface ClusterOptions {
	brought: BroughtLine;
	/** Number of workers at the start. */
	workers: number;
	/** Executions that each worker runs side by side; n8n's own choice without it. */
	concurrency?: number;
	/** More variables, for every process. */
	extraEnvironment?: Readonly<Record<string, string>>;
	/** Prefix of the names of the log files. */
	name: string;
	progress: (line: string) => void;
	signal?: AbortSignal | undefined;
}

/** A running n8n in queue mode: main, a webhook processor and workers, behind one address, with Redis and PostgreSQL. */
export interface Cluster {
	readonly main: N8nInstance;
	readonly webhook: Member;
	readonly workers: readonly Member[];
	/** The address that the world knows. */
	readonly proxy: Proxy;
	readonly redis: RedisServer;
	/** Adds a worker, and gives it when it is ready. */
	startWorker(): Promise<Member>;
	/** Stops everything and removes its folders. */
	stop(): Promise<void>;
}

const resultsFolder = join(projectRoot, '.test-results');
const owner: Owner = {
	email: 'owner@example.com',
	password: 'Testing-1',
	firstName: 'Q',
	lastName: 'M',
};

/**
 * Starts everything on loopback, with the package installed for each process of n8n. Needs a built dist.
 * Throws when something does not start, with the end of its log; then nothing is left running.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
	const closers = new Closers();
	const problems: string[] = [];
	const stop = async (): Promise<void> => {
		await closers.closeAll((problem) => problems.push(problem));
		if (problems.length > 0) throw new Error(problems.join('\n'));
	};
	try {
		return { ...(await startParts(options, closers)), stop };
	} catch (error) {
		await closers.closeAll(options.progress);
		throw error;
	}
}

async function startParts(
	options: ClusterOptions,
	closers: Closers,
): Promise<Omit<Cluster, 'stop'>> {
	const { brought, progress, signal, extraEnvironment = {} } = options;
	const programs = await findServers(progress);
	mkdirSync(resultsFolder, { recursive: true });
	const folder = mkdtempSync(join(resultsFolder, 'queue-'));
	// PostgreSQL may run as another user, which has to get through to its own folder.
	chmodSync(folder, 0o711);
	closers.add('The folder', () => rmSync(folder, { recursive: true, force: true }));
	const logFile = (process: string): string => {
		const file = join(resultsFolder, `${options.name}-${process}.log`);
		rmSync(file, { force: true });
		return file;
	};

	const secret = (): string => randomBytes(24).toString('hex');
	const server = (process: string) => ({
		folder,
		logFile: logFile(process),
		password: secret(),
		signal,
	});
	const redis = await startRedis(programs.redisServer, server('redis'));
	closers.add('Redis', async () => await redis.stop());
	const postgres = await startPostgres(programs.postgresFolder, server('postgres'));
	closers.add('The data of PostgreSQL', () =>
		rmSync(postgres.folder, { recursive: true, force: true }),
	);
	closers.add('PostgreSQL', async () => await postgres.stop());
	const proxy = await startProxy();
	closers.add('The proxy', async () => await proxy.close());
	const shared: Shared = { redis, postgres, publicUrl: proxy.url, encryptionKey: secret() };

	const userFolder = join(folder, 'main');
	await installPackage(userFolder, brought.node);
	// Main comes first: it makes the tables.
	const main = await startInstance({
		brought,
		userFolder,
		logFile: logFile('main'),
		encryptionKey: shared.encryptionKey,
		owner,
		publicUrl: proxy.url,
		extraEnvironment: { ...queueEnvironment(brought.line, shared), ...extraEnvironment },
		signal,
	});
	closers.add('main', async () => await main.stop());

	const start = async (kind: MemberOptions['kind'], name: string): Promise<Member> => {
		const own = join(folder, name);
		// The same files in every process, as an image with the package has them.
		cpSync(join(userFolder, '.n8n', 'nodes'), join(own, '.n8n', 'nodes'), { recursive: true });
		const member = await startMember({
			kind,
			brought,
			shared,
			userFolder: own,
			logFile: logFile(name),
			extraEnvironment,
			signal,
			...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
		});
		closers.add(name, async () => await member.stop());
		return member;
	};
	const workers: Member[] = [];
	let count = 0;
	const startWorker = async (): Promise<Member> => {
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
	starting: readonly [Promise<Member>, ...Array<Promise<Member>>],
): Promise<[Member, ...Member[]]> {
	await Promise.allSettled(starting);
	const [first, ...others] = starting;
	return [await first, ...(await Promise.all(others))];
}
