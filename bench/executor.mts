import type { IRun, IRunExecutionData, ITaskData } from 'n8n-workflow';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import type { BroughtLine } from '../dev/n8n/bring.mts';
import { projectRoot } from '../dev/project.mts';
import { n8nEnvironment } from '../dev/n8n/environment.mts';
import { freePorts } from '../dev/n8n/ports.mts';
import { startProcess } from '../dev/n8n/processes.mts';
import type { Closers } from '../dev/cleanup.mts';
import { prepareFolder, startIn } from './n8nFolder.mts';
import { type Shelf, shelfOf } from './shelf.mts';

/** What a process used from its start to its end. */
export interface Usage {
	/** By the clock (ms). */
	wallMs: number;
	/** Processor time of all its threads (ms). */
	cpuMs: number;
	/** Most memory it held at a time: the peak of its resident set (bytes). */
	peakBytes: number;
}

/** One execution of a workflow. */
export interface Executed extends Usage {
	/** The first run of a node. Throws when it did not run or failed. */
	run: (nodeName: string) => ITaskData;
}

/** Executes stored workflows. */
export interface Executor {
	brought: BroughtLine;
	/** Folder that n8n's nodes may read files from. */
	filesFolder: string;
	/** Whether all executions share one process. Then what each of them used is not known, and is NaN. */
	isShared: boolean;
	/** Stores workflows and credentials. Throws what n8n refuses. */
	store(fill: (shelf: Shelf) => Promise<void>): Promise<void>;
	/** Throws when n8n gives no result. */
	execute(workflowId: string): Promise<Executed>;
}

/** The first run of a node in the data of an execution. Throws when it did not run or failed. */
export function runOf(data: IRunExecutionData): Executed['run'] {
	return (nodeName) => {
		const { error, runData } = data.resultData;
		const [task] = runData[nodeName] ?? [];
		if (task === undefined) throw new Error(`${nodeName} did not run: ${error?.message ?? ''}`);
		if (task.error !== undefined) throw new Error(`${nodeName}: ${task.error.message}`);
		return task;
	};
}

/**
 * An executor that gives each execution a fresh `n8n execute`, so that what it used is the process's own from start to end.
 *
 * @param variables of n8n, beside its usual environment; for what is executed, not for what is stored
 */
export async function prepareExecutor(
	closers: Closers,
	signal: AbortSignal,
	variables: Readonly<Record<string, string>>,
): Promise<Executor> {
	const place = await prepareFolder(closers, signal);
	const { brought, folder, filesFolder, encryptionKey } = place;
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
				NODE_OPTIONS: `--import ${join(projectRoot, 'bench/usage.mjs')}`,
				BENCH_USAGE_PROGRAM: brought.program,
				BENCH_USAGE_FILE: usageFile,
			},
		});
	};

	return {
		brought,
		filesFolder,
		isShared: false,
		store: async (fill) => {
			const n8n = await startIn(place, signal);
			try {
				await fill(shelfOf(n8n.client));
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
			return { wallMs, ...usage, run: runOf(data) };
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
