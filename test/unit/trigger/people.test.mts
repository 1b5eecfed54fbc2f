import type { IDataObject } from 'n8n-workflow';

import { ContactRate } from '../../../nodes/PilotStatusTrigger/webhook/contactRate.ts';
import { deliver, type FakeTrigger, listening, received, started } from './fakeTrigger.mts';

const minute = 60_000;
beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-02T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

let ids = 0;
const inbound = (more: IDataObject = {}) =>
	received({ id: `in${(ids += 1)}`, messageId: `wamid.in${ids}`, ...more });
/** Written by the business itself, as QR-paired numbers echo it. */
const echo = (more: IDataObject = {}) =>
	inbound({ fromMe: true, from: '+5511922222222', to: '+5511911111111', ...more });

/** A trigger at a Pilot Status that knows the messages with these ids. */
function pausing(known: string[] = [], status = 404): FakeTrigger {
	return listening({
		options: { pauseAfterPerson: 30 },
		answer: ({ path }) =>
			known.includes(decodeURIComponent(path.replace('/v1/messages/', '')))
				? { status: 200, body: { id: 'cmx' } }
				: { status, body: { error: 'no', code: 'MESSAGE_NOT_FOUND' } },
	});
}

const writes = async (trigger: FakeTrigger, more: IDataObject = {}) =>
	(await started(trigger, inbound(more))).length === 1;

describe('after a person answered', () => {
	it('the contact starts nothing for so long, and others do', async () => {
		const trigger = pausing();
		expect(await writes(trigger)).toBe(true);
		expect(await started(trigger, echo())).toEqual([]);
		expect(await writes(trigger)).toBe(false);
		expect(await writes(trigger, { from: '+5511933333333' })).toBe(true);
		jest.setSystemTime(Date.now() + 31 * minute);
		expect(await writes(trigger)).toBe(true);
	});

	it('each spelling of the number is the same contact', async () => {
		const trigger = pausing();
		await started(trigger, echo({ to: '5511991111111@s.whatsapp.net' }));
		expect(await writes(trigger, { from: '+551191111111' })).toBe(false);
	});

	it('it is remembered in the static data, which names nobody', async () => {
		const trigger = pausing();
		await started(trigger, echo());
		expect(JSON.stringify(trigger.staticData)).not.toContain('5511911111111');
		const other = pausing();
		other.staticData.answered = structuredClone(trigger.staticData.answered);
		expect(await writes(other)).toBe(false);
	});

	it('it counts from when the person wrote, however late that is delivered', async () => {
		const trigger = pausing();
		await started(trigger, echo({ createdAt: '2026-03-02T11:29:00Z' }));
		expect(await writes(trigger)).toBe(true);
		await started(trigger, echo({ createdAt: '2026-03-02T11:45:00Z' }));
		expect(await writes(trigger)).toBe(false);
	});

	it('in a group, the group is paused, and no member', async () => {
		const trigger = pausing();
		trigger.given.events = ['*'];
		const inGroup = (more: IDataObject) => ({
			...inbound({ groupId: '1@g.us', ...more }),
			event: 'message.group',
		});
		await started(trigger, inGroup({ fromMe: true }));
		expect(await started(trigger, inGroup({}))).toEqual([]);
		expect(await writes(trigger)).toBe(true);
	});

	it('typed in the app of an official number, it is known without a request', async () => {
		const trigger = pausing();
		const value = { message_echoes: [{ from: '5511922222222', to: '5511911111111', id: 'e' }] };
		await started(trigger, { entry: [{ changes: [{ field: 'smb_message_echoes', value }] }] });
		expect(await writes(trigger)).toBe(false);
		expect(trigger.requests).toEqual([]);
	});

	it('old chats that are handed over pause nothing', async () => {
		const trigger = pausing();
		const value = { history: [{ threads: [{ messages: [{ from: '5511911111111' }] }] }] };
		await started(trigger, { entry: [{ changes: [{ field: 'history', value }] }] });
		expect(await writes(trigger)).toBe(true);
	});
});

describe('what the workflow itself sent', () => {
	it('pauses nothing: Pilot Status knows it, and is asked once', async () => {
		const trigger = pausing(['wamid.own']);
		await started(trigger, echo({ messageId: 'wamid.own' }), echo({ messageId: 'wamid.own' }));
		expect(await writes(trigger)).toBe(true);
		expect(trigger.requests).toHaveLength(1);
	});

	it('is known by its message.sent without a request, with or without the prefix of ids', async () => {
		const trigger = pausing();
		await started(trigger, { event: 'message.sent', data: { id: 's', messageId: 'wamid.sent1' } });
		await started(trigger, echo({ messageId: 'sent1' }));
		expect(await writes(trigger)).toBe(true);
		expect(trigger.requests).toEqual([]);
	});

	it('pauses nothing while Pilot Status cannot be asked, and the log says so', async () => {
		const trigger = pausing([], 503);
		await started(trigger, echo({ messageId: 'wamid.unknown' }));
		expect(await writes(trigger)).toBe(true);
		expect(trigger.warnings[0]).toContain('could not find out whether a person wrote');
	});

	it.each([undefined, '..', '.', '\ud800'])(
		'pauses nothing with the id %j, which nobody can be asked for',
		async (messageId) => {
			const trigger = pausing();
			await started(trigger, echo({ messageId }));
			expect(await writes(trigger)).toBe(true);
			expect(trigger.requests).toEqual([]);
		},
	);
});

it('without the option, own messages cause no request and are not remembered', async () => {
	const trigger = listening();
	expect(await started(trigger, echo())).toEqual([]);
	expect(trigger.staticData.answered).toBeUndefined();
});

it('chats are remembered within bounds', async () => {
	const trigger = pausing();
	for (let chat = 0; chat < 520; chat += 1) {
		await started(trigger, echo({ to: `+55119${10_000_000 + chat}` }));
	}
	expect(Object.keys(trigger.staticData.answered as object)).toHaveLength(500);
});

describe('messages of one contact per minute', () => {
	it('start the workflow up to the limit; others go on', async () => {
		const trigger = listening({ options: { maxPerContact: 2 } });
		const outcomes = [];
		for (let count = 0; count < 4; count += 1) outcomes.push(await writes(trigger));
		expect(outcomes).toEqual([true, true, false, false]);
		expect(await writes(trigger, { from: '551191111111' })).toBe(true);
		expect(await writes(trigger, { from: '+5511933333333' })).toBe(true);
		expect(trigger.warnings).toHaveLength(1);
		expect(trigger.warnings[0]).not.toContain('5511911111111');
		jest.setSystemTime(Date.now() + minute);
		expect(await writes(trigger)).toBe(true);
	});

	it('are not used up by repetitions, nor by those whose execution n8n could not begin', async () => {
		const trigger = listening({ options: { maxPerContact: 1 }, cannotBegin: true });
		const body = inbound();
		await deliver(trigger, body);
		trigger.given.cannotBegin = false;
		const again = deliver(trigger, body);
		await jest.advanceTimersByTimeAsync(5_000);
		expect((await again).items).toHaveLength(1);
		expect(await started(trigger, body)).toEqual([]);
		expect(await writes(trigger)).toBe(false);
	});

	it('are counted within bounds', () => {
		const rate = new ContactRate();
		for (let contact = 0; contact < 10_001; contact += 1) rate.count(`c${contact}`, 'k', 1, 0);
		expect(rate.count('c10000', 'other', 1, 0)).toBe('firstRefused');
		expect(rate.count('c10000', 'another', 1, 0)).toBe('refused');
		expect(rate.count('c0', 'other', 1, 0)).toBe('allowed');
	});
});
