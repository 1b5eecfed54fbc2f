import type { ChatMessage } from '../../shared/deliveries/message';
import { identityOf } from '../../shared/deliveries/contact';
import { readPhoneList } from '../../shared/phone';
import { describeValue, readList } from '../../shared/values';
import { InvalidInput } from '../../shared/invalidInput';

const LABEL = 'Senders';
/** WhatsApp's own addresses of groups and channels, and of people who hide their number: compared as they are. */
const ADDRESS = /^[\d-]+@(g\.us|newsletter|lid)$/;

/**
 * Reads the option Senders: phone numbers with country code, with or without `+`; user IDs, groups.
 *
 * @returns identities, as {@link identityOf} gives them; at least one
 * @throws {InvalidInput} when there is none, or one that cannot be a sender
 */
export function readSenders(value: unknown): string[] {
	const entries = readList(value, LABEL);
	if (entries.length === 0) {
		throw new InvalidInput(
			`"${LABEL}" ${describeValue(value)}`,
			'Enter at least one phone number, or remove the option to accept everyone',
		);
	}
	const addresses = entries.filter((entry) => ADDRESS.test(entry));
	const others = entries.filter((entry) => !ADDRESS.test(entry));
	const phones = others.length === 0 ? [] : readPhoneList(others, LABEL);
	return [...addresses, ...phones.map(identityOf)];
}

/** Tells that a message was written by one of the senders, or in one of them where it is a group. */
export function isFromOneOf({ senders, room }: ChatMessage, wanted: readonly string[]): boolean {
	const given = room === undefined ? senders : [...senders, room];
	return given.some((id) => wanted.includes(identityOf(id)));
}
