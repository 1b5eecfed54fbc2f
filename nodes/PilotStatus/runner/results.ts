import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';

import { toNodeError } from '../../shared/api/client';
import type { Failure } from '../../shared/api/types';
import { InvalidInput } from '../../shared/invalidInput';
import { type Progress, ranges, tellProgress } from './progress';

/** What became of one input item. */
export type ItemResult = { items: INodeExecutionData[] } | FailedResult;

/** An item that failed; `refused` when its values were refused before anything was sent. */
export interface FailedResult {
	failure: Failure;
	refused: boolean;
	/** The first parts were sent and the next one certainly was not: another try goes on with that one. */
	canResume?: boolean;
}

/** The outcome of an item that was not tried, because the execution was stopped first. */
export const CANCELLED: FailedResult = {
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
export function refusal(error: unknown): FailedResult {
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
export function toError(context: IExecuteFunctions, result: FailedResult, index: number): Error {
	const { failure, refused } = result;
	if (!refused) return toNodeError(context, failure, index);
	return new NodeOperationError(context.getNode(), `${failure.message} [item ${index}]`, {
		description: failure.description,
		itemIndex: index,
	});
}

/** What became of every input item of a run, by the item's position. */
export interface RunResults {
	/** Notes that a message is going out; until its result is set, it may have been accepted. */
	start(index: number): void;
	set(index: number, result: ItemResult): void;
	/** Sets what an earlier try of the same run has found out. A failure among it does not end this try. */
	recall(index: number, result: ItemResult): void;
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
export function createRunResults(count: number): RunResults {
	const results = new Array<ItemResult | undefined>(count).fill(undefined);
	let done = 0;
	let last: number | undefined;
	let firstFailed: number | undefined;
	let firstRecalled: number | undefined;
	const underWay = new Set<number>();
	const keep = (index: number, result: ItemResult): void => {
		results[index] = result;
		underWay.delete(index);
		if (!('items' in result)) return;
		done += 1;
		last = index;
	};
	const failedAt = (index: number | undefined): FailedResult | undefined => {
		const result = index === undefined ? undefined : results[index];
		return result !== undefined && 'failure' in result ? result : undefined;
	};
	const progress = (): Progress => ({
		count,
		done: indexesOf(results, (result) => result !== undefined && 'items' in result),
		unclear: indexesOf(
			results,
			(result, index) =>
				underWay.has(index) ||
				(result !== undefined && 'failure' in result && result.failure.mayHaveBeenSent),
		),
		last: last === undefined ? undefined : { index: last, id: idOf(results[last]) },
	});
	return {
		start: (index) => underWay.add(index),
		set: (index, result) => {
			keep(index, result);
			if ('failure' in result) firstFailed ??= index;
		},
		recall: (index, result) => {
			keep(index, result);
			if ('failure' in result) firstRecalled ??= index;
		},
		hasFailure: () => firstFailed !== undefined,
		toOutput: () =>
			results.flatMap((result = CANCELLED, index) =>
				'failure' in result
					? [toErrorItem(result.failure, index)]
					: result.items.map((item) => ({ ...item, pairedItem: { item: index } })),
			),
		toError: (context) => {
			const index = firstFailed ?? firstRecalled ?? results.indexOf(undefined);
			const { failure, refused } = failedAt(index) ?? CANCELLED;
			const told = [tellRefused(results, index), tellProgress(progress(), index)];
			const description = [failure.description, ...told].filter((text) => text !== '').join('. ');
			return toError(context, { failure: { ...failure, description }, refused }, index);
		},
		mayRetry: () =>
			results.some(
				(result) =>
					result !== undefined &&
					'failure' in result &&
					!result.refused &&
					(result.canResume === true || !result.failure.mayHaveBeenSent),
			),
		isComplete: () => done === count,
		progress,
	};
}

/** Tells which other items were refused before anything was sent, so that a person can mend all of them at once. */
function tellRefused(results: Array<ItemResult | undefined>, told: number): string {
	const others = indexesOf(
		results,
		(result, index) =>
			index !== told && result !== undefined && 'failure' in result && result.refused,
	);
	if (others.length === 0) return '';
	return `And ${others.length} more: ${ranges(others)}`;
}

function indexesOf(
	results: Array<ItemResult | undefined>,
	fits: (result: ItemResult | undefined, index: number) => boolean,
): number[] {
	return results.flatMap((result, index) => (fits(result, index) ? [index] : []));
}

function idOf(result: ItemResult | undefined): string | undefined {
	const id = result !== undefined && 'items' in result ? result.items[0]?.json.id : undefined;
	// it goes where quotes and braces would do harm
	return typeof id === 'string' && /^[\w-]{1,80}$/.test(id) ? id : undefined;
}
