import type { ApiRequest } from '../../../../shared/api/request';
import { InvalidInput } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import { readList, shorten } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { requireText } from '../../shared/required';

const LABEL = 'Participants';

/**
 * Makes the request for a new group (docs/api-reference.md 8). Unlike destinations, participants go out as digits without `+`.
 *
 * @throws {InvalidInput} when the subject is empty or a participant is no phone number
 */
export function toRequest(item: ItemContext): ApiRequest {
	const subject = requireText(item, 'groupSubject', 'Subject', 'Enter a name for the group');
	const participants = readParticipants(item.get('groupParticipants', ''));
	return {
		method: 'POST',
		path: '/v1/groups',
		body: { subject, ...(participants.length === 0 ? {} : { participants }) },
	};
}

/** Reads the participants, each once; none is refused silently. */
function readParticipants(value: unknown): string[] {
	return [...new Set(readList(value, LABEL).map(toDigits))];
}

function toDigits(entry: string): string {
	const phone = normalisePhone(entry, LABEL);
	if (phone.startsWith('+')) return phone.slice(1);
	throw new InvalidInput(
		`"${LABEL}" has "${shorten(phone)}", a user ID, but groups are created from phone numbers`,
		'Enter phone numbers with + and country code, such as +55 11 99999-9999',
	);
}
