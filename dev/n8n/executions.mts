import type { INodeExecutionData, ITaskData } from 'n8n-workflow';

import type { Execution } from './client.mts';

/** The runs of a node in an execution, in order; empty when it did not run. */
export function nodeRuns(execution: Execution, nodeName: string): ITaskData[] {
	return execution.data.resultData.runData[nodeName] ?? [];
}

/**
 * The items that a node gave out at one of its outputs, over all its runs. Output 0 is the first; with "Continue (using error
 * output)" the error branch is the one after the last.
 */
export function nodeOutput(
	execution: Execution,
	nodeName: string,
	output = 0,
): INodeExecutionData[] {
	return nodeRuns(execution, nodeName).flatMap((run) => run.data?.['main']?.[output] ?? []);
}

/** The error that ended an execution, as one line; undefined when it did not fail. */
export function executionError(execution: Execution): string | undefined {
	const { error } = execution.data.resultData;
	if (error === undefined) return undefined;
	const { message } = error;
	const description = 'description' in error ? error.description : undefined;
	return typeof description === 'string' ? `${message} (${description})` : message;
}
