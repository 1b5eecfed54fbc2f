import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';

import { textOf } from '../../shared/json';
import { connect, type ApiClient } from '../../shared/api/client';
import { downloadLink } from '../../shared/api/download';
import { InvalidInput } from '../../shared/invalidInput';
import { createSemaphore } from '../../shared/semaphore';
import type { ListOperation, Operation, RequestOperation, Resource } from '../operation';
import { openSentLedger } from './sentLedger';
import { createPrefetch, type Job, runPool } from './concurrency';
import { runBatches } from './runBatch';
import { runItem, type RunContext, type Prepared } from './runItem';
import { makesSomething } from '../../shared/api/errors';
import { createHints, createItemContexts, type ItemContextFactory } from './itemContext';
import { type FailedResult, refusal, createRunResults, type RunResults } from './results';
import { createThrottle } from './rateLimiter';
import { createRetryingClient } from './retry';
import { createNumberKindFinder } from './numberKind';
import { readSendingSettings } from './sendingOptions';
import { isExecutionStopped, tellWhenStopped } from './progress';

/** How many items are prepared before other work of n8n gets a turn. */
const PREPARE_SLICE = 50;
/** How many files are in memory at a time: each is there as text, in the request and in the connection. */
const FILES_AT_A_TIME = 2;

/** What the parts of a run share. */
interface Run {
	context: IExecuteFunctions;
	client: ApiClient;
	/** Gives items the same text whose requests carry the same key. */
	accountOf: (item: number) => Promise<string>;
	itemContext: ItemContextFactory;
	count: number;
	results: RunResults;
	/** Continue On Fail or the error output: each item stands for itself. */
	keepGoing: boolean;
	/** Whether the execution was stopped. */
	isCancelled: () => boolean;
	/** Whether nothing more may go out: as above, or because of a failure. */
	isStopped: () => boolean;
	/** Most items side by side, and the shortest time between two starts (ms). */
	concurrency: number;
	delayMs: number;
}

/**
 * Carries out the chosen operation for every input item: the only loop over items of this node.
 *
 * Without Continue On Fail every item is checked before the first request, so that bad input sends nothing at all.
 * With it, each item stands for itself. Output keeps the input's order, each item paired with its input.
 *
 * @throws {NodeApiError | NodeOperationError} for the first item that failed, unless Continue On Fail is set
 */
export async function run(
	context: IExecuteFunctions,
	resources: Resource[],
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	if (operation.kind === 'custom') return await operation.execute(context);
	const keepGoing = context.continueOnFail();
	const results = createRunResults(context.getInputData().length);
	const shared = await setUp(context, results, keepGoing);
	if ('failure' in shared) refuse(results, shared, keepGoing ? context.getInputData().length : 1);
	else {
		const endWatch = tellWhenStopped(context, results.progress);
		try {
			await (operation.kind === 'batch'
				? runBatches(operation, shared)
				: runEach(operation, shared));
		} finally {
			endWatch();
		}
	}

	if (!keepGoing && !results.isComplete() && !isForModel(context, results)) {
		throw results.toError(context);
	}
	return [results.toOutput()];
}

/** Reads what is the same for all items, or says why that cannot be used. Nothing is sent in either case. */
async function setUp(
	context: IExecuteFunctions,
	results: RunResults,
	keepGoing: boolean,
): Promise<Run | FailedResult> {
	const connected = await connect(context);
	if (connected instanceof InvalidInput) return refusal(connected);
	const isCancelled = () => isExecutionStopped(context);
	const isStopped = () => isCancelled() || (!keepGoing && results.hasFailure());
	try {
		const { concurrency, delayMs } = readSendingSettings(context);
		const isWatched = context.getMode() === 'manual';
		const client = createRetryingClient(connected, concurrency, isStopped, isWatched);
		const { accountOf } = connected;
		// what is checked before the first send is not held up by the failure of another item
		const checking = createRetryingClient(connected, concurrency, isCancelled, isWatched);
		const findNumberKind = createNumberKindFinder(context, checking, accountOf);
		const itemContext = createItemContexts(context, createHints(context), findNumberKind);
		const count = context.getInputData().length;
		const common = { context, client, accountOf, itemContext, count, results, keepGoing };
		return { ...common, isCancelled, isStopped, concurrency, delayMs };
	} catch (error) {
		return refusal(error);
	}
}

/** Sets the same outcome for the first items; without Continue On Fail one of them ends the run. */
function refuse(results: RunResults, result: FailedResult, count: number): void {
	for (let index = 0; index < count; index += 1) results.set(index, result);
}

