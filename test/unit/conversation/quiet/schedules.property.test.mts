import { pass, randomOf } from './playing.mts';
import { QuietWorld, type WorldOptions, type Written } from './world.mts';

/** How many schedules are played where it matters most, and elsewhere. */
const many = 50;
const few = 15;
const begin = Date.parse('2026-03-02T12:00:00.250Z');

/** A message of a schedule, and when it is written (ms from the begin). */
interface Planned extends Written {
	at: number;
}

/** What people send in a row, as they do it. */
const contents: ReadonlyArray<Pick<Written, 'content' | 'type'>> = [
	{ content: 'oi' },
	{ content: 'Bom dia! Vocês abrem hoje?' },
	{ content: '', type: 'image' },
	{ content: 'o comprovante 👆', type: 'image' },
	{ content: '', type: 'audio' },
	{ content: 'it is urgent\nplease' },
	{ content: '?' },
];

/**
 * Ten contacts who write 1 to 5 messages each: with pauses up to 4 s that are delivered soon, or at once and delivered in any
 * order; some twice.
 *
 * @param isEven whether all messages are stored after the same time, so that this tells those of one second apart
 */
function plan(seed: number, processes: number, isEven: boolean): Planned[] {
	const { within } = randomOf(seed);
	const whole = (least: number, most: number): number => Math.floor(within(least, most + 1));
	return Array.from({ length: 10 }, (_, index) => `+55119${String(80_000_000 + index)}`).flatMap(
		(contact) => {
			const isBurst = within(0, 1) < 0.4;
			let at = within(0, 3_000);
			return Array.from({ length: whole(1, 5) }, (): Planned => {
				at += isBurst ? within(100, 500) : within(100, 4_000);
				return {
					...{ contact, at, process: whole(0, processes - 1) },
					...contents[whole(0, contents.length - 1)],
					delay: isBurst ? within(0, 2_400) : within(0, 800),
					copies: within(0, 1) < 0.25 ? 2 : 1,
					copyAfter: within(0, 9_000),
					lag: isEven ? 300 : within(0, 500),
				};
			});
		},
	);
}

/** Lets a schedule happen. @returns the IDs of each contact's messages, in the order in which they were written */
function begins(world: QuietWorld, planned: Planned[]): Map<string, string[]> {
	const ids = new Map<string, string[]>();
	for (const { at, ...written } of planned) {
		setTimeout(() => {
			const { contact } = written;
			ids.set(contact, [...(ids.get(contact) ?? []), world.write(written)]);
		}, at);
	}
	return ids;
}

async function play(seed: number, options: WorldOptions): Promise<Array<[string, unknown]>> {
	jest.setSystemTime(begin + seed * 17);
	const world = new QuietWorld(options);
	const ids = begins(world, plan(seed, options.processes ?? 1, options.wholeSeconds === true));
	await pass(70_000);
	expect(ids.size).toBe(10);
	return [...ids].map(([contact, written]) => [
		contact,
		{ written: [written], turns: world.turnsOf(contact).map((turn) => turn.ids) },
	]);
}

/** Plays every seed, and expects each contact to have exactly one turn with every message, once and in order. */
async function expectOneTurnEach(
	count: number,
	optionsOf: (seed: number) => WorldOptions,
): Promise<void> {
	for (let seed = 1; seed <= count; seed += 1) {
		for (const [contact, result] of await play(seed, optionsOf(seed))) {
			const { written, turns } = result as { written: string[][]; turns: string[][] };
			expect({ seed, contact, turns }).toEqual({ seed, contact, turns: written });
		}
	}
}

beforeEach(() => jest.useFakeTimers({ now: begin }));
afterEach(() => jest.useRealTimers());

const soon = (seed: number) => {
	const { within } = randomOf(seed + 1_000);
	return () => within(0, 8_000);
};

describe('exactly one execution of each contact goes on, with every message once and in order,', () => {
	it('in one process with the history', async () => {
		await expectOneTurnEach(many, (seed) => ({ think: soon(seed) }));
	});

	it.each([
		['in the mode RELAY_ONLY', many, { keeps: false }],
		['with a history that the key may not read', few, { fault: () => ({ status: 401, body: {} }) }],
		['with a history that breaks down', few, { fault: () => ({ status: 500, body: {} }) }],
	])('in one process from memory alone: %s', async (_, count, options) => {
		await expectOneTurnEach(count, (seed) => ({ ...options, think: soon(seed) }));
	});

	it('in two processes with the history, whatever their clocks say', async () => {
		await expectOneTurnEach(many, (seed) => {
			const ahead = Math.round(randomOf(seed + 2_000).within(-7_200_000, 7_200_000));
			return { processes: 2, ahead, think: soon(seed) };
		});
	});

	it('in three processes, where times are in whole seconds', async () => {
		await expectOneTurnEach(many, (seed) => ({
			processes: 3,
			wholeSeconds: true,
			think: soon(seed),
		}));
	});

	it('in two processes with a history that fails now and then', async () => {
		await expectOneTurnEach(few, (seed) => {
			const { within } = randomOf(seed + 3_000);
			const fault = () => (within(0, 1) < 0.1 ? { status: 500, body: { error: 'x' } } : undefined);
			return { processes: 2, fault, think: soon(seed) };
		});
	});

	it('also where no execution ever answers', async () => {
		await expectOneTurnEach(few, () => ({ processes: 2 }));
	});
});
