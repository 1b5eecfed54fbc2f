import { type IExecuteFunctions, type INodeExecutionData, sleep } from 'n8n-workflow';

import type { Failure } from '../../../../shared/api/types';
import { createHints, createItemContexts } from '../../../runner/itemContext';
import { isExecutionStopped } from '../../../runner/progress';
import { type FailedResult, refusal, toError, toErrorItem } from '../../../runner/results';
import type { Entry } from './chat';
import { decide, unansweredExecutions } from './decide';
import { findFailed, readStarts } from './executions';
import { createAsker, type HistoryAsker } from './askHistory';
import { type Arrival, giveBack, type Hold, QuietMemory } from './memory';
import { toOutput } from './output';
import { readParameters, type QuietParameters } from './parameters';

/** Longest uninterrupted wait (ms). */
const SLICE_MS = 500;
/** Requests for the history side by side. */
const CONCURRENCY = 5;

/** What the waits of one execution share. */
interface Run {
	context: IExecuteFunctions;
	memory: QuietMemory;
	ask: HistoryAsker;
	isTest: boolean;
	/** To be ended when the execution is stopped, or taken back where they have ended with output. */
	holds: Set<Hold>;
}

/**
 * Makes the operation.
 *
 * @param memory of this process, for all executions
 */
export function createExecute(
	memory: QuietMemory,
): (context: IExecuteFunctions) => Promise<INodeExecutionData[][]> {
	return async (context) => await execute(context, memory);
}

/**
 * Waits for each input item, side by side, until its contact is quiet. The item of the newest message goes on with all that the
 * contact wrote since the last answer; all others end without output.
 *
 * @throws {NodeOperationError} for the first item whose fields cannot be used, unless Continue On Fail is set; no wait has begun then
 */
async function execute(
	context: IExecuteFunctions,
	memory: QuietMemory,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (isExecutionStopped(context)) return [[]];
	const hint = createHints(context);
	const read = createItemContexts(context, hint);
	const executionId = context.getExecutionId();
	const waits = items.map((item, index): QuietParameters | FailedResult => {
		try {
			return readParameters(read(index), item.json, `${executionId} ${index}`);
		} catch (error) {
			return refusal(error);
		}
	});
	const refused = waits.findIndex((parameters) => 'failure' in parameters);
	const first = waits[refused];
	if (!context.continueOnFail() && first !== undefined && 'failure' in first) {
		throw toError(context, first, refused);
	}
	const run: Run = {
		context,
		memory,
		ask: createAsker(context, CONCURRENCY, (failure) => tellUnread(context, hint, failure)),
		isTest: context.getMode() === 'manual',
		holds: new Set(),
	};
	endWhenStopped(run);
	// all messages are known before the first wait begins
	const arrivals = waits.map((parameters) =>
		'failure' in parameters ? parameters : arrive(run, parameters),
	);
	const outputs = await Promise.all(
		items.map(async (item, index): Promise<INodeExecutionData[]> => {
			const [parameters, arrival] = [waits[index], arrivals[index]];
			if (parameters === undefined || arrival === undefined || arrival === 'over') return [];
			if ('failure' in arrival) return [toErrorItem(arrival.failure, index)];
			if ('failure' in parameters) return [];
			const entries =
				'again' in arrival ? arrival.again : await wait(run, arrival.hold, parameters, index);
			return entries === undefined ? [] : [toOutput(item, index, parameters, entries)];
		}),
	);
	return [outputs.flat()];
}

function arrive({ context, memory, isTest, holds }: Run, parameters: QuietParameters): Arrival {
	const { id, name } = context.getNode();
	const place = [context.getWorkflow().id, id === '' ? name : id, isTest, parameters.contact];
	const arrival = memory.arrive({
		contact: JSON.stringify(place),
		message: parameters.message,
		executionId: context.getExecutionId(),
		lookBackMs: parameters.lookBackMs,
		isTest,
	});
	if (typeof arrival === 'object' && 'hold' in arrival) holds.add(arrival.hold);
	return arrival;
}

/** Gives what the execution goes on with; undefined when it is over. */
async function wait(
	run: Run,
	hold: Hold,
	parameters: QuietParameters,
	index: number,
): Promise<Entry[] | undefined> {
	const { context, isTest } = run;
	const { chat, own } = hold;
	const { quietMs, lookBackMs, isInRoom } = parameters;
	await untilQuiet(hold, quietMs);
	if (hold.isOver()) return undefined;
	const { history, now, isBlind } = await run.ask(hold, parameters, index);
	const others = unansweredExecutions({ chat, history, quietMs });
	const failed = await findFailed(context, others);
	// from here on nothing is waited for, so that nobody comes in between
	if (hold.isOver()) return undefined;
	giveBack(chat, failed);
	const starts = readStarts(context, isInRoom);
	const decision = decide({
		...{ chat, own, history, quietMs, lookBackMs, now, isTest },
		starts: (row) => history !== undefined && starts(row, history, now),
	});
	if (decision === 'left') {
		hold.leave();
		return undefined;
	}
	hold.take(decision.entries, isBlind);
	return decision.entries;
}

async function untilQuiet(hold: Hold, quietMs: number): Promise<void> {
	while (!hold.isOver()) {
		const left = hold.chat.lastArrival + quietMs - Date.now();
		if (left <= 0) return;
		await Promise.race([sleep(Math.min(left, SLICE_MS)), hold.over]);
	}
}

/** Ends all waits with the execution. Where one went on already, its messages are part of the next turn. */
function endWhenStopped({ context, holds }: Run): void {
	const signal = context.getExecutionCancelSignal?.();
	signal?.addEventListener(
		'abort',
		() => {
			for (const hold of holds) {
				if (hold.isOver()) hold.giveBack();
				else hold.stop();
			}
		},
		{ once: true },
	);
}

function tellUnread(
	context: IExecuteFunctions,
	hint: (text: string) => void,
	{ message, description }: Failure,
): void {
	const reason = [message, description].filter((text) => text !== '').join('. ');
	const text = `The history of Pilot Status could not be read, so messages that another process of n8n got, or this one before its last start, may be missing. ${reason}`;
	context.logger.warn(`"${context.getNode().name}": ${text}`);
	hint(text);
}
