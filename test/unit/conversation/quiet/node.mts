import type { IDataObject } from 'n8n-workflow';

import { ok, runner } from '../../operations/support.mts';
import { pass } from './playing.mts';

/** Runs the operation in the node. */
export const run = runner('conversation', 'waitUntilQuiet');
/** What a number without a history answers. */
const nothing = () => ok({ messages: [], notice: 'PII_RELAY_ONLY' });
const number = '+5511922222222';

let count = 0;
/** A message as the trigger gives it; each one is new. */
export function received(more: IDataObject = {}): IDataObject {
	const id = `cmx${(count += 1)}`;
	return {
		...{
			event: 'message.received',
			eventId: `message.received:${id}`,
			id,
			messageId: `wamid.${id}`,
		},
		...{
			from: `+55118${10_000_000 + count}`,
			to: number,
			type: 'text',
			content: 'hi',
			chatInput: 'hi',
		},
		createdAt: '2026-03-02T12:00:00.000Z',
		replyTo: `+55118${10_000_000 + count}`,
		...more,
	};
}

/** Runs the node over items until it has ended. */
export async function execute(
	items: IDataObject[],
	more: Parameters<typeof run>[1] = {},
	parameters: IDataObject = {},
) {
	const running = run(parameters, {
		items: items.map((json) => ({ json })),
		mode: 'webhook',
		executionId: `execution_${(count += 1)}`,
		answer: nothing,
		...more,
	});
	await pass(70_000);
	return await running;
}
