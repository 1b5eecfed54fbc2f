import {
	MAX_MESSAGES,
	sizeOf,
} from '../../../../nodes/PilotStatus/resources/conversation/waitUntilQuiet/chat.ts';
import {
	type Hold,
	QuietMemory,
} from '../../../../nodes/PilotStatus/resources/conversation/waitUntilQuiet/memory.ts';

const minute = 60_000;

/** A message of a contact that comes in for an execution of its own. */
function arrive(
	memory: QuietMemory,
	contact: string,
	id: string,
	more: { text?: string; at?: number } = {},
) {
	const { text = id, at } = more;
	const message = { keys: [id], writtenAt: at, text, shown: { messageId: id } };
	const arriving = { contact, message, executionId: id, lookBackMs: 15 * minute, isTest: false };
	return memory.arrive(arriving);
}

function holdOf(arrival: ReturnType<QuietMemory['arrive']>): Hold {
	if (typeof arrival === 'object' && 'hold' in arrival) return arrival.hold;
	throw new Error(`It does not wait: ${JSON.stringify(arrival)}`);
}

const keysOf = (hold: Hold) => hold.chat.open.map(({ message }) => message.keys[0]);

describe('the memory of a process', () => {
	it('keeps the newest messages of a contact, and always the one that is waited for', () => {
		const memory = new QuietMemory(() => 0);
		const hold = holdOf(arrive(memory, 'ana', 'newest', { at: 10_000 }));
		for (let id = 0; id < 2 * MAX_MESSAGES; id += 1) arrive(memory, 'ana', `m${id}`, { at: id });
		expect(hold.chat.open).toHaveLength(MAX_MESSAGES);
		expect(keysOf(hold).slice(0, 1)).toEqual([`m${MAX_MESSAGES + 1}`]);
		expect(keysOf(hold).at(-1)).toBe('newest');
		expect(hold.isOver()).toBe(false);
	});

	it('forgets the contact who wrote longest ago first', () => {
		const memory = new QuietMemory(() => 0, 3);
		for (const contact of ['ana', 'bruno', 'carla', 'ana', 'davi']) arrive(memory, contact, 'm1');
		expect(memory.contacts).toBe(3);
		// the messages of those who are remembered are copies of what is waited for
		expect(['carla', 'ana', 'davi'].map((contact) => arrive(memory, contact, 'm1'))).toEqual([
			...['over', 'over', 'over'],
		]);
		expect(arrive(memory, 'bruno', 'm1')).toHaveProperty('hold');
	});

	it('is bounded by the length of all texts together', () => {
		const memory = new QuietMemory(() => 0, 1_000, 100_000);
		const text = 'x'.repeat(10_000);
		for (let contact = 0; contact < 50; contact += 1) arrive(memory, `c${contact}`, 'm1', { text });
		expect(memory.contacts).toBeLessThan(6);
		expect(memory.contacts).toBeGreaterThan(2);
		const hold = holdOf(arrive(memory, 'ana', 'm1', { text }));
		expect(sizeOf(hold.chat)).toBeGreaterThan(20_000);
	});

	it('lets an execution whose contact was forgotten go on, and one that came later too', () => {
		const memory = new QuietMemory(() => 0, 1);
		const first = holdOf(arrive(memory, 'ana', 'm1'));
		arrive(memory, 'bruno', 'm1');
		const second = holdOf(arrive(memory, 'ana', 'm2'));
		first.take(first.chat.open, false);
		expect(second.isOver()).toBe(false);
		expect(arrive(memory, 'ana', 'm2')).toBe('over');
		expect(keysOf(second)).toEqual(['m2']);
	});

	it('forgets what is older than Look Back, but nothing that is waited for', () => {
		let now = 0;
		const memory = new QuietMemory(() => now);
		const stopped = holdOf(arrive(memory, 'ana', 'm1'));
		stopped.stop();
		now = 16 * minute;
		expect(keysOf(holdOf(arrive(memory, 'ana', 'm2')))).toEqual(['m2']);
		now = 40 * minute;
		expect(keysOf(holdOf(arrive(memory, 'ana', 'm3')))).toEqual(['m2', 'm3']);
	});

	it('tells the newest by time, whatever comes last, and by arrival where times are the same', () => {
		const memory = new QuietMemory(() => 0);
		const third = holdOf(arrive(memory, 'ana', 'm3', { at: 3 }));
		expect(arrive(memory, 'ana', 'm1', { at: 1 })).toBe('over');
		const same = holdOf(arrive(memory, 'ana', 'm4', { at: 3 }));
		expect([third.isOver(), same.isOver()]).toEqual([true, false]);
		// one without a time comes behind those that are there, and before those of later times
		const timeless = holdOf(arrive(memory, 'ana', 'm5'));
		expect(same.isOver()).toBe(true);
		expect(holdOf(arrive(memory, 'ana', 'm6', { at: 4 })).isOver()).toBe(false);
		expect(timeless.isOver()).toBe(true);
	});

	it('takes a copy with another text as the message that was edited', () => {
		const memory = new QuietMemory(() => 0);
		const hold = holdOf(arrive(memory, 'ana', 'm1', { text: 'at 5' }));
		expect(arrive(memory, 'ana', 'm1', { text: 'at 6' })).toBe('over');
		expect(arrive(memory, 'ana', 'm1', { text: '' })).toBe('over');
		expect(hold.chat.open.map(({ message }) => message.text)).toEqual(['at 6']);
	});

	it('lets a copy wait where the first execution was stopped', () => {
		const memory = new QuietMemory(() => 0);
		holdOf(arrive(memory, 'ana', 'm1')).stop();
		const again = holdOf(arrive(memory, 'ana', 'm1'));
		expect(keysOf(again)).toEqual(['m1']);
	});

	it('gives the same execution what it went on with before', () => {
		const memory = new QuietMemory(() => 0);
		const hold = holdOf(arrive(memory, 'ana', 'm1'));
		hold.take(hold.chat.open, false);
		expect(arrive(memory, 'ana', 'm1')).toEqual({ again: [hold.own] });
	});
});
