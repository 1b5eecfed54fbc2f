import fc from 'fast-check';

import {
	belongs,
	buttonId,
	mayAnswer,
	understand,
} from '../../../nodes/PilotStatus/waiting/match.ts';
import type { Terms } from '../../../nodes/PilotStatus/waiting/question.ts';
import { readReply, type Reply } from '../../../nodes/PilotStatus/waiting/reply.ts';
import {
	APPROVE_WORDS,
	DECLINE_WORDS,
	saysTheSame,
} from '../../../nodes/PilotStatus/waiting/words.ts';

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
	text: 'Approve',
	quoted: [],
	isOwn: false,
	from: '+5511999999999',
	...more,
});
const state = {
	token: 'abc',
	terms: question(),
	webhookId: 'wh_1',
	sent: { id: 'cmx1', correlationId: 'corr_1' },
};

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
			text: 'Yes',
			from: '+5511999999999',
			quoted: ['wamid.1'],
			correlationId: 'corr_1',
			isOwn: false,
			at: '2026-03-01T09:00:00.000Z',
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
					receivedAt: 'then',
					fromMe: true,
					groupId: '1@g.us',
				},
			}),
		).toMatchObject({
			text: 'Yes',
			quoted: ['cmx1'],
			buttonId: 'abc.0',
			at: 'then',
			isOwn: true,
			groupId: '1@g.us',
			from: '+5511999999999',
		});
	});

	it('never throws, and takes only message events', () => {
		fc.assert(fc.property(fc.anything(), (body) => void readReply(body)));
		expect(readReply({ event: 'call.ended', id: '1' })).toBe(undefined);
		expect(readReply({ data: {} })).toBe(undefined);
		expect(readReply({ event: 'message.received', data: {} })?.text).toBe('');
	});
});

describe('belongs', () => {
	it.each<[string, Partial<Reply>, boolean | 'unclear']>([
		['a button of this question', { buttonId: 'abc.1' }, true],
		['a button of an older question', { buttonId: 'old.1', correlationId: 'corr_1' }, false],
		['the correlation of the send', { correlationId: 'corr_1' }, true],
		['another correlation', { correlationId: 'corr_2', quoted: ['cmx1'] }, false],
		['a quote of the message', { quoted: ['x', 'cmx1'] }, true],
		['a quote of an unknown ID', { quoted: ['wamid.1'] }, 'unclear'],
		['no sign at all', {}, false],
		['the own phone', { correlationId: 'corr_1', isOwn: true }, false],
	])('%s', (_, more, expected) => {
		expect(belongs(reply(more), question(), state)).toBe(expected);
	});

	it.each<[string, Partial<Reply>, Partial<Terms>, boolean]>([
		['from the contact', {}, {}, true],
		['from the contact without the ninth digit', { from: '+551199999999' }, {}, true],
		['from somebody else', { from: '+5511888888888' }, {}, false],
		['from nobody known', { from: undefined }, {}, false],
		['in a group', { groupId: '1@g.us' }, {}, false],
		[
			'in the group that was asked',
			{ groupId: '1@g.us' },
			{ destination: { groupId: '1@g.us' } },
			true,
		],
		['in another group', { groupId: '2@g.us' }, { destination: { groupId: '1@g.us' } }, false],
		['nowhere', {}, { destination: {} }, false],
	])('a free text without quote %s', (_, more, asked, expected) => {
		const freeText = question({ responseType: 'freeText', labels: [], ...asked });
		expect(belongs(reply(more), freeText, state)).toBe(expected);
	});

	it('recognises its buttons before the send is known', () => {
		expect(
			belongs(reply({ buttonId: 'abc.0' }), question(), { token: 'abc', terms: question() }),
		).toBe(true);
		expect(
			belongs(reply({ correlationId: 'corr_9' }), question(), { token: 'abc', terms: question() }),
		).toBe(false);
	});
});

