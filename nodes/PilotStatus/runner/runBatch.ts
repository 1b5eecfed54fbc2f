import type { ApiClient } from '../../shared/api/client';
import type { Failure } from '../../shared/api/types';
import type { BatchOperation, EntryResult, ItemContext } from '../operation';
import { type Job, runPool } from './concurrency';
import { type ItemResult, refusal, type RunResults } from './results';

/** What a batch run needs of the run it belongs to. */
export interface BatchRun {
	count: number;
	client: ApiClient;
	/** Gives items the same text whose requests carry the same key; a request is never about two accounts. */
	accountOf: (item: number) => Promise<string>;
	itemContext: (index: number) => ItemContext;
	results: RunResults;
	/** Whether items that can be sent go out although others cannot. */
	keepGoing: boolean;
	concurrency: number;
	isStopped: () => boolean;
}

interface Member {
	index: number;
	entry: unknown;
}

/** Carries out an operation that takes many items in few requests; each item gets its own outcome. */
export async function runBatches(operation: BatchOperation, run: BatchRun): Promise<void> {
	const accounts = new Map<string, Member[]>();
	for (let index = 0; index < run.count; index += 1) {
		try {
			const member = { index, entry: operation.toEntry(run.itemContext(index)) };
			const account = await run.accountOf(index);
			const members = accounts.get(account);
			if (members === undefined) accounts.set(account, [member]);
			else members.push(member);
		} catch (error) {
			run.results.set(index, refusal(error));
		}
	}
	if (!run.keepGoing && run.results.hasFailure()) return;
	const batches: Member[][] = [];
	for (const members of accounts.values()) {
		for (let from = 0; from < members.length; from += operation.batchSize) {
			batches.push(members.slice(from, from + operation.batchSize));
		}
	}
	const next = async (): Promise<Job | undefined> => {
		const batch = batches.shift();
		return await Promise.resolve(
			batch === undefined ? undefined : { run: async () => await runBatch(operation, run, batch) },
		);
	};
	await runPool({ concurrency: run.concurrency, next, isStopped: run.isStopped });
}

async function runBatch(
	operation: BatchOperation,
	run: BatchRun,
	members: Member[],
): Promise<void> {
	const entries = members.map(({ entry }) => entry);
	const item = members[0]?.index ?? 0;
	const result = await run.client.call(operation.toRequest(entries), 'other', { item });
	if (!result.ok) {
		const failure = explained(operation, result.failure);
		for (const { index } of members) run.results.set(index, { failure, refused: false });
		return;
	}
	const told = operation.toResults(result.answer.body, entries);
	for (const [position, { index, entry }] of members.entries()) {
		run.results.set(
			index,
			toResult(told[position] ?? (await lookUp(operation, run.client, entry, index))),
		);
	}
}

async function lookUp(
	operation: BatchOperation,
	client: ApiClient,
	entry: unknown,
	item: number,
): Promise<EntryResult> {
	if (operation.lookUp === undefined) return { json: {} };
	const result = await client.call(operation.lookUp.toRequest(entry), 'other', { item });
	return result.ok
		? operation.lookUp.toResult(result.answer.body, entry)
		: { failure: explained(operation, result.failure) };
}

function explained(operation: BatchOperation, failure: Failure): Failure {
	return operation.explain?.(failure) ?? failure;
}

function toResult(entry: EntryResult): ItemResult {
	return 'failure' in entry ? { failure: entry.failure, refused: false } : { items: [entry] };
}
