import { entries, notChecked, object, ok, text } from '../judge.mts';
import type { Answer, Ask, FactData, Facts, Verdict } from '../types.mts';

const get = (route: string, query: Record<string, string> = {}): Ask => ({
	method: 'GET',
	route,
	query,
});
const history = '/v1/messages/history';
const absent: Ask = { method: 'GET', route: '/v1/messages/{id}', id: 'cmx_conformance_absent' };
const status: Ask = { method: 'GET', route: '/v1/messages/{id}', of: 'wamid' };
const messageFields = [
	...['id', 'conversationId', 'direction', 'type', 'content', 'from', 'media', 'createdAt'],
];

/** Newest or oldest first, by a field of ISO times. */
function order({ json }: Answer, name: string, field: string): string | Verdict {
	const times = entries(json, name).map((entry) => Date.parse(text(entry, field) ?? ''));
	const steps = times.slice(1).map((time, index) => time - (times[index] ?? Number.NaN));
	if (steps.length === 0 || steps.every((step) => step === 0)) {
		return notChecked('fewer than two entries of different times to compare');
	}
	if (steps.every((step) => step <= 0)) return 'newest first';
	return steps.every((step) => step >= 0) ? 'oldest first' : 'neither newest nor oldest first';
}

/** A list with the page counts of docs/api-reference.md 6 and its entries' fields, as two facts. */
function listFacts(id: string, route: string, name: string, mark: string, fields: string[]): Facts {
	const common = {
		source: `6 ${mark}`,
		ask: get(route),
	} satisfies Partial<FactData>;
	return {
		[`${id}.page`]: {
			...common,
			claim: `GET ${route} has ${name}, total, page, pageSize and totalPages`,
			expect: { fields: [name, 'total', 'page', 'pageSize', 'totalPages'] },
		},
		[`${id}.fields`]: {
			...common,
			claim: `Its entries have ${fields.join(', ')}`,
			expect: { entriesOf: name, fields },
		},
	};
}

/** Reading messages and conversations (docs/api-reference.md 4, 6). */
export const readingFacts: Facts = {
	'history.learn': {
		source: '6 [doc] playground/conversations/message-history',
		claim: 'page begins at 1, pageSize is 30 by default',
		ask: get(history),
		learn: (answer, known) => {
			if (ok(answer)) known.listed.add('history');
			const sent = entries(answer.json, 'messages').find(
				(entry) => entry.direction === 'OUTBOUND' && text(entry, 'externalMessageId') !== undefined,
			);
			if (sent) known.wamid = text(sent, 'externalMessageId');
		},
		expect: {
			holds: ({ page, pageSize }) => page === 1 && pageSize === 30,
			detail: ({ page, pageSize }) => `page ${String(page)}, pageSize ${String(pageSize)}`,
		},
	},
	...listFacts('history', history, 'messages', '[doc] playground/conversations/message-history', [
		...['id', 'conversationId', 'direction', 'providerKind', 'externalMessageId', 'status'],
		...['messageType', 'text', 'participantPhone', 'media', 'providerTimestamp', 'createdAt'],
	]),
	...listFacts('unread', '/v1/messages/unread', 'messages', '[inferred]', messageFields),
	...listFacts('group', '/v1/messages/group', 'messages', '[inferred]', messageFields),
	...listFacts('conversations', '/v1/conversations', 'conversations', '[doc] api/conversations', [
		...['id', 'from', 'fromName', 'type', 'unreadCount', 'lastMessageAt', 'createdAt'],
	]),
	'history.order': {
		source: '6 [unknown]',
		claim: 'In which order does the history come?',
		ask: get(history),
		show: (answer) => order(answer, 'messages', 'providerTimestamp'),
	},
	'conversations.order': {
		source: '6 [unknown]',
		claim: 'In which order do the conversations come?',
		ask: get('/v1/conversations'),
		show: (answer) => order(answer, 'conversations', 'lastMessageAt'),
	},
	'reading.pageSize': {
		source: '6 [doc] playground/conversations/message-history',
		claim: 'Is a pageSize of 101 refused or cut to 100?',
		ask: get(history, { pageSize: '101' }),
		show: ({ json }) => `answered with pageSize ${String(object(json).pageSize)}`,
	},
	'reading.range': {
		source: '6 [doc] api/conversations',
		claim: 'A range that ends before it begins: 400 INVALID_DATE_RANGE',
		ask: get('/v1/conversations', {
			startDate: '2026-02-02T00:00:00.000Z',
			endDate: '2026-02-01T00:00:00.000Z',
		}),
		expect: { status: 400, codes: ['INVALID_DATE_RANGE'] },
	},
	'reading.privacy': {
		source: '6 [doc] api/conversations',
		claim: 'Does this number keep its messages, or does a notice say that it only relays?',
		ask: get('/v1/conversations'),
		show: ({ json }) => `notice ${JSON.stringify(object(json).notice ?? null)}`,
	},
	'messages.absent': {
		source: '4 [doc] api/messages/status',
		claim: 'A message that does not exist is answered 404',
		ask: absent,
		expect: { status: 404 },
	},
	'messages.absentCode': {
		source: '4 [unknown]',
		claim: 'Which code does a message have that does not exist?',
		ask: absent,
	},
	'messages.status': {
		source: '4 [doc] api/messages/status',
		claim: 'A message is found by its WhatsApp id, with the fields of the older page',
		ask: status,
		expect: {
			fields: [
				...['id', 'correlationId', 'status', 'destinationNumber', 'template', 'createdAt'],
				...['sentAt', 'readAt', 'errorMessage'],
			],
		},
	},
	'messages.newer': {
		source: '4, 17 [doc] api/messages/status.md',
		claim: 'Does its status have deliveredAt and externalMessageId, as the newer page says?',
		ask: status,
		show: ({ json }) => {
			const has = (name: string) => (Object.hasOwn(object(json), name) ? 'yes' : 'no');
			return `deliveredAt: ${has('deliveredAt')}, externalMessageId: ${has('externalMessageId')}`;
		},
	},
};
