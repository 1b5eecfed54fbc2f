import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import type { IRun, ITaskData } from 'n8n-workflow';

import { bringLine } from '../n8n/bring.mts';
import type { BroughtLine } from '../n8n/bring.mts';
import { projectFolder } from '../n8n/cache.mts';
import type { WorkflowDefinition } from '../n8n/client.mts';
import { n8nEnvironment } from '../n8n/environment.mts';
import { installPackage } from '../n8n/install.mts';
import { startInstance } from '../n8n/instance.mts';
import { mainLineName } from '../n8n/lines.mts';
import { freePorts } from '../n8n/ports.mts';
import { startProcess } from '../n8n/processes.mts';
import type { Closers } from '../start/closers.mts';
import type { CredentialReference } from '../start/examples.mts';

/** What a process used from its start to its end. */
export interface Usage {
	/** By the clock (ms). */
	wallMs: number;
	/** Processor time of all its threads (ms). */
	cpuMs: number;
	/** Most memory it held at a time: the peak of its resident set (bytes). */
	peakBytes: number;
}

/** One execution of a workflow in an n8n process of its own. */
export interface Executed extends Usage {
	/** The first run of a node. Throws when it did not run or failed. */
	run: (nodeName: string) => ITaskData;
}

/** Executes stored workflows, each in a fresh `n8n execute`. */
export interface Executor {
	brought: BroughtLine;
	/** Folder that n8n's nodes may read files from. */
	filesFolder: string;
	/** Stores workflows and credentials; n8n is started for it and stopped again. Throws what n8n refuses. */
	store(fill: (shelf: Shelf) => Promise<void>): Promise<void>;
	/** Throws with the end of the output when n8n fails. */
	execute(workflowId: string): Promise<Executed>;
}

/** Where workflows and credentials are stored. */
export interface Shelf {
	/** Stores a credential for an API at an address; gives what a node refers to it by. */
	credential(key: string, baseUrl: string): Promise<CredentialReference>;
	/** Gives the id. */
	workflow(definition: WorkflowDefinition): Promise<string>;
}

const owner = { email: 'owner@example.com', password: 'Testing-1', firstName: 'B', lastName: 'B' };

/**
 * Brings n8n and installs the built package into a folder of its own, which `closers` removes.
 *
 * @param variables of n8n, beside its usual environment; for what is executed, not for what is stored
 */
export async function prepareExecutor(
	closers: Closers,
	signal: AbortSignal,
	variables: Readonly<Record<string, string>>,
): Promise<Executor> {
	const brought = await bringLine(mainLineName, { progress: (line) => console.log(line), signal });
	const folder = mkdtempSync(join(tmpdir(), 'pilot-status-bench-'));
	closers.add('The folder', () => rmSync(folder, { recursive: true, force: true }));
	const filesFolder = mkdtempSync(join(folder, 'files-'));
	await installPackage(folder, brought.node);
	const encryptionKey = randomBytes(24).toString('hex');
	const usageFile = join(folder, 'usage.json');

	const environment = async (): Promise<NodeJS.ProcessEnv> => {
		const [httpPort = 0, brokerPort = 0] = await freePorts(2);
		return n8nEnvironment(brought, {
			userFolder: folder,
			httpPort,
			brokerPort,
			encryptionKey,
			// n8n prints the result of an execution through its log
			logLevel: 'info',
			extra: {
				...variables,
				N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
				NODE_OPTIONS: `--import ${join(projectFolder, 'scripts/bench/usage.mjs')}`,
				BENCH_USAGE_PROGRAM: brought.program,
				BENCH_USAGE_FILE: usageFile,
			},
		});
	};

	return {
		brought,
		filesFolder,
		store: async (fill) => {
			const logFile = join(folder, 'n8n.log');
			const common = { brought, userFolder: folder, encryptionKey, owner, signal };
			const n8n = await startInstance({ ...common, logFile, logLevel: 'warn' });
			const { client } = n8n;
			try {
				await fill({
					credential: async (apiKey, baseUrl) => {
						const data = { authentication: 'apiKey', apiKey, numberId: '', baseUrl };
						const input = { name: `Bench ${apiKey}`, type: 'pilotStatusApi', data };
						return { ...input, id: await client.createCredential(input) };
					},
					workflow: async (definition) => (await client.importWorkflow(definition)).id,
				});
			} finally {
				await n8n.stop();
			}
		},
		execute: async (workflowId) => {
			rmSync(usageFile, { force: true });
			const startedAt = performance.now();
			const output = await outputOf(brought, workflowId, { cwd: folder, env: await environment() });
			const wallMs = performance.now() - startedAt;
			signal.throwIfAborted();
			const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as Omit<Usage, 'wallMs'>;
			const { data } = JSON.parse(jsonIn(output)) as IRun;
			return {
				wallMs,
				...usage,
				run: (nodeName) => {
					const [task] = data.resultData.runData[nodeName] ?? [];
					if (task === undefined)
						throw new Error(`${nodeName} did not run:\n${output.slice(-500)}`);
					if (task.error !== undefined) throw new Error(`${nodeName}: ${task.error.message}`);
					return task;
				},
			};
		},
	};
}

/**
 * What `n8n execute` prints. It goes to a file, because n8n 2.41 crashes (SIGSEGV) on its way out when all is done, and what is
 * still in a pipe then is lost. So how it ends is not looked at: without a result there is nothing to read.
 */
async function outputOf(
	{ node, program }: BroughtLine,
	workflowId: string,
	options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<string> {
	const file = join(options.cwd, 'output.txt');
	const command = [node.program, program, 'execute', `--id=${workflowId}`, '--rawOutput'];
	const args = ['-c', 'exec "$@" > "$0" 2>&1', file, ...command];
	const { ended } = await startProcess('/bin/sh', args, { ...options, output: new PassThrough() });
	await ended;
	return readFileSync(file, 'utf8');
}

/** The JSON object among the lines of n8n's log: from a line that opens it to the last one that closes it. */
function jsonIn(output: string): string {
	const start = output.search(/^\{$/m);
	const end = output.lastIndexOf('\n}\n');
	if (start === -1 || end === -1)
		throw new Error(`No result in the output:\n${output.slice(-2000)}`);
	return output.slice(start, end + 2);
}