describe('mayAnswer', () => {
	it('lets in everybody, or the approvers alone', () => {
		const closed = question({ approvers: ['+5511999999999'] });
		expect(mayAnswer('+5511888888888', question())).toBe(true);
		expect(mayAnswer('+55 11 9999-9999', closed)).toBe(true);
		expect(mayAnswer('+5511888888888', closed)).toBe(false);
		expect(mayAnswer(undefined, closed)).toBe(false);
		expect(mayAnswer('BR.77', question({ approvers: ['BR.77'] }))).toBe(true);
	});
});

describe('understand', () => {
	it.each<[string, boolean | undefined]>([
		['Sim!', true],
		['SIM', true],
		['yes', true],
		['👍', true],
		['👍🏾', true],
		['✔️', true],
		['  ok. ', true],
		['approve', true],
		['não', false],
		['Nao', false],
		['👎🏻', false],
		['Decline', false],
		['maybe', undefined],
		['Sim! 👍', true],
		['sim, por favor 👍👍', true],
		['ok👌', true],
		['Não, obrigado', false],
		['sim não', undefined],
		['sim sim sim sim sim sim', undefined],
		['obrigado', undefined],
		['sim, mas amanhã', undefined],
		['', undefined],
		['?!', undefined],
	])('%p is %p', (text, approved) => {
		expect(understand(reply({ text }), question(), 'abc')?.approved).toBe(approved);
	});

	it('goes by the button and not by its text', () => {
		const tap = reply({ buttonId: buttonId('abc', 1), text: 'Approve' });
		expect(understand(tap, question(), 'abc')).toEqual({ approved: false, text: 'Approve' });
		const silent = reply({ buttonId: buttonId('abc', 0), text: '' });
		expect(understand(silent, question(), 'abc')).toEqual({ approved: true, text: 'Approve' });
		const made = reply({ buttonId: 'abc.7', text: 'hm' });
		expect(understand(made, question(), 'abc')).toBe(undefined);
	});

	it('a refusal needs no button to be understood', () => {
		const single = question({ labels: ['Approve'] });
		expect(understand(reply({ text: 'no' }), single, 'abc')?.approved).toBe(false);
	});

	it('takes own words, and decides nothing on a word of both lists', () => {
		const own = question({ words: { approve: ['go', 'hm'], decline: ['stop', 'hm'] } });
		expect(understand(reply({ text: 'Go!' }), own, 'abc')?.approved).toBe(true);
		expect(understand(reply({ text: 'stop' }), own, 'abc')?.approved).toBe(false);
		expect(understand(reply({ text: 'hm' }), own, 'abc')).toBe(undefined);
		expect(understand(reply({ text: 'sim' }), own, 'abc')).toBe(undefined);
	});

	it('choices are taken by button or by label, never guessed', () => {
		const choices = question({ responseType: 'choices', labels: ['Monday', 'Terça'] });
		const tap = reply({ buttonId: 'abc.1', text: '' });
		expect(understand(tap, choices, 'abc')).toEqual({ choice: 'Terça', text: 'Terça' });
		expect(understand(reply({ text: 'terca' }), choices, 'abc')).toEqual({
			choice: 'Terça',
			text: 'terca',
		});
		expect(understand(reply({ text: 'Mon' }), choices, 'abc')).toBe(undefined);
	});

	it('a free text is taken as it is, unless it is empty', () => {
		const free = question({ responseType: 'freeText', labels: [] });
		expect(understand(reply({ text: ' Rua A, 1 ' }), free, 'abc')).toEqual({ text: 'Rua A, 1' });
		expect(understand(reply({ text: ' ' }), free, 'abc')).toBe(undefined);
	});
});

describe('saysTheSame', () => {
	it('does not call two empty texts the same', () => {
		expect(saysTheSame('', '')).toBe(false);
		expect(saysTheSame('!', '?')).toBe(false);
	});
});
