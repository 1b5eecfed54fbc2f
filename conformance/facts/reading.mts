import type { Answer, Fact } from '../types.mts';
import {
	absentFrom,
	entries,
	everyHas,
	forNumber,
	hasFields,
	judged,
	needing,
	notChecked,
	object,
	observed,
	ok,
	refused,
	seen,
	text,
} from './judge.mts';

const PAGE = ['total', 'page', 'pageSize', 'totalPages'];
const reading = (route: string, query: Record<string, string> = {}) =>
	forNumber({ method: 'GET', route, query });
const history = '/v1/messages/history';
const ITEM = ['id', 'conversationId', 'direction', 'type', 'content', 'from', 'media', 'createdAt'];

const NO_ORDER = 'fewer than two entries of different times to compare';

/** Newest or oldest first, by a field of ISO times. */
function order(answer: Answer, name: string, field: string): string | undefined {
	const times = entries(answer.json, name).map((entry) => Date.parse(text(entry, field) ?? ''));
	const steps = times.slice(1).map((time, index) => time - (times[index] ?? Number.NaN));
	if (steps.length === 0 || steps.every((step) => step === 0)) return undefined;
	if (steps.every((step) => step <= 0)) return 'newest first';
	return steps.every((step) => step >= 0) ? 'oldest first' : 'neither newest nor oldest first';
}

/** A list with the page counts of docs/api-reference.md 6 and its entries' fields, as two facts. */
function listFacts(
	id: string,
	route: string,
	name: string,
	mark: string,
	fields: string[],
): Fact[] {
	return [
		{
			id: `${id}.page`,
			source: `6 ${mark}`,
			claim: `GET ${route} has ${name}, total, page, pageSize and totalPages`,
			request: reading(route),
			judge: (answer) => hasFields(answer, object(answer.json), [name, ...PAGE]),
		},
		{
			id: `${id}.fields`,
			source: `6 ${mark}`,
			claim: `Its entries have ${fields.join(', ')}`,
			request: reading(route),
			judge: (answer) => everyHas(answer, entries(answer.json, name), fields),
		},
	];
}

/** Reading messages and conversations (docs/api-reference.md 4, 6). */
export const readingFacts: Fact[] = [
	{
		id: 'history.learn',
		source: '6 [doc] playground/conversations/message-history',
		claim: 'page begins at 1, pageSize is 30 by default',
		request: reading(history),
		learn: (answer, known) => {
			if (ok(answer)) known.listed.add('history');
			const sent = entries(answer.json, 'messages').find(
				(entry) => entry.direction === 'OUTBOUND' && text(entry, 'externalMessageId') !== undefined,
			);
			if (sent) known.wamid = text(sent, 'externalMessageId');
		},
		judge: (answer) => {
			const { page, pageSize } = object(answer.json);
			return judged(
				ok(answer) && page === 1 && pageSize === 30,
				answer,
				ok(answer) ? `page ${String(page)}, pageSize ${String(pageSize)}` : seen(answer),
			);
		},
	},
	...listFacts('history', history, 'messages', '[doc] playground/conversations/message-history', [
		...['id', 'conversationId', 'direction', 'providerKind', 'externalMessageId', 'status'],
		...['messageType', 'text', 'participantPhone', 'media', 'providerTimestamp', 'createdAt'],
	]),
	...listFacts('unread', '/v1/messages/unread', 'messages', '[inferred]', ITEM),
	...listFacts('group', '/v1/messages/group', 'messages', '[inferred]', ITEM),
	...listFacts('conversations', '/v1/conversations', 'conversations', '[doc] api/conversations', [
		...['id', 'from', 'fromName', 'type', 'unreadCount', 'lastMessageAt', 'createdAt'],
	]),
	{
		id: 'history.order',
		source: '6 [unknown]',
		claim: 'In which order does the history come?',
		request: reading(history),
		judge: (answer) => {
			const found = order(answer, 'messages', 'providerTimestamp');
			if (!ok(answer)) return observed(seen(answer));
			return found === undefined ? notChecked(NO_ORDER) : observed(found);
		},
	},
	{
		id: 'conversations.order',
		source: '6 [unknown]',
		claim: 'In which order do the conversations come?',
		request: reading('/v1/conversations'),
		judge: (answer) => {
			const found = order(answer, 'conversations', 'lastMessageAt');
			if (!ok(answer)) return observed(seen(answer));
			return found === undefined ? notChecked(NO_ORDER) : observed(found);
		},
	},
	{
		id: 'reading.pageSize',
		source: '6 [doc] playground/conversations/message-history',
		claim: 'Is a pageSize of 101 refused or cut to 100?',
		request: reading(history, { pageSize: '101' }),
		judge: (answer) =>
			observed(
				ok(answer)
					? `answered with pageSize ${String(object(answer.json).pageSize)}`
					: seen(answer),
			),
	},
	{
		id: 'reading.range',
		source: '6 [doc] api/conversations',
		claim: 'A range that ends before it begins: 400 INVALID_DATE_RANGE',
		request: reading('/v1/conversations', {
			startDate: '2026-02-02T00:00:00.000Z',
			endDate: '2026-02-01T00:00:00.000Z',
		}),
		judge: (answer) => refused(answer, 400, ['INVALID_DATE_RANGE']),
	},
	{
		id: 'reading.privacy',
		source: '6 [doc] api/conversations',
		claim: 'Does this number keep its messages, or does a notice say that it only relays?',
		request: reading('/v1/conversations'),
		judge: (answer) => observed(`notice ${JSON.stringify(object(answer.json).notice ?? null)}`),
	},
	{
		id: 'messages.absent',
		source: '4 [doc] api/messages/status',
		claim: 'A message that does not exist is answered 404',
		request: forNumber({ method: 'GET', route: '/v1/messages/{id}', id: 'cmx_conformance_absent' }),
		judge: (answer) => refused(answer, 404),
	},
	{
		id: 'messages.absentCode',
		source: '4 [unknown]',
		claim: 'Which code does a message have that does not exist?',
		request: forNumber({ method: 'GET', route: '/v1/messages/{id}', id: 'cmx_conformance_absent' }),
		judge: (answer) => observed(seen(answer)),
	},
	...statusFacts(),
];

/** The status of the newest message in the history that has a WhatsApp id. */
function statusFacts(): Fact[] {
	const request = needing(
		({ wamid }) => wamid,
		(known) =>
			absentFrom(known, 'history', 'no sent message with a WhatsApp id is in its first page'),
		(id) => ({ method: 'GET', route: '/v1/messages/{id}', id }),
	);
	return [
		{
			id: 'messages.status',
			source: '4 [doc] api/messages/status',
			claim: 'A message is found by its WhatsApp id, with the fields of the older page',
			request,
			judge: (answer) =>
				hasFields(answer, object(answer.json), [
					...['id', 'correlationId', 'status', 'destinationNumber', 'template', 'createdAt'],
					...['sentAt', 'readAt', 'errorMessage'],
				]),
		},
		{
			id: 'messages.newer',
			source: '4, 17 [doc] api/messages/status.md',
			claim: 'Does its status have deliveredAt and externalMessageId, as the newer page says?',
			request,
			judge: (answer) => {
				const has = (name: string) => (Object.hasOwn(object(answer.json), name) ? 'yes' : 'no');
				return ok(answer)
					? observed(
							`deliveredAt: ${has('deliveredAt')}, externalMessageId: ${has('externalMessageId')}`,
						)
					: observed(seen(answer));
			},
		},
	];
}
