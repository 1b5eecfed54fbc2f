import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { idOf, listOf, textOf } from '../json';
import type { ApiClient } from './client';
import type { ApiResult, Failure } from './types';

/**
 * The temporary webhooks of Send and Wait. Their names say when they expire, so that whoever comes by later can
 * remove those whose execution ended without an answer; n8n tells nobody when a waiting execution times out.
 */
const NAME = /^n8n wait, until (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|answered) \(/;

/** What {@link markTaken} adds at the end of a name. */
const TAKEN = /, not (\S+) ([0-9a-f]{8})$/;

/** How long after its end a webhook is left alone (ms): n8n resumes a timed-out execution up to a minute late. */
const GRACE_MS = 10 * 60_000;
/** Ends later than this count as none (ms from now, ten years). */
const NEVER_MS = 10 * 365 * 86_400_000;
/** Longest part of a workflow's name in the name of a webhook (characters), as for the trigger's webhook. */
const MAX_WORKFLOW_NAME = 60;
/** Most webhooks that one sweep removes, and how long it begins new requests (ms): the next sweep goes on. */
const MOST_REMOVED = 10;
const LONGEST_SWEEP_MS = 10_000;

const PATH = '/v1/webhooks';

/** Gives a temporary webhook its name, for the dashboard and for {@link sweepExpiredWaits}. */
export function waitName(workflow: { id?: string; name?: string }, until: Date): string {
	const end = until.getTime() - Date.now() > NEVER_MS ? 'answered' : until.toISOString();
	const name = [...(workflow.name ?? 'workflow')].slice(0, MAX_WORKFLOW_NAME).join('');
	return `n8n wait, until ${end} (${name}, ${workflow.id ?? 'unsaved'})`;
}

/** Tells whether a webhook is a temporary one of this package whose wait may be going on at a moment (ms since 1970). */
export function isOpenWait(name: unknown, moment: number): boolean {
	const end = NAME.exec(textOf(name) ?? '')?.[1];
	return end !== undefined && (end === 'answered' || Date.parse(end) > moment);
}

/** The last reply that answered a later question of the same contact: its ID, and when it was written (ms since 1970). */
export interface TakenReply {
	id: string;
	writtenAt?: number;
}

/**
 * Writes into the name of a temporary webhook which reply answered a later question of the same contact. That reply is
 * delivered to the earlier question as well, and the later one, which shows whose it is, may be gone by then.
 */
export function markTaken(name: string, { id, writtenAt }: TakenReply): string {
	const time = writtenAt === undefined ? '-' : new Date(writtenAt).toISOString();
	return `${name.replace(TAKEN, '')}, not ${time} ${digestOf(id)}`;
}

/** Tells whether a reply answered a later question, by what {@link markTaken} wrote. Older replies came before that one. */
export function isTaken(name: unknown, { id, writtenAt }: TakenReply): boolean {
	const [, time = '', digest] = TAKEN.exec(textOf(name) ?? '') ?? [];
	if (digest === undefined) return false;
	return digest === digestOf(id) || (writtenAt !== undefined && writtenAt <= Date.parse(time));
}

function digestOf(id: string): string {
	return createHash('sha256').update(id).digest('hex').slice(0, 8);
}

/** Tells whether a webhook is a temporary one of this package whose time is over. */
export function isExpiredWait(name: unknown, now: number): boolean {
	const end = NAME.exec(textOf(name) ?? '')?.[1];
	return end !== undefined && end !== 'answered' && Date.parse(end) + GRACE_MS < now;
}

/**
 * Removes temporary webhooks whose wait is over, and nothing else: a few of them, in a limited time. A fault is no reason
 * to stop what the person wanted to do, so it is only told, and ends the sweep.
 *
 * @param tell receives the failure of the request that did not succeed
 */
export async function sweepExpiredWaits(
	client: ApiClient,
	tell: (failure: Failure) => void,
): Promise<void> {
	const list = await listWebhooks(client);
	if (!list.ok) {
		tell(list.failure);
		return;
	}
	const now = Date.now();
	const expired = list.webhooks.filter(({ name }) => isExpiredWait(name, now));
	for (const { id } of expired.slice(0, MOST_REMOVED)) {
		const webhookId = idOf(id);
		if (webhookId === undefined) continue;
		if (Date.now() - now > LONGEST_SWEEP_MS) return;
		const failure = await removeWebhook(client, webhookId);
		if (failure !== undefined) {
			tell(failure);
			return;
		}
	}
}

/** Lists the webhooks of the credential's number. */
export async function listWebhooks(
	client: ApiClient,
): Promise<{ ok: true; webhooks: IDataObject[] } | Extract<ApiResult, { ok: false }>> {
	const result = await client.call({ method: 'GET', path: PATH });
	return result.ok ? { ok: true, webhooks: listOf(result.answer.body, 'webhooks') } : result;
}

/** Deletes a webhook; one that is gone already counts as deleted. Gives the failure, if there was one. */
export async function removeWebhook(client: ApiClient, id: string): Promise<Failure | undefined> {
	const path = pathOfWebhook(id);
	if (path === undefined) return undefined;
	const result = await client.call({ method: 'DELETE', path });
	if (result.ok) return undefined;
	const { httpStatus = 0 } = result.failure;
	// the body of the answer is not documented, so any 2xx is enough
	return httpStatus === 404 || (httpStatus >= 200 && httpStatus < 300) ? undefined : result.failure;
}

/** Gives the path of a webhook; undefined for an ID of dots, which would become another path. */
export function pathOfWebhook(id: string): string | undefined {
	return isPathSegment(id) ? `${PATH}/${encodeURIComponent(id)}` : undefined;
}

/** Tells whether a text can be one segment of a path: `.` and `..` lead elsewhere, also when they are encoded. */
export function isPathSegment(id: string): boolean {
	return id !== '' && !/^\.{1,2}$/.test(id);
}
