import { waitUntil } from '../../dev/n8n/wait.mts';
import { sandboxKey, type Stage } from './stage.mts';

/** The part of `GET /v1/messages/{id}` that is shown. */
interface MessageState {
	status: string;
	destinationNumber?: string;
	errorMessage?: string | null;
}

/**
 * Follows an accepted message until it is delivered or has failed.
 * Throws when the sandbox does not know it. Returns the outcome as one line.
 */
export async function followMessage(
	stage: Stage,
	id: string,
): Promise<{ text: string; delivered: boolean }> {
	let message: MessageState | undefined;
	await waitUntil(
		async () => {
			message = await messageState(stage, id);
			return /^(QUEUED|SENT)$/.test(message.status) ? undefined : true;
		},
		{ for: `message ${id} to be delivered`, everyMs: 100, signal: stage.signal },
	);
	const { status = '', destinationNumber = '', errorMessage } = message ?? {};
	const reason = typeof errorMessage === 'string' ? `: ${errorMessage}` : '';
	return {
		text: `${id} to ${destinationNumber}: ${status}${reason}`,
		// A message that was read was delivered.
		delivered: status === 'DELIVERED' || status === 'READ',
	};
}

async function messageState(stage: Stage, id: string): Promise<MessageState> {
	const url = `${stage.sandbox.url}/v1/messages/${encodeURIComponent(id)}`;
	const response = await fetch(url, { headers: { 'x-api-key': sandboxKey } });
	if (response.status !== 200) throw new Error(`The sandbox does not know message ${id}`);
	return (await response.json()) as MessageState;
}
