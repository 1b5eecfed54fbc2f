import { identityOf, idOf, phoneOf } from '../../shared/deliveries/contact';
import type { ChatMessage } from '../../shared/deliveries/message';
import { InvalidInput } from '../../shared/invalidInput';
import { normalisePhone } from '../../shared/phone';
import { describeValue, readList } from '../../shared/values';

const LABEL = 'Senders';
/** WhatsApp's own addresses of groups, channels and hidden numbers: compared as they are. */
const ADDRESS = /^[\d-]+@(g\.us|newsletter|lid)$/;
/** A number that lost its `+` on the way, as deliveries of the older schema and spreadsheets have it. */
const WITHOUT_PLUS = /^[1-9]\d[\d\s().-]+$/;

/**
 * Reads the option Senders: phone numbers with country code (with or without `+`), BSUIDs, groups.
 *
 * @returns identities, as {@link identityOf} gives them; at least one
 * @throws {InvalidInput} when there is none, or one that cannot be a sender
 */
export function readSenders(value: unknown): string[] {
	const entries = Array.isArray(value)
		? value.flatMap((entry) => entry ?? [])
		: readList(idOf(value) ?? value, LABEL);
	const senders = entries.flatMap((entry) => {
		const sender = idOf(entry);
		if (sender === undefined && typeof entry === 'string') return [];
		return identityOf(readSender(sender ?? entry));
	});
	if (senders.length > 0) return senders;
	throw new InvalidInput(
		`"${LABEL}" ${describeValue(value)}`,
		'Enter at least one phone number, or remove the option to let in everybody',
	);
}

function readSender(entry: unknown): string {
	if (typeof entry !== 'string') return normalisePhone(entry, LABEL);
	if (ADDRESS.test(entry)) return entry;
	if (entry.includes('@')) return phoneOf(entry) ?? normalisePhone(entry, LABEL);
	return normalisePhone(WITHOUT_PLUS.test(entry) ? `+${entry}` : entry, LABEL);
}

/** Tells that a message was written by one of the senders, or in one of them where it is a group. */
export function isFromOneOf({ senders, room }: ChatMessage, wanted: readonly string[]): boolean {
	const given = room === undefined ? senders : [...senders, room];
	return given.some((id) => wanted.includes(identityOf(id)));
}
