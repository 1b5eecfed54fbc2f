/** Telling a contact that their reply was not understood. */
import { randomUUID } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { Answering } from '../../support/fakeHttp.mts';
import { delivery, group, queryOf, type Visit, visit } from '../../support/visiting.mts';

const text = 'Please answer yes or no';
const send = 'POST /v1/messages/send';

/** One question, whose webhook Pilot Status keeps; gives what each reply to it caused. */
function questioning(changes: object = {}, faults: Record<string, number> = {}) {
	const token = randomUUID();
	const webhook: IDataObject = { id: 'wh_1', name: 'n8n wait, until answered (W, 1)' };
	const query = queryOf({ unclearReply: text, ...changes }, { token });
	const answer: Answering = ({ method, path, body }) => {
		const status = faults[`${method} ${path}`];
		if (status !== undefined) return { status, body: {} };
		if (method === 'PATCH') Object.assign(webhook, body);
		if (path === '/v1/webhooks') return { status: 200, body: [] };
		return { status: method === 'POST' ? 202 : 200, body: { ...webhook } };
	};
	const say = async (data: IDataObject, event = 'message.reply', more: Visit = {}) => {
		const body = delivery({ messageId: randomUUID(), correlationId: 'corr_1', ...data }, event);
		const { result, requests, log } = await visit({ query, body, answer, ...more });
		const sends = requests.filter(({ method, path }) => `${method} ${path}` === send);
		return { result, log, sends: sends.map((request) => request.body) };
	};
	return { say, webhook };
}

it('tells it, and goes on waiting', async () => {
	const { say, webhook } = questioning();
	const { result, sends } = await say({ content: 'maybe' });
	expect(result).toEqual({ webhookResponse: { status: 'ignored' } });
	expect(sends).toEqual([{ destinationNumber: '+5511999999999', text }]);
	expect(webhook.name).toBe('n8n wait, until answered (W, 1) told 1');
});

it('tells it for a voice note, and twice at most', async () => {
	const { say, webhook } = questioning();
	const replies = [{ content: '', type: 'audio' }, { content: 'ok?' }, { content: 'hm' }];
	const counts: number[] = [];
	for (const reply of replies) counts.push((await say(reply)).sends.length);
	expect(counts).toEqual([1, 1, 0]);
	expect(webhook.name).toMatch(/ told 2$/);
});

it('tells it once when the delivery comes again', async () => {
	const { say } = questioning();
	expect((await say({ content: 'maybe', messageId: 'wamid.9' })).sends).toHaveLength(1);
	expect((await say({ content: 'maybe', messageId: 'wamid.9' })).sends).toHaveLength(0);
});

it('counts what another process has told', async () => {
	const { say, webhook } = questioning();
	webhook.name = 'n8n wait, until answered (W, 1) told 2';
	expect((await say({ content: 'maybe' })).sends).toHaveLength(0);
});

it.each(['GET /v1/webhooks/wh_1', 'PATCH /v1/webhooks/wh_1'])(
	'tells nothing when the count cannot be kept (%s)',
	async (line) => {
		const { say } = questioning({}, { [line]: 500 });
		expect((await say({ content: 'maybe' })).sends).toHaveLength(0);
	},
);

it('never sends it again, and logs what went wrong', async () => {
	const { say } = questioning({}, { [send]: 500 });
	const { sends, log } = await say({ content: 'maybe' });
	expect(sends).toHaveLength(1);
	expect(log).toHaveLength(1);
});

it.each<[string, IDataObject, string, object]>([
	['is an answer', { content: 'yes' }, 'message.reply', {}],
	['quotes nothing', { content: 'maybe', correlationId: undefined }, 'message.received', {}],
	['is about something else', { content: 'maybe', correlationId: 'corr_9' }, 'message.reply', {}],
	['is a reaction', { content: '🤔', type: 'reaction' }, 'message.reply', {}],
	['taps a made-up button', { buttonId: 'menu', content: 'x' }, 'message.reply', {}],
	[
		'comes from no approver',
		{ content: 'maybe' },
		'message.reply',
		{ approvers: ['+5511777777777'] },
	],
	[
		'is talk of a group',
		{ content: 'maybe', groupId: '1@g.us' },
		'message.group',
		{ ...group, acceptsPlain: true },
	],
	['has no text to tell', { content: 'maybe' }, 'message.reply', { unclearReply: undefined }],
])('tells nothing when a message %s', async (_, data, event, changes) => {
	const { say } = questioning(changes);
	expect((await say(data, event)).sends).toHaveLength(0);
});

it('tells it for a plain reply where plain replies are accepted', async () => {
	const { say } = questioning({ acceptsPlain: true });
	const plain = { content: 'maybe', correlationId: undefined };
	expect((await say(plain, 'message.received')).sends).toHaveLength(1);
});
