import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { CANCELLED, type Outcome, toError, toErrorItem } from './outcome';

/** What became of every input item of a run, by the item's position. */
export interface Outcomes {
	set(index: number, outcome: Outcome): void;
	/** Whether any item failed so far. */
	hasFailure(): boolean;
	/** The output: one list in input order, each item paired with its input item. */
	toOutput(): INodeExecutionData[];
	/** The error that ends the run: the failure of the first item that failed, or that the execution was stopped. */
	toError(context: IExecuteFunctions): Error;
	/** Number of items that were carried out. */
	doneCount(): number;
}

/** An empty record for `count` items. An item that nothing was set for counts as not tried. */
export function createOutcomes(count: number): Outcomes {
	const outcomes = new Array<Outcome | undefined>(count).fill(undefined);
	let failures = 0;
	return {
		set: (index, outcome) => {
			outcomes[index] = outcome;
			if ('failure' in outcome) failures += 1;
		},
		hasFailure: () => failures > 0,
		toOutput: () =>
			outcomes.flatMap((outcome = CANCELLED, index) =>
				'failure' in outcome
					? [toErrorItem(outcome.failure, index)]
					: outcome.items.map((item) => ({ ...item, pairedItem: { item: index } })),
			),
		toError: (context) => {
			const failed = outcomes.findIndex((outcome) => outcome !== undefined && 'failure' in outcome);
			const outcome = outcomes[failed];
			return outcome !== undefined && 'failure' in outcome
				? toError(context, outcome, failed)
				: toError(context, CANCELLED, outcomes.indexOf(undefined));
		},
		doneCount: () =>
			outcomes.filter((outcome) => outcome !== undefined && 'items' in outcome).length,
	};
}
