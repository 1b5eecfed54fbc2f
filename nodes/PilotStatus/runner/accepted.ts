import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * What was accepted in earlier tries of the same run. n8n's "Retry On Fail" runs the whole node again, and without
 * this memory every message that was accepted before the failure would go out twice.
 */
export interface AcceptedMemory {
	/** The output of an item that an earlier try sent, if it asks for exactly the same again. */
	recall(index: number, body: IDataObject | undefined): INodeExecutionData[] | undefined;
	/** Notes an item that was accepted. */
	note(index: number, body: IDataObject | undefined, items: INodeExecutionData[]): void;
	/** Ends this try: what was noted is kept for the next one only if this one failed. */
	close(hasFailure: boolean): void;
}

interface Entry {
	fingerprint: string;
	items: INodeExecutionData[];
}

/** Most runs that are remembered at a time, and how long (ms); n8n waits 5 s at most between two tries. */
const MOST_RUNS = 20;
const KEPT_MS = 15 * 60_000;

/** In the process on purpose: a retry happens where the first try happened, and nothing outlives n8n. */
const runs = new Map<string, { entries: Map<number, Entry>; at: number }>();

const NO_MEMORY: AcceptedMemory = { recall: () => undefined, note: () => {}, close: () => {} };

/** The memory of the present run; without "Retry On Fail" there is nothing to remember. */
export function openMemory(context: IExecuteFunctions): AcceptedMemory {
	const node = context.getNode();
	const executionId = context.getExecutionId();
	if (node.retryOnFail !== true || !executionId) return NO_MEMORY;
	// a loop runs the node several times in one execution, with a run index of its own each time
	const key = `${executionId} ${node.id} ${String(context.getWorkflowDataProxy(0).$runIndex)}`;
	const entries = runs.get(key)?.entries ?? new Map<number, Entry>();
	return {
		recall: (index, body) => {
			const entry = entries.get(index);
			return entry !== undefined && entry.fingerprint === fingerprintOf(body)
				? entry.items
				: undefined;
		},
		note: (index, body, items) => {
			entries.set(index, { fingerprint: fingerprintOf(body), items });
		},
		close: (hasFailure) => {
			runs.delete(key);
			const now = Date.now();
			for (const [known, { at }] of runs) {
				if (now - at > KEPT_MS || runs.size >= MOST_RUNS) runs.delete(known);
			}
			if (hasFailure) runs.set(key, { entries, at: now });
		},
	};
}

function fingerprintOf(body: IDataObject | undefined): string {
	return createHash('sha256')
		.update(JSON.stringify(body ?? null))
		.digest('base64');
}
