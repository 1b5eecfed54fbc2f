import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import type { IRun, IRunExecutionData, ITaskData } from 'n8n-workflow';

import type { CleanupStack } from '../dev/cleanup.mts';
import { prepareN8n } from '../dev/environment.mts';
import {
	type InstanceOptions,
	n8nEnvironment,
	type N8nInstance,
	startInstance,
} from '../dev/n8n/instance.mts';
import { startProcess } from '../dev/process/process.mts';
import { freePorts } from '../dev/process/service.mts';
import { projectRoot } from '../dev/project.mts';

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
	options: InstanceOptions;
	/** Folder that n8n's nodes may read files from. */
	filesFolder: string;
	/** Tells whether all executions share one process. Then what each of them used is not known, and is NaN. */
	isShared: boolean;
	/** Runs a function that stores workflows and credentials in a running n8n. */
	store(fill: (n8n: N8nInstance) => Promise<void>): Promise<void>;
	/** Throws when n8n gives no result. */
	execute(workflowId: string): Promise<Executed>;
}

function runOf({ resultData: { error, runData } }: IRunExecutionData): Executed['run'] {
	return (nodeName) => {
		const [task] = runData[nodeName] ?? [];
		if (task === undefined) throw new Error(`${nodeName} did not run: ${error?.message ?? ''}`);
		if (task.error !== undefined) throw new Error(`${nodeName}: ${task.error.message}`);
		return task;
	};
}

/**
 * Prepares an executor that gives each execution a fresh `n8n execute`, so that what it used is the process's own from start to
 * end.
 *
 * @param variables of n8n, beside its usual environment; for what is executed, not for what is stored
 */
export async function prepareExecutor(
	cleanup: CleanupStack,
	signal: AbortSignal,
	variables: Readonly<Record<string, string>>,
): Promise<Executor> {
	const options: InstanceOptions = { ...(await prepareN8n(cleanup, { signal })), logLevel: 'warn' };
	const { userFolder } = options;
	const filesFolder = mkdtempSync(join(userFolder, 'files-'));
	const usageFile = join(userFolder, 'usage.json');
	const extraEnvironment = {
		...variables,
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		NODE_OPTIONS: `--import ${join(projectRoot, 'bench/usage.mjs')}`,
		BENCH_USAGE_PROGRAM: options.installed.program,
		BENCH_USAGE_FILE: usageFile,
	};
	return {
		options,
		filesFolder,
		isShared: false,
		store: async (fill) => {
			const n8n = await startInstance(options);
			try {
				await fill(n8n);
			} finally {
				await n8n.stop();
			}
		},
		execute: async (workflowId) => {
			rmSync(usageFile, { force: true });
			const [httpPort = 0, brokerPort = 0] = await freePorts(2);
			// n8n prints the result of an execution through its log
			const process = { ...options, logLevel: 'info', extraEnvironment } as const;
			const startedAt = performance.now();
			const output = await outputOf(
				options,
				workflowId,
				n8nEnvironment(process, httpPort, brokerPort),
			);
			const wallMs = performance.now() - startedAt;
			signal.throwIfAborted();
			const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as Omit<Usage, 'wallMs'>;
			const { data } = JSON.parse(jsonIn(output)) as IRun;
			return { wallMs, ...usage, run: runOf(data) };
		},
	};
}

/**
 * Prepares an executor that runs everything in one n8n, as a server does that has been up for a while: its code is compiled by
 * then, which a fresh process still has to do while it is measured.
 *
 * @param variables of n8n, beside its usual environment
 */
export async function prepareRunning(
	cleanup: CleanupStack,
	signal: AbortSignal,
	variables: Readonly<Record<string, string>>,
): Promise<Executor> {
	const prepared = await prepareN8n(cleanup, { signal });
	const filesFolder = mkdtempSync(join(prepared.userFolder, 'files-'));
	const extraEnvironment = { ...variables, N8N_RESTRICT_FILE_ACCESS_TO: filesFolder };
	const n8n = await startInstance({ ...prepared, logLevel: 'warn', extraEnvironment });
	cleanup.add('n8n', async () => await n8n.stop());
	return {
		options: n8n.options,
		filesFolder,
		isShared: true,
		store: async (fill) => await fill(n8n),
		execute: async (workflowId) => {
			const workflow = await n8n.client.findWorkflow(workflowId);
			const start = workflow?.nodes[0]?.name;
			if (workflow === undefined || start === undefined) throw new Error('Nothing to execute');
			const { data } = await n8n.client.runManually(workflow, start);
			signal.throwIfAborted();
			const unknown = { wallMs: Number.NaN, cpuMs: Number.NaN, peakBytes: Number.NaN };
			return { ...unknown, run: runOf(data) };
		},
	};
}

/**
 * Gives what `n8n execute` prints. It goes to a file, because n8n 2.41 crashes (SIGSEGV) on its way out when all is done, and what
 * is still in a pipe then is lost. So how it ends is not looked at: without a result there is nothing to read.
 */
async function outputOf(
	{ installed: { node, program }, userFolder: cwd }: InstanceOptions,
	workflowId: string,
	env: NodeJS.ProcessEnv,
): Promise<string> {
	const file = join(cwd, 'output.txt');
	const command = [node.program, program, 'execute', `--id=${workflowId}`, '--rawOutput'];
	const args = ['-c', 'exec "$@" > "$0" 2>&1', file, ...command];
	const { ended } = await startProcess('/bin/sh', args, { cwd, env, output: new PassThrough() });
	await ended;
	return readFileSync(file, 'utf8');
}

/** The JSON object among the lines of n8n's log: from a line that opens it to the last one that closes it. */
function jsonIn(output: string): string {
	const start = output.search(/^\{$/m);
	const end = output.lastIndexOf('\n}\n');
	if (start === -1 || end === -1) {
		throw new Error(`No result in the output:\n${output.slice(-2000)}`);
	}
	return output.slice(start, end + 2);
}
