import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { PreparedRequest } from '../operation';
import type { ItemResult } from './results';

/**
 * Records what earlier tries of the same run have sent or made, or may have, so that a retry is idempotent. n8n's "Retry
 * On Fail" runs the whole node again, and without this ledger every message that was accepted before the failure would
 * go out twice.
 *
 * Within one run an item is known by its position alone. What it asks for may read differently at each try, by a time, a
 * random number or the address of a file in it, and is still the same message.
 */
export interface SentLedger {
	/** Gives what became of an item in an earlier try, if it must not be asked for again. */
	recall(index: number): ItemResult | undefined;
	/** Gives the message of an item whose first parts were sent in an earlier try: as it read then, with the responses. */
	partlySent(index: number): PartlySent | undefined;
	noteParts(index: number, sent: PartlySent): void;
	/** Notes what became of an item: accepted, or may have been accepted. Anything else is forgotten. */
	note(index: number, outcome: ItemResult): void;
	/** Ends this try: what was noted is kept for the next one only if this one failed. */
	close(hasFailure: boolean): void;
}

/** Holds a message of several parts, and the responses to the first of them. */
export interface PartlySent {
	request: PreparedRequest;
	answers: IDataObject[];
}

/** The present run of a node. A loop runs it several times in one execution, with a run index of its own each time. */
interface NodeRun {
	runIndex: number | undefined;
	outcomes: Map<number, ItemResult>;
	parts: Map<number, PartlySent>;
}

/**
 * By an object of n8n that lives as long as the tries do, then by node: so nothing outlives the execution, and of each
 * node only the latest run is kept. In the process on purpose: a retry happens where the first try happened.
 */
const runs = new WeakMap<object, Map<string, NodeRun>>();

const NO_LEDGER: SentLedger = {
	recall: () => undefined,
	partlySent: () => undefined,
	noteParts: () => {},
	note: () => {},
	close: () => {},
};

/** Opens the ledger of the present run; without "Retry On Fail" it keeps nothing. */
export function openSentLedger(context: IExecuteFunctions): SentLedger {
	const { id, retryOnFail } = context.getNode();
	const identity = retryOnFail === true ? identityOf(context) : undefined;
	if (identity === undefined) return NO_LEDGER;
	const { anchor, runIndex } = identity;
	const nodes = runs.get(anchor) ?? new Map<string, NodeRun>();
	const known = nodes.get(id);
	const run: NodeRun =
		known !== undefined && known.runIndex === runIndex
			? known
			: { runIndex, outcomes: new Map(), parts: new Map() };
	const { outcomes, parts } = run;
	// kept from the beginning, so that a try which ends in an unforeseen way is remembered too
	nodes.set(id, run);
	runs.set(anchor, nodes);
	return {
		recall: (index) => outcomes.get(index),
		partlySent: (index) => parts.get(index),
		noteParts: (index, sent) => parts.set(index, sent),
		note: (index, outcome) => {
			const isSettled =
				'items' in outcome || (outcome.failure.mayHaveBeenSent && outcome.canResume !== true);
			if (isSettled) outcomes.set(index, outcome);
		},
		close: (hasFailure) => {
			if (!hasFailure) nodes.delete(id);
		},
	};
}

/**
 * What the tries of one run have in common and nothing else has. For a node of the workflow: the execution, known by its
 * cancel signal, and the run index. For a tool of an AI agent: the object with the model's arguments. n8n makes one for
 * each call of the model and hands that same object to every try, while it may count up the run index from try to try.
 */
function identityOf(
	context: IExecuteFunctions,
): { anchor: object; runIndex: number | undefined } | undefined {
	// n8n's twin of a node for agents is named like this on every version
	if (context.getNode().type.endsWith('Tool')) {
		const call = context.getInputData()[0]?.json;
		return call === undefined ? undefined : { anchor: call, runIndex: undefined };
	}
	const execution = context.getExecutionCancelSignal?.();
	if (execution === undefined) return undefined;
	const runIndex = Number(context.getWorkflowDataProxy(0).$runIndex);
	return { anchor: execution, runIndex };
}
