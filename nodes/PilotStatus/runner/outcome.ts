import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { toNodeError } from '../../shared/api/client';
import type { Failure } from '../../shared/api/request';
import { InvalidInput } from '../../shared/invalidInput';

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
