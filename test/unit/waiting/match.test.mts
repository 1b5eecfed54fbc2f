import fc from 'fast-check';

import {
	isFromAsked,
	isOlder,
	mayAnswer,
	mayBeFromAsked,
	relationOf,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/match.ts';
import type { Terms } from '../../../nodes/PilotStatus/resources/message/sendAndWait/question.ts';
import {
	readReply,
	type Reply,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/reply.ts';
import {
	APPROVE_WORDS,
	DECLINE_WORDS,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/wordLists.ts';

const question = (more: Partial<Terms> = {}): Terms => ({
	destination: { destinationNumber: '+5511999999999' },
	responseType: 'approval',
	replyIn: 'chat',
	labels: ['Approve', 'Decline'],
	words: { approve: [...APPROVE_WORDS], decline: [...DECLINE_WORDS] },
	approvers: [],
	...more,
});
const reply = (more: Partial<Reply> = {}): Reply => ({
	event: 'message.reply',
	id: 'in1',
	text: 'Approve',
	quoted: [],
	senders: ['+5511999999999'],
	isInGroup: false,
	isOwn: false,
	isReaction: false,
	...more,
});
const sent = { id: 'cmx1', correlationId: 'corr_1', createdAt: '2026-03-01T09:00:00.700Z' };

describe('readReply', () => {
	it('reads the current schema', () => {
		expect(
			readReply({
				event: 'message.reply',
				data: {
					id: 'in1',
					from: '+5511999999999',
					content: 'Yes',
					quotedMessageId: 'wamid.1',
					correlationId: 'corr_1',
					createdAt: '2026-03-01T09:00:00.000Z',
				},
			}),
		).toEqual({
			event: 'message.reply',
			id: 'in1',
			text: 'Yes',
			senders: ['+5511999999999'],
			quoted: ['wamid.1'],
			correlationId: 'corr_1',
			isInGroup: false,
			isOwn: false,
			isReaction: false,
			writtenAt: Date.parse('2026-03-01T09:00:00.000Z'),
		});
	});

	it('reads the older schema, where content quotes the question', () => {
		expect(
			readReply({
				event: 'message.reply',
				data: {
					fromNumber: '+5511999999999',
					content: 'May we?',
					replyContent: 'Yes',
					messageRepliedId: 'cmx1',
					buttonId: 'abc.0',
					receivedAt: '2026-03-01T09:00:00Z',
					fromMe: true,
					groupId: '1@g.us',
				},
			}),
		).toMatchObject({
			text: 'Yes',
			quoted: ['cmx1'],
			buttonId: 'abc.0',
			writtenAt: Date.parse('2026-03-01T09:00:00Z'),
			isOwn: true,
			groupId: '1@g.us',
			senders: ['+5511999999999'],
		});
	});

	it('never throws, and takes only message events', () => {
		fc.assert(
			fc.property(fc.anything(), (body) => void readReply(body)),
			{ seed: 11 },
		);
		fc.assert(
			fc.property(fc.anything(), (data) => void readReply({ event: 'message.reply', data })),
			{ seed: 12 },
		);
		expect(readReply({ event: 'call.ended', id: '1' })).toBe(undefined);
		expect(readReply({ data: {} })).toBe(undefined);
		expect(readReply({ event: 'message.received', data: {} })?.text).toBe('');
	});

	it.each([
		...['message.sent', 'message.delivered', 'message.read', 'message.failed', 'number.connected'],
		...['message.newsletter', 'Message.Reply', '', 5, null, undefined],
	])('takes no answer from the event %p', (event) => {
		const data = { correlationId: 'corr_1', content: 'ok', from: '+5511999999999' };
		expect(readReply({ event, data })).toBe(undefined);
	});

	it.each<[string, object]>([
		['an empty text', { replyContent: '', content: 'Ok?', receivedAt: '2026-03-01T09:00:00Z' }],
		['a voice note', { replyContent: null, content: 'Ok?' }],
		['no text at all', { content: 'Ok?', messageRepliedId: 'cmx1' }],
		['only the time of v2', { content: 'Ok?', receivedAt: '2026-03-01T09:00:00Z' }],
	])('never takes the quoted text for the answer: %s', (_, data) => {
		expect(readReply({ event: 'message.reply', data })?.text).toBe('');
	});

	it('reads a message of the older schema, whose content is its own, and a caption', () => {
		const received = { content: 'hello', receivedAt: '2026-03-01T09:00:00Z' };
		expect(readReply({ event: 'message.received', data: received })?.text).toBe('hello');
		const photo = { content: '', mediaCaption: 'Rua A, 1', type: 'image' };
		expect(readReply({ event: 'message.received', data: photo })?.text).toBe('Rua A, 1');
	});

	it('knows a correlation of replies only, every identity, and a reaction', () => {
		const data = {
			correlationId: 'corr_1',
			from: 5511999999999,
			userId: 'BR.77',
			participant: '5511888888888@s.whatsapp.net',
			groupId: '1@g.us',
			type: 'reaction',
		};
		expect(readReply({ event: 'message.group', data })).toMatchObject({
			senders: ['5511999999999', '5511888888888@s.whatsapp.net', 'BR.77'],
			groupId: '1@g.us',
			isInGroup: true,
			isReaction: true,
		});
		expect(readReply({ event: 'message.received', data })?.correlationId).toBe(undefined);
		expect(readReply({ event: 'message.reply', data })?.correlationId).toBe('corr_1');
		const media = { mediaType: 'Reaction', from: '+5511999999999' };
		expect(readReply({ event: 'message.reply', data: media })?.isReaction).toBe(true);
		const inGroup = { from: '1@g.us', participant: '+5511999999999' };
		expect(readReply({ event: 'message.group', data: inGroup })).toMatchObject({
			senders: ['+5511999999999'],
			groupId: '1@g.us',
		});
	});
});

describe('relationOf', () => {
	it.each<[string, Partial<Reply>, string]>([
		['a button of this question', { buttonId: 'abc.1' }, 'ours'],
		['a button of an older question', { buttonId: 'old.1', correlationId: 'corr_1' }, 'other'],
		['a button without an ID', { buttonId: 'Approve', correlationId: 'corr_1' }, 'ours'],
		['a button of something else', { buttonId: 'menu' }, 'other'],
		['the correlation of the send', { correlationId: 'corr_1' }, 'ours'],
		['another correlation', { correlationId: 'corr_2', quoted: ['cmx1'] }, 'other'],
		['a quote of the message', { quoted: ['x', 'cmx1'] }, 'ours'],
		['a quote with a prefix', { quoted: ['wamid.CMX1'] }, 'ours'],
		['a quote of an unknown ID', { quoted: ['wamid.1'] }, 'quotes'],
		['no sign at all', {}, 'plain'],
		['the own phone', { correlationId: 'corr_1', isOwn: true }, 'other'],
		['a reaction', { correlationId: 'corr_1', isReaction: true }, 'other'],
	])('%s', (_, more, expected) => {
		expect(relationOf(reply(more), 'abc', sent)).toBe(expected);
	});

	it('does not take a label with a dot for a button of another question', () => {
		const tapped = (buttonId: string) =>
			relationOf(reply({ buttonId, correlationId: 'corr_1' }), 'abc', { correlationId: 'corr_1' });
		expect(tapped('10.30')).toBe('ours');
		expect(tapped('0f3a.1')).toBe('other');
	});

	it('recognises its buttons before the send is known', () => {
		expect(relationOf(reply({ buttonId: 'abc.0' }), 'abc', undefined)).toBe('ours');
		expect(relationOf(reply({ correlationId: 'corr_9' }), 'abc', undefined)).toBe('plain');
	});
});

describe('isFromAsked', () => {
	it.each<[string, Partial<Reply>, Partial<Terms>, boolean, boolean]>([
		['from the contact', {}, {}, true, true],
		['without the ninth digit', { senders: ['+551199999999'] }, {}, true, true],
		['with two identities', { senders: ['BR.7', '+5511999999999'] }, {}, true, true],
		['from somebody else', { senders: ['+5511888888888'] }, {}, false, false],
		['from a hidden ID', { senders: ['BR.7'] }, {}, false, true],
		['from nobody known', { senders: [] }, {}, false, true],
		['in a group', { groupId: '1@g.us', isInGroup: true }, {}, false, false],
		['in a group without name', { isInGroup: true }, {}, false, false],
		[
			'in the group that was asked',
			{ groupId: '1@g.us', isInGroup: true },
			{ destination: { groupId: '1@g.us' } },
			true,
			true,
		],
		[
			'in another group',
			{ groupId: '2@g.us', isInGroup: true },
			{ destination: { groupId: '1@g.us' } },
			false,
			false,
		],
		['nowhere', {}, { destination: {} }, false, true],
	])('%s', (_, more, asked, expected, maybe) => {
		expect(isFromAsked(reply(more), question(asked))).toBe(expected);
		expect(mayBeFromAsked(reply(more), question(asked))).toBe(maybe);
	});
});

describe('mayAnswer', () => {
	const may = (senders: string[], approvers: string[]) =>
		mayAnswer({ senders }, question({ approvers }));
	it('lets in everybody, or the approvers alone', () => {
		const closed = ['+5511999999999'];
		expect(may(['+5511888888888'], [])).toBe(true);
		expect(may(['+55 11 9999-9999'], closed)).toBe(true);
		expect(may(['+5511888888888'], closed)).toBe(false);
		expect(may([], closed)).toBe(false);
		expect(may(['BR.77'], ['BR.77'])).toBe(true);
		expect(may(['+5511888888888', 'BR.77'], ['BR.77'])).toBe(true);
	});
});

describe('isOlder', () => {
	it.each<[string | undefined, string | undefined, boolean]>([
		['2026-03-01T08:59:58.700Z', sent.createdAt, true],
		['2026-03-01T09:00:00.000Z', sent.createdAt, false],
		['2026-03-01T09:00:05.000Z', sent.createdAt, false],
		['2026-03-01T06:00:05.000-03:00', sent.createdAt, false],
		['2026-03-01T08:59:58.000Z', undefined, false],
		[undefined, sent.createdAt, false],
	])('%p beside %p', (written, createdAt, expected) => {
		const at = written === undefined ? {} : { writtenAt: Date.parse(written) };
		expect(isOlder(reply(at), createdAt === undefined ? undefined : { createdAt })).toBe(expected);
	});
});
