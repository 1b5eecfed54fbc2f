/**
 * How long (ms) an answer may come earlier than the time of silence after the message that it answers: WhatsApp tells times
 * in whole seconds.
 */
const ROUNDING_MS = 1_000;

/**
 * Tells which messages of a contact belong to one turn, from their times and those of the answers alone, so that every process
 * comes to the same result.
 *
 * No execution goes on before the time of silence after its message is over. So an answer that comes earlier does not answer
 * that message: it belongs to a turn before it. Moved by the time of silence, messages are cut into turns by the answers
 * between them, and each message is in exactly one turn.
 *
 * @param answers times of the answers (ms since 1970)
 * @param quietMs time of silence (ms)
 * @returns whether no answer lies between two messages, given by their times (ms since 1970)
 */
export function createTurns(
	answers: readonly number[],
	quietMs: number,
): (one: number, other: number) => boolean {
	const shift = Math.max(0, quietMs - ROUNDING_MS);
	return (one, other) => {
		const from = Math.min(one, other) + shift;
		const to = Math.max(one, other) + shift;
		return !answers.some((time) => time >= from && time < to);
	};
}

/** Tells whether an execution of a message, or a later one, has had an answer. */
export function isAnswered(
	answers: readonly number[],
	writtenAt: number,
	quietMs: number,
): boolean {
	const shift = Math.max(0, quietMs - ROUNDING_MS);
	return answers.some((time) => time >= writtenAt + shift);
}
