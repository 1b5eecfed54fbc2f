import type { IDataObject } from 'n8n-workflow';

import { textOf, idOf } from '../../../../shared/json';
import type { ApiClient } from '../../../../shared/api/client';
import type { Failure } from '../../../../shared/api/types';
import { readTime } from '../../../../shared/deliveries/message';
import { isSameNumber } from '../../../../shared/phone';
import { isOpenWait, isTaken, listWebhooks } from '../../../../shared/api/waitWebhooks';
import type { Reply } from './reply';
import { decodeState, type WaitState } from './state';

/** Says what came of asking the API something: yes, no, or why it could not be found out. */
export type Finding = boolean | { failure: Failure };

/** Says whether a question was asked last, and which webhooks belong to the earlier ones of the same chat. */
export interface Position {
	isLast: boolean;
	earlier: IDataObject[];
}

/** A question that waits for its answer in the chat, as its temporary webhook shows it. */
interface OpenQuestion {
	webhook: IDataObject;
	state: WaitState;
}

/** Reads the question that a webhook waits for; undefined for any other webhook. */
export function questionOf(webhook: IDataObject): WaitState | undefined {
	const url = textOf(webhook.url);
	if (url === undefined || !URL.canParse(url)) return undefined;
	return decodeState(Object.fromEntries(new URL(url).searchParams));
}

/**
 * Finds out whether a question is the one asked last to its contact or group, so that an answer which quotes nothing is about
 * it. The temporary webhooks at Pilot Status are what all processes and all n8n of a number share. Questions on a
 * page have none, so they are not seen.
 *
 * @param reply a question that was asked after it was written, or over before, does not count
 */
export async function findPosition(
	client: ApiClient,
	state: WaitState,
	reply: Reply,
): Promise<Position | { failure: Failure }> {
	const list = await listWebhooks(client);
	if (!list.ok) return { failure: list.failure };
	const moment = Math.min(reply.writtenAt ?? Infinity, Date.now());
	const open = list.webhooks.flatMap((webhook): OpenQuestion[] => {
		const other = isOpenWait(webhook.name, moment) ? questionOf(webhook) : undefined;
		return other === undefined || !isSameChat(other, state) ? [] : [{ webhook, state: other }];
	});
	const own = open.find((question) => question.state.token === state.token);
	const mine: OpenQuestion = { webhook: own?.webhook ?? {}, state };
	const others = open.filter(
		(other) => other.state.token !== state.token && !isAskedAfter(other, reply),
	);
	return {
		isLast: !isTaken(mine.webhook.name, reply) && !others.some((other) => isLater(other, mine)),
		earlier: others.map(({ webhook }) => webhook),
	};
}

function isSameChat({ terms: one }: WaitState, { terms: other }: WaitState): boolean {
	const group = idOf(one.destination.groupId);
	if (group !== undefined) return group === idOf(other.destination.groupId);
	const [contact, contact2] = [one, other].map(({ destination }) =>
		idOf(destination.destinationNumber),
	);
	return contact !== undefined && contact2 !== undefined && isSameNumber(contact, contact2);
}

/** Compares by the clock of the server, or by that of n8n where the server does not tell. Two at once are both the later. */
function isLater(one: OpenQuestion, other: OpenQuestion): boolean {
	const [created, created2] = [readTime(one.webhook.createdAt), readTime(other.webhook.createdAt)];
	if (created !== undefined && created2 !== undefined) return created >= created2;
	return (one.state.askedAt ?? 0) >= (other.state.askedAt ?? 0);
}

function isAskedAfter({ webhook }: OpenQuestion, { writtenAt }: Reply): boolean {
	const created = readTime(webhook.createdAt);
	return created !== undefined && writtenAt !== undefined && created > writtenAt;
}
