import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { AcceptedView } from '../../../sandbox/index.mts';
import { type CampaignItem, indexOf } from './campaign.mts';

/** What a run told of its items against what the server accepted, item by item. */
export interface Comparison {
	/** Items that the node reported as sent, as perhaps sent, and as certainly not sent. */
	reported: { sent: number; perhaps: number; notSent: number };
	accepted: number;
	/** Positions of items that break a rule; all lists must be empty. */
	violations: {
		acceptedTwice: number[];
		/** Accepted, and reported as certainly not sent. */
		denied: number[];
		/** Reported as sent, and not accepted, or under another ID. */
		invented: number[];
		/** Accepted after a later message to the same destination. */
		outOfOrder: number[];
		/** Accepted with another destination than asked for. */
		astray: number[];
		/** Without any outcome, in the wrong place, or paired with another item. */
		lost: number[];
	};
}

/** Compares the output of a run with what the server accepted, one by one. */
export function compare(
	items: readonly CampaignItem[],
	output: readonly INodeExecutionData[],
	accepted: readonly AcceptedView[],
): Comparison {
	const { idsOf, violations } = judgeAccepted(items, accepted);
	const reported = { sent: 0, perhaps: 0, notSent: 0 };
	const denied: number[] = [];
	const invented: number[] = [];
	const lost: number[] = [];
	for (const index of items.keys()) {
		const item = output[index];
		const ids = idsOf.get(index) ?? [];
		const error = item?.json['error'] as IDataObject | undefined;
		if (item === undefined || !isPairedWith(item, index)) {
			lost.push(index);
		} else if (error === undefined) {
			reported.sent += 1;
			const { id } = item.json;
			if (typeof id !== 'string' || !ids.includes(id)) invented.push(index);
		} else if (error['mayHaveBeenSent'] === true) {
			reported.perhaps += 1;
		} else {
			reported.notSent += 1;
			if (ids.length > 0 || error['mayHaveBeenSent'] !== false) denied.push(index);
		}
	}
	if (output.length !== items.length) lost.push(output.length);
	return {
		reported,
		accepted: accepted.length,
		violations: { ...violations, denied, invented, lost },
	};
}

/** The rules that hold for what the server accepted, whatever the node says. */
export function judgeAccepted(
	items: readonly CampaignItem[],
	accepted: readonly AcceptedView[],
): {
	idsOf: Map<number, string[]>;
	violations: { acceptedTwice: number[]; outOfOrder: number[]; astray: number[] };
} {
	const idsOf = new Map<number, string[]>();
	const latest = new Map<string, number>();
	const outOfOrder: number[] = [];
	const astray: number[] = [];
	for (const { id, body, destination } of accepted) {
		const index = indexOf(body['text']);
		idsOf.set(index, [...(idsOf.get(index) ?? []), id]);
		if (index <= (latest.get(destination.id) ?? -1)) outOfOrder.push(index);
		latest.set(destination.id, index);
		if (items[index]?.to !== destination.id) astray.push(index);
	}
	const acceptedTwice = [...idsOf].filter(([, ids]) => ids.length > 1).map(([index]) => index);
	return { idsOf, violations: { acceptedTwice, outOfOrder, astray } };
}

/** What {@link Comparison.violations} must be. */
export const none: Comparison['violations'] = {
	acceptedTwice: [],
	denied: [],
	invented: [],
	outOfOrder: [],
	astray: [],
	lost: [],
};

function isPairedWith({ pairedItem }: INodeExecutionData, index: number): boolean {
	return typeof pairedItem === 'object' && !Array.isArray(pairedItem) && pairedItem.item === index;
}
