import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';

import { toNodeError } from '../../shared/api/client';
import type { Failure } from '../../shared/api/request';
import { InvalidInput } from '../../shared/invalidInput';
import { type Progress, ranges, tellProgress } from './progress';

/** What became of one input item. */
export type Outcome = { items: INodeExecutionData[] } | FailedOutcome;

/** An item that failed; `refused` when its values were refused before anything was sent. */
export interface FailedOutcome {
	failure: Failure;
	refused: boolean;
}

/** The outcome of an item that was not tried, because the execution was stopped first. */
export const CANCELLED: FailedOutcome = {
	refused: true,
	failure: {
		message: 'The execution was stopped before this item was sent',
		description: 'Nothing was sent for this item',
		code: 'CANCELLED',
		mayHaveBeenSent: false,
		canRetry: false,
	},
};

/** Code of an item that was refused before anything was sent. */
const INVALID_INPUT = 'INVALID_INPUT';

/** The outcome of an item whose values cannot be sent, or that n8n itself could not evaluate. Nothing was sent. */
export function refusal(error: unknown): FailedOutcome {
	const message = error instanceof Error ? error.message : String(error);
	const description =
		error instanceof InvalidInput
			? error.description
			: (error as { description?: string | null } | null)?.description;
	return {
		refused: true,
		failure: {
			message,
			description:
				description ??
				'Change the value and run the workflow again. Nothing was sent for this item',
			code: INVALID_INPUT,
			mayHaveBeenSent: false,
			canRetry: false,
		},
	};
}

/**
 * The output item of a failure, for Continue On Fail and for the error output. Only these two keys: n8n routes an
 * item to the error output by them on every version.
 */
export function toErrorItem(failure: Failure, index: number): INodeExecutionData {
	const { message, description, code, httpStatus, mayHaveBeenSent } = failure;
	const error: IDataObject = {
		message,
		description,
		code,
		...(httpStatus === undefined ? {} : { httpStatus }),
		mayHaveBeenSent,
	};
	return { json: { error, message }, pairedItem: { item: index } };
}

/** n8n's error for the item that ended the run. */
export function toError(context: IExecuteFunctions, outcome: FailedOutcome, index: number): Error {
	const { failure, refused } = outcome;
	if (!refused) return toNodeError(context, failure, index);
	return new NodeOperationError(context.getNode(), `${failure.message} [item ${index}]`, {
		description: failure.description,
		itemIndex: index,
	});
}

/** What became of every input item of a run, by the item's position. */
export interface Outcomes {
	/** Notes that a message is going out; until its outcome is set, it may have been accepted. */
	start(index: number): void;
	set(index: number, outcome: Outcome): void;
	/** Sets what an earlier try of the same run has found out. A failure among it does not end this try. */
	recall(index: number, outcome: Outcome): void;
	/** Whether any item failed in this try so far. */
	hasFailure(): boolean;
	/** The output: one list in input order, each item paired with its input item. */
	toOutput(): INodeExecutionData[];
	/**
	 * The error that ends the run: the failure that came first, which is why the others stopped, or that the execution
	 * was stopped. Its description tells what was done before, because n8n drops the notices of a node that throws.
	 */
	toError(context: IExecuteFunctions): Error;
	/** Whether doing all again may help: an item was sent, and certainly not accepted. */
	mayRetry(): boolean;
	/** Whether every item was carried out. */
	isComplete(): boolean;
	/** What was done so far. */
	progress(): Progress;
}

/** An empty record for `count` items. An item that nothing was set for counts as not tried. */
export function createOutcomes(count: number): Outcomes {
	const outcomes = new Array<Outcome | undefined>(count).fill(undefined);
	let done = 0;
	let last: number | undefined;
	let firstFailed: number | undefined;
	let firstRecalled: number | undefined;
	const underWay = new Set<number>();
	const keep = (index: number, outcome: Outcome): void => {
		outcomes[index] = outcome;
		underWay.delete(index);
		if (!('items' in outcome)) return;
		done += 1;
		last = index;
	};
	const failedAt = (index: number | undefined): FailedOutcome | undefined => {
		const outcome = index === undefined ? undefined : outcomes[index];
		return outcome !== undefined && 'failure' in outcome ? outcome : undefined;
	};
	const progress = (): Progress => ({
		count,
		done: indexesOf(outcomes, (outcome) => outcome !== undefined && 'items' in outcome),
		unclear: indexesOf(
			outcomes,
			(outcome, index) =>
				underWay.has(index) ||
				(outcome !== undefined && 'failure' in outcome && outcome.failure.mayHaveBeenSent),
		),
		last: last === undefined ? undefined : { index: last, id: idOf(outcomes[last]) },
	});
	return {
		start: (index) => underWay.add(index),
		set: (index, outcome) => {
			keep(index, outcome);
			if ('failure' in outcome) firstFailed ??= index;
		},
		recall: (index, outcome) => {
			keep(index, outcome);
			if ('failure' in outcome) firstRecalled ??= index;
		},
		hasFailure: () => firstFailed !== undefined,
		toOutput: () =>
			outcomes.flatMap((outcome = CANCELLED, index) =>
				'failure' in outcome
					? [toErrorItem(outcome.failure, index)]
					: outcome.items.map((item) => ({ ...item, pairedItem: { item: index } })),
			),
		toError: (context) => {
			const index = firstFailed ?? firstRecalled ?? outcomes.indexOf(undefined);
			const { failure, refused } = failedAt(index) ?? CANCELLED;
			const told = [tellRefused(outcomes, index), tellProgress(progress(), index)];
			const description = [failure.description, ...told].filter((text) => text !== '').join('. ');
			return toError(context, { failure: { ...failure, description }, refused }, index);
		},
		mayRetry: () =>
			outcomes.some(
				(outcome) =>
					outcome !== undefined &&
					'failure' in outcome &&
					!outcome.refused &&
					!outcome.failure.mayHaveBeenSent,
			),
		isComplete: () => done === count,
		progress,
	};
}

/** Tells which other items were refused before anything was sent, so that a person can mend all of them at once. */
function tellRefused(outcomes: Array<Outcome | undefined>, told: number): string {
	const others = indexesOf(
		outcomes,
		(outcome, index) =>
			index !== told && outcome !== undefined && 'failure' in outcome && outcome.refused,
	);
	if (others.length === 0) return '';
	return `And ${others.length} more: ${ranges(others)}`;
}

function indexesOf(
	outcomes: Array<Outcome | undefined>,
	fits: (outcome: Outcome | undefined, index: number) => boolean,
): number[] {
	return outcomes.flatMap((outcome, index) => (fits(outcome, index) ? [index] : []));
}

function idOf(outcome: Outcome | undefined): string | undefined {
	const id = outcome !== undefined && 'items' in outcome ? outcome.items[0]?.json.id : undefined;
	// it goes where quotes and braces would do harm
	return typeof id === 'string' && /^[\w-]{1,80}$/.test(id) ? id : undefined;
}
