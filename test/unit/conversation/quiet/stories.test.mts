import { ana, bruno, pass, textsOf, writes } from './playing.mts';
import { QuietWorld, type WorldOptions } from './world.mts';

const group = '120363000000000000@g.us';

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-02T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

/** Both ways of a single process: from memory alone, and with the history. */
const bothWays: Array<[string, WorldOptions]> = [
	['from memory alone', { keeps: false }],
	['with the history', {}],
];

describe.each(bothWays)('in one process, %s,', (_, options) => {
	it('a turn has what was written since the last one, also while its answer is being worked out', async () => {
		const world = new QuietWorld({ ...options, think: () => 20_000 });
		await writes(world, ['hi', 'are you open?']);
		await pass(8_000);
		await writes(world, ['today?']);
		await pass(30_000);
		await writes(world, ['thanks']);
		await pass(30_000);
		expect(textsOf(world)).toEqual(['hi\nare you open?', 'today?', 'thanks']);
		expect(world.turns.every(({ isAnswered }) => isAnswered)).toBe(true);
	});

	it('ends every execution but one at once', async () => {
		const world = new QuietWorld(options);
		world.write({ contact: ana, content: 'one' });
		await pass(100);
		const first = world.finished.length;
		world.write({ contact: ana, content: 'two' });
		await pass(100);
		expect([first, world.finished.length]).toEqual([0, 1]);
	});

	it('what an execution took that failed before it answered is in the next turn', async () => {
		const world = new QuietWorld({ ...options, think: () => 20_000 });
		await writes(world, ['hi', 'are you open?']);
		await pass(8_000);
		world.fail(world.turns[0]?.executionId ?? '');
		await writes(world, ['hello?']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hi\nare you open?', 'hi\nare you open?\nhello?']);
	});

	it('what an execution took that was stopped is in the next turn', async () => {
		const world = new QuietWorld({ ...options, think: () => 20_000 });
		await writes(world, ['hi']);
		await pass(8_000);
		world.stop(world.turns[0]?.executionId ?? '');
		await writes(world, ['hello?']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hi', 'hi\nhello?']);
	});

	it('what is open when the waiting execution is stopped is in the next turn', async () => {
		const world = new QuietWorld({ ...options, think: () => 1_000 });
		await writes(world, ['hi', 'are you open?']);
		world.stop([...world.executions.keys()].at(-1) ?? '');
		await pass(10);
		expect(world.finished).toHaveLength(2);
		await pass(20_000);
		expect(textsOf(world)).toEqual([]);
		await writes(world, ['hello?']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hi\nare you open?\nhello?']);
	});

	it('a copy that comes after the turn starts nothing', async () => {
		const world = new QuietWorld({ ...options, think: () => 1_000 });
		world.write({ contact: ana, content: 'hi', copies: 3, copyAfter: 9_000 });
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hi']);
	});

	it('in a group each participant has turns of their own', async () => {
		const world = new QuietWorld(options);
		world.write({ contact: ana, group, content: 'who' });
		world.write({ contact: bruno, group, content: 'I am' });
		world.write({ contact: ana, content: 'this is private' });
		await pass(1_000);
		world.write({ contact: ana, group, content: 'is in?' });
		world.write({ contact: bruno, group, content: 'in' });
		await pass(60_000);
		expect(textsOf(world).sort()).toEqual(['this is private', 'who\nis in?']);
		expect(textsOf(world, bruno)).toEqual(['I am\nin']);
	});

	it('messages from before Look Back are left out', async () => {
		const parameters = { quietOptions: { lookBack: 1 } };
		const world = new QuietWorld({ ...options, parameters });
		await writes(world, ['hi']);
		world.stop([...world.executions.keys()].at(-1) ?? '');
		await pass(90_000);
		await writes(world, ['hello?']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hello?']);
	});
});
