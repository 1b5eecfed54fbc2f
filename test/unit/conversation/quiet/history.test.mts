import { ana, pass, textsOf, writes } from './playing.mts';
import { QuietWorld } from './world.mts';

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-02T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

describe('with the history', () => {
	it('what was answered is in no turn again, though its execution failed afterwards', async () => {
		const world = new QuietWorld({ think: () => 1_000 });
		await writes(world, ['hi']);
		await pass(10_000);
		world.fail(world.turns[0]?.executionId ?? '');
		await writes(world, ['thanks']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hi', 'thanks']);
	});

	it('what was open when n8n was killed is in the next turn', async () => {
		const world = new QuietWorld({ think: () => 5_000 });
		await writes(world, ['hi', 'are you open?']);
		world.kill(0);
		await pass(30_000);
		await writes(world, ['hello?']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hi\nare you open?\nhello?']);
	});

	it('what was taken and not answered when n8n was killed is in the next turn', async () => {
		const world = new QuietWorld({ think: () => 20_000 });
		await writes(world, ['hi']);
		await pass(10_000);
		world.kill(0);
		await writes(world, ['hello?']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hi', 'hi\nhello?']);
	});

	it('an answer that comes too early for a message does not count as its answer', async () => {
		const world = new QuietWorld({ processes: 2, think: () => 6_500 });
		world.write({ contact: ana, content: 'hi' });
		await pass(10_000);
		// the answer to "hi" goes out between these two
		world.write({ contact: ana, content: 'are you open', process: 0 });
		await pass(2_500);
		world.write({ contact: ana, content: 'today?', process: 1 });
		await pass(60_000);
		const texts = textsOf(world);
		expect(texts[0]).toBe('hi');
		expect(texts.at(-1)).toMatch(/are you open\ntoday\?$/);
	});

	it('asks once for each turn', async () => {
		const world = new QuietWorld({ processes: 2, think: () => 1_000 });
		await writes(world, ['one', 'two', 'three']);
		await pass(30_000);
		expect(world.requests.map(({ path }) => path)).toEqual(['/v1/messages/history']);
	});

	it('reads as many pages as the chat needs on a busy number', async () => {
		const world = new QuietWorld();
		await writes(world, ['hi']);
		world.kill(0);
		for (let other = 0; other < 250; other += 1) world.answer(`+5521980000${other + 100}`);
		await writes(world, ['hello?']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['hi\nhello?']);
		expect(world.requests.map(({ query }) => query?.page)).toEqual([1, 2, 3]);
	});

	it('finds in the next turn what one without the history could not know', async () => {
		let isDown = false;
		const fault = () => (isDown ? { status: 500, body: {} } : undefined);
		const world = new QuietWorld({ fault, think: () => 1_000 });
		await writes(world, ['my order is 4711']);
		world.kill(0);
		isDown = true;
		await writes(world, ['where is it?']);
		await pass(60_000);
		isDown = false;
		await writes(world, ['hello?']);
		await pass(60_000);
		expect(textsOf(world)).toEqual(['where is it?', 'my order is 4711\nhello?']);
	});

	it('leaves a thumbs-up out, and shows media with their places', async () => {
		const world = new QuietWorld();
		world.write({ contact: ana, content: '', type: 'image', copies: 0 });
		await pass(1_000);
		world.write({ contact: ana, content: '👍', type: 'reaction', copies: 0 });
		await pass(1_000);
		await writes(world, ['what is this?']);
		await pass(30_000);
		expect(world.turns[0]?.item.json.messages).toMatchObject([
			{ type: 'image', content: '', mediaLink: 'https://files.test/cmx000001' },
			{ type: 'text', content: 'what is this?' },
		]);
		expect(textsOf(world)).toEqual(['what is this?']);
	});
});
