import type { NodeApiError } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { fakeContext, type FakeRun } from './fakeContext.mts';

/** The node as n8n makes it. */
export const node = new PilotStatus();

/** A run of Send Text over phone numbers; `null` stands for an item without a number. */
export function texts(numbers: Array<string | null>, more: Partial<FakeRun> = {}): FakeRun {
	return {
		node,
		items: numbers.map((phone) => ({ json: phone === null ? {} : { phone } })),
		parameters: {
			resource: 'message',
			operation: 'sendText',
			destinationNumber: '={{ $json.phone }}',
			text: 'Hello',
			...(more.parameters ?? {}),
		},
		...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'parameters')),
	};
}

/** Phone numbers that differ. */
export const phones = (count: number) =>
	Array.from({ length: count }, (_, index) => `+55119000${String(index).padStart(5, '0')}`);
/** The destination of a request's body. */
export const phoneOf = (body: unknown): string =>
	(body as { destinationNumber: string }).destinationNumber;

/** Runs the node; gives its output or its error, and the requests it made. */
export async function execute(run: FakeRun) {
	const fake = fakeContext(run);
	const outcome = await node.execute.call(fake.context).then(
		(output) => ({ output: output[0] ?? [], error: undefined }),
		(error: unknown) => ({ output: [], error: error as NodeApiError }),
	);
	return { ...fake, ...outcome };
}
