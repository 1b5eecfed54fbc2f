import { mkdirSync, readFileSync } from 'node:fs';

import type { BroughtLine } from '../n8n/bring.mts';
import { n8nEnvironment } from '../n8n/environment.mts';
import { freePorts } from '../n8n/ports.mts';
import { RestConnection } from '../n8n/rest.mts';
import { type Service, startOnFreePorts, startService } from '../n8n/service.mts';
import { queueEnvironment, type Shared } from './environment.mts';

/** How to start a worker or a webhook processor. */
export interface MemberOptions {
	kind: 'worker' | 'webhook';
	brought: BroughtLine;
	shared: Shared;
	/** Each process has a folder of its own, with the package installed in it. */
	userFolder: string;
	logFile: string;
	/** Executions that a worker runs side by side; n8n's own choice is 10. */
	concurrency?: number;
	extraEnvironment?: Readonly<Record<string, string>>;
	signal?: AbortSignal | undefined;
}

/** A running worker or webhook processor. */
export interface Member extends Service {
	readonly url: string;
	readonly options: MemberOptions;
	/** Ids of the executions that this process has begun to run, in order, as its log tells them: resumed ones once more. */
	started(): string[];
}

/** Starts a worker or a webhook processor on free loopback ports, and waits until it is ready to work. */
export async function startMember(options: MemberOptions): Promise<Member> {
	return await startOnFreePorts(async () => {
		const { kind, brought, shared, userFolder, logFile, signal } = options;
		const [httpPort = 0, brokerPort = 0] = await freePorts(2);
		const url = `http://127.0.0.1:${httpPort}`;
		mkdirSync(userFolder, { recursive: true });
		const health: Record<string, string> =
			kind === 'worker'
				? {
						QUEUE_HEALTH_CHECK_ACTIVE: 'true',
						QUEUE_HEALTH_CHECK_PORT: String(httpPort),
						N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
					}
				: {};
		const env = n8nEnvironment(brought, {
			userFolder,
			httpPort,
			brokerPort,
			encryptionKey: shared.encryptionKey,
			extra: {
				...queueEnvironment(brought.line, shared),
				...health,
				...options.extraEnvironment,
			},
		});
		const { concurrency } = options;
		const flags =
			kind === 'worker' && concurrency !== undefined ? [`--concurrency=${concurrency}`] : [];
		const service = await startService({
			title: `The ${kind} of n8n ${brought.line.version}`,
			command: brought.node.program,
			args: [brought.program, kind, ...flags],
			cwd: userFolder,
			env,
			logFile,
			isReady: async () => await isHealthy(url),
			signal,
		});
		const started = (): string[] => {
			const found = readFileSync(logFile, 'utf8').matchAll(/Worker started execution (\d+)/g);
			return [...found].map((match) => match[1] ?? '');
		};
		return { ...service, url, options, started };
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
