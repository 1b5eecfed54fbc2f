import { listOf, textOf } from './api/answers';
import type { ApiClient } from './api/client';
import type { Failure } from './api/request';

/**
 * The temporary webhooks of Send and Wait. Their names say when they expire, so that whoever comes by later can
 * remove those whose execution ended without an answer; n8n tells nobody when a waiting execution times out.
 */
const NAME = /^n8n wait, until (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|answered) \(/;

/** How long after its end a webhook is left alone (ms): n8n resumes a timed-out execution up to a minute late. */
const GRACE_MS = 10 * 60_000;
/** Ends later than this count as none (ms from now, ten years). */
const NEVER_MS = 10 * 365 * 86_400_000;

/** The name of a temporary webhook, for the dashboard and for {@link sweepExpiredWaits}. */
export function waitName(workflow: { id?: string; name?: string }, until: Date): string {
	const end = until.getTime() - Date.now() > NEVER_MS ? 'answered' : until.toISOString();
	return `n8n wait, until ${end} (${workflow.name ?? 'workflow'}, ${workflow.id ?? 'unsaved'})`.slice(
		0,
		190,
	);
}

/** Whether a webhook is a temporary one of this package whose time is over. */
export function isExpiredWait(name: unknown, now: number): boolean {
	const end = NAME.exec(textOf(name) ?? '')?.[1];
	return end !== undefined && end !== 'answered' && Date.parse(end) + GRACE_MS < now;
}

/**
 * Removes temporary webhooks whose wait is over, and nothing else. A fault is no reason to stop what the person
 * wanted to do, so it is only told.
 *
 * @param tell receives each request that did not succeed
 */
export async function sweepExpiredWaits(
	client: ApiClient,
	tell: (failure: Failure) => void,
): Promise<void> {
	const list = await client.call({ method: 'GET', path: '/v1/webhooks' });
	if (!list.ok) {
		tell(list.failure);
		return;
	}
	const now = Date.now();
	for (const { id, name } of listOf(list.answer.body, 'webhooks')) {
		const webhookId = textOf(id);
		if (webhookId === undefined || !isExpiredWait(name, now)) continue;
		const failure = await removeWebhook(client, webhookId);
		if (failure !== undefined) tell(failure);
	}
}

/** Deletes a webhook; one that is gone already counts as deleted. Gives the failure, if there was one. */
export async function removeWebhook(client: ApiClient, id: string): Promise<Failure | undefined> {
	const path = `/v1/webhooks/${encodeURIComponent(id)}`;
	const result = await client.call({ method: 'DELETE', path });
	if (result.ok) return undefined;
	const { httpStatus = 0 } = result.failure;
	// the body of the answer is not documented, so any 2xx is enough
	return httpStatus === 404 || (httpStatus >= 200 && httpStatus < 300) ? undefined : result.failure;
}
