import { ana, pass, textsOf, writes } from './playing.mts';
import { plainTrigger, QuietWorld } from './world.mts';

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-02T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

describe('nothing is left to an execution that may not exist:', () => {
	const withOptions = (options: object) => [
		{ ...plainTrigger, parameters: { events: ['message.received'], options } },
	];

	it.each([
		[
			'the trigger takes some words only',
			withOptions({ textFilter: { value: { words: 'order' } } }),
		],
		['the trigger takes some types only', withOptions({ messageTypes: ['text'] })],
		['the trigger takes so many a minute', withOptions({ maxPerContact: 1 })],
		['an option is an expression', withOptions({ ignoreOlderThan: '={{ 0 }}' })],
		[
			'another node lies between',
			[plainTrigger, { ...plainTrigger, type: 'n8n-nodes-base.filter' }],
		],
		['the trigger belongs to another workflow', []],
	])('%s', async (_, before) => {
		const world = new QuietWorld({ before });
		world.write({ contact: ana, content: 'order 5 pizzas' });
		await pass(1_000);
		world.write({ contact: ana, type: 'sticker', copies: 0 });
		await pass(30_000);
		expect(textsOf(world)).toEqual(['order 5 pizzas']);
		expect(world.turns[0]?.ids).toHaveLength(2);
	});

	it('a reaction, which the trigger leaves out by default', async () => {
		const world = new QuietWorld();
		world.write({ contact: ana, content: 'order 5 pizzas' });
		await pass(1_000);
		world.write({ contact: ana, content: '👍', type: 'reaction', copies: 0 });
		await pass(30_000);
		expect(textsOf(world)).toEqual(['order 5 pizzas']);
	});

	it('a message that came long ago and was never answered', async () => {
		const world = new QuietWorld();
		world.write({ contact: ana, content: 'hi', delay: 120_000 });
		await pass(1_000);
		world.write({ contact: ana, content: 'are you open?', copies: 0 });
		await pass(200_000);
		expect(textsOf(world)).toEqual(['hi\nare you open?']);
	});

	it('where it certainly exists, the earlier execution ends', async () => {
		const options = { messageTypes: ['text', 'sticker'], maxPerContact: 5, ignoreOlderThan: 1 };
		const world = new QuietWorld({ before: withOptions(options) });
		world.write({ contact: ana, content: 'hi' });
		await pass(1_000);
		world.write({ contact: ana, type: 'sticker', copies: 0 });
		await pass(30_000);
		expect(world.finished).toHaveLength(1);
		expect(world.turns).toEqual([]);
	});
});

describe('where nothing tells,', () => {
	it('two processes answer each for itself, and lose nothing', async () => {
		const world = new QuietWorld({ processes: 2, keeps: false });
		for (const [index, content] of ['one', 'two', 'three', 'four'].entries()) {
			world.write({ contact: ana, content, process: index % 2 });
			await pass(1_000);
		}
		await pass(30_000);
		expect(textsOf(world).sort()).toEqual(['one\nthree', 'two\nfour']);
	});

	it('a process that was killed knows its new messages only', async () => {
		const world = new QuietWorld({ keeps: false });
		await writes(world, ['hi']);
		world.kill(0);
		await writes(world, ['hello?']);
		await pass(30_000);
		expect(textsOf(world)).toEqual(['hello?']);
	});

	it('it goes on without the history where that does not answer, and says so', async () => {
		const world = new QuietWorld({ fault: () => new Promise(() => {}) });
		await writes(world, ['hi']);
		await pass(20_000);
		expect(textsOf(world)).toEqual([]);
		await pass(20_000);
		expect(textsOf(world)).toEqual(['hi']);
		expect(world.hints.join()).toMatch(/history of Pilot Status could not be read/);
	});

	it('it does not wait longer for a row that the history never has', async () => {
		const world = new QuietWorld();
		world.write({ contact: ana, content: 'hi', lag: 3_600_000 });
		await pass(10_000);
		expect(textsOf(world)).toEqual(['hi']);
		expect(world.requests).toHaveLength(2);
	});
});