/**
 * Tells whether what failed goes to the model of an AI agent as the answer of its tool. Of an error that a tool throws, n8n
 * 2.41 gives the model the message alone, or an empty text (agents before version 3): it could not correct itself, and would
 * not know that a message may have been sent. Where Retry On Fail may still help, n8n has to see the error.
 */
function isForModel(context: IExecuteFunctions, results: RunResults): boolean {
	const { type, retryOnFail } = context.getNode();
	if (!type.endsWith('Tool') || isExecutionStopped(context)) return false;
	return retryOnFail !== true || !results.mayRetry();
}

function chosenOperation(context: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const value = context.getNodeParameter('operation', 0) as string;
	const operation = resources
		.find((candidate) => candidate.value === resource)
		?.operations.find((candidate) => candidate.value === value);
	if (operation === undefined) {
		throw new NodeOperationError(
			context.getNode(),
			`The operation "${value}" of the resource "${resource}" does not exist in this version of the node`,
			{ description: 'Choose the resource and the operation again' },
		);
	}
	return operation;
}

/** Carries out an operation item by item, a bounded number side by side. */
async function runEach(operation: RequestOperation | ListOperation, run: Run): Promise<void> {
	const { context, client, itemContext, count, results, keepGoing, isCancelled, isStopped } = run;
	const kind = operation.kind === 'list' ? 'other' : operation.kind;
	const ledger = makesSomething(kind) ? openSentLedger(context) : undefined;
	const prepare = async (index: number): Promise<Prepared | undefined> => {
		const earlier = ledger?.recall(index);
		if (earlier !== undefined) {
			results.recall(index, earlier);
			return undefined;
		}
		try {
			const item = itemContext(index);
			const sent = ledger?.partlySent(index);
			const request = sent?.request ?? (await operation.toRequest(item));
			await run.accountOf(index);
			return { item, request, answers: sent?.answers };
		} catch (error) {
			results.set(index, refusal(error));
			return undefined;
		}
	};

	const checked: Array<Prepared | undefined> = [];
	for (let index = 0; !keepGoing && index < count && !isCancelled(); index += 1) {
		checked.push(await prepare(index));
		if (index % PREPARE_SLICE === PREPARE_SLICE - 1) await sleep(0);
	}

	const { concurrency: wished, delayMs } = run;
	const concurrency =
		'maxConcurrency' in operation ? Math.min(wished, operation.maxConcurrency ?? wished) : wished;
	const throttle = createThrottle(delayMs, isStopped);
	const runContext: RunContext = {
		client,
		download: async (link, maxBytes) => await downloadLink(context, link, maxBytes),
		fileSemaphore: createSemaphore(FILES_AT_A_TIME),
		isStopped,
		throttle,
		noteParts: (item, request, answers) => ledger?.noteParts(item, { request, answers }),
	};
	const carry = async (index: number, prepared: Prepared): Promise<void> => {
		await throttle();
		if (isStopped()) return;
		if (makesSomething(kind)) results.start(index);
		const result = await runItem(operation, prepared, runContext);
		results.set(index, result);
		ledger?.note(index, result);
	};

	let index = -1;
	const make = async (): Promise<Job | undefined> => {
		while ((index += 1) < count) {
			const own = index;
			const prepared = keepGoing ? await prepare(own) : takeOut(checked, own);
			if (prepared !== undefined) {
				const key = kind === 'send' ? destinationOf(prepared) : undefined;
				return {
					run: async () => await carry(own, prepared),
					...(key === undefined ? {} : { key }),
				};
			}
		}
		return undefined;
	};
	const { next, end } = keepGoing ? createPrefetch(make, concurrency) : { next: make };
	await runPool({ concurrency, next, isStopped });
	await end?.();
	ledger?.close(!results.isComplete());
}

function bodyOf({ request }: Prepared): IDataObject | undefined {
	return 'link' in request ? undefined : request.body;
}

/** Messages to one destination go out one after the other, in input order. */
function destinationOf(prepared: Prepared): string | undefined {
	const body = bodyOf(prepared);
	return textOf(body?.destinationNumber) ?? textOf(body?.groupId) ?? textOf(body?.newsletterId);
}

/** Takes an entry out of a list, so that what was sent does not stay in memory. */
function takeOut<T>(list: Array<T | undefined>, index: number): T | undefined {
	const entry = list[index];
	list[index] = undefined;
	return entry;
}
