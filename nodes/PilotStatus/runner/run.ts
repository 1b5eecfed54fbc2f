import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import { connect, type ApiClient } from '../../shared/api/client';
import { InvalidInput } from '../../shared/invalidInput';
import type { ItemReader, Operation, PreparedRequest, Resource } from '../operation';
import { findOperation } from '../resources/assemble';
import { createHints } from './hints';
import { createReaders } from './itemReader';
import { type Outcome, refusal } from './outcome';
import { createOutcomes } from './outcomes';
import { createPace } from './pace';
import { runPool } from './pool';
import { readSendingSettings } from './settings';

/** How many items are prepared before other work of n8n gets a turn. */
const PREPARE_SLICE = 50;

/** An item whose request is known and not sent yet. */
interface Prepared {
	request: PreparedRequest;
	item: ItemReader;
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
	const keepGoing = context.continueOnFail();
	const count = context.getInputData().length;
	const outcomes = createOutcomes(count);
	const hint = createHints(context);
	const client = await connect(context);
	const prepare = preparer(context, operation, client, hint);

	const isCancelled = () => context.getExecutionCancelSignal?.()?.aborted === true;
	const isStopped = () => isCancelled() || (!keepGoing && outcomes.hasFailure());

	const note = (index: number, result: Prepared | Outcome): Prepared | undefined => {
		if ('request' in result) return result;
		outcomes.set(index, result);
		return undefined;
	};

	const checked: Array<Prepared | undefined> = [];
	for (let index = 0; !keepGoing && index < count && !isStopped(); index += 1) {
		checked.push(note(index, await prepare(index)));
		if (index % PREPARE_SLICE === PREPARE_SLICE - 1) await sleep(0);
	}

	const { lanes, delayMs } = readSendingSettings(context);
	const pace = createPace(delayMs, isStopped);
	const task = async (index: number): Promise<void> => {
		const prepared = keepGoing ? note(index, await prepare(index)) : takeOut(checked, index);
		if (prepared === undefined || client instanceof InvalidInput) return;
		await pace();
		if (!isStopped()) outcomes.set(index, await carryOut(operation, client, prepared));
	};
	await runPool({ count, lanes, isStopped, task });

	const done = outcomes.doneCount();
	if (!keepGoing && done < count) {
		if (done > 0) {
			hint(
				`${done} of ${count} items were done before this node stopped. A new run does them again.`,
			);
		}
		throw outcomes.toError(context);
	}
	return [outcomes.toOutput()];
}

function chosenOperation(context: IExecuteFunctions, resources: Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const value = context.getNodeParameter('operation', 0) as string;
	const operation = findOperation(resources, resource, value);
	if (operation === undefined) {
		throw new NodeOperationError(
			context.getNode(),
			`The operation "${value}" of the resource "${resource}" does not exist in this version of the node`,
			{ description: 'Choose the resource and the operation again' },
		);
	}
	return operation;
}

/** A function that turns an item into its request, or into the outcome of an item that is refused. */
function preparer(
	context: IExecuteFunctions,
	operation: Operation,
	client: ApiClient | InvalidInput,
	hint: (message: string) => void,
): (index: number) => Promise<Prepared | Outcome> {
	if (client instanceof InvalidInput) return async () => await Promise.resolve(refusal(client));
	const readers = createReaders(context, client, hint);
	return async (index) => {
		try {
			const item = readers(index);
			return { item, request: await operation.toRequest(item) };
		} catch (error) {
			return refusal(error);
		}
	};
}

/** Takes an entry out of a list, so that what was sent does not stay in memory. */
function takeOut<T>(list: Array<T | undefined>, index: number): T | undefined {
	const entry = list[index];
	list[index] = undefined;
	return entry;
}

async function carryOut(
	operation: Operation,
	client: ApiClient,
	{ request, item }: Prepared,
): Promise<Outcome> {
	const { lateBody, ...ready } = request;
	if (lateBody !== undefined) {
		try {
			ready.body = await lateBody();
		} catch (error) {
			return refusal(error);
		}
	}
	const result = await client.call(ready, operation.kind);
	if (!result.ok) return { failure: result.failure, refused: false };
	const { body } = result.answer;
	return { items: operation.toItems?.(body, item) ?? defaultItems(body) };
}

function defaultItems(body: unknown): INodeExecutionData[] {
	return (Array.isArray(body) ? body : [body]).filter(isRecord).map((json) => ({ json }));
}
