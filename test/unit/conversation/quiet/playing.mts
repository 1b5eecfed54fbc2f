import type { QuietWorld } from './world.mts';

/** A contact. */
export const ana = '+5511980000001';
/** Another contact. */
export const bruno = '+5511980000002';

/** Returns the text of each turn of a contact. */
export function textsOf(world: QuietWorld, contact = ana): unknown[] {
	return world.turnsOf(contact).map(({ item }) => item.json.chatInput);
}

/** Lets a contact write texts, one every second. */
export async function writes(world: QuietWorld, texts: string[], process = 0): Promise<void> {
	for (const content of texts) {
		world.write({ contact: ana, content, process });
		await pass(1_000);
	}
}

/** Runs for a while of fake time (ms). */
export async function pass(ms: number): Promise<void> {
	await jest.advanceTimersByTimeAsync(ms);
}

/** Random numbers that are the same for the same seed: `within(a, b)` gives one from a up to b. */
export function randomOf(seed: number): { within: (from: number, to: number) => number } {
	let state = seed * 2_654_435_761;
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	return { within: (from, to) => from + next() * (to - from) };
}
