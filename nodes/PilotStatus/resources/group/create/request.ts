import type { ApiRequest } from '../../../../shared/api/request';
import { InvalidInput } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import type { ItemReader } from '../../../operation';
import { isSet } from '../../shared/values';
import { requireText } from '../../shared/required';

/**
 * A new group (reference 8). Unlike destinations, participants go out as digits without `+` (api/groups).
 *
 * @throws {InvalidInput} when the subject is empty or a participant is no phone number
 */
export function toRequest(item: ItemReader): ApiRequest {
	const subject = requireText(item, 'groupSubject', 'Subject', 'Give the group a name');
	const participants = readParticipants(item.get('groupParticipants', ''));
	return {
		method: 'POST',
		path: '/v1/groups',
		body: { subject, ...(participants.length === 0 ? {} : { participants }) },
	};
}

function readParticipants(value: unknown): string[] {
	if (!isSet(value)) return [];
	const list: unknown[] = Array.isArray(value) ? value : [value];
	const phones = list.flatMap((entry) => {
		if (typeof entry !== 'string' && typeof entry !== 'number') {
			throw new InvalidInput(
				'"Participants" must be phone numbers',
				'Separate several numbers by commas, or give a list of texts',
			);
		}
		return String(entry)
			.split(/[,;\n]/)
			.filter((part) => part.trim() !== '')
			.map(toDigits);
	});
	return [...new Set(phones)];
}

function toDigits(part: string): string {
	const phone = normalisePhone(part, 'Participants');
	if (phone.startsWith('+')) return phone.slice(1);
	throw new InvalidInput(
		'"Participants" holds the ID of a user, and a group is made from phone numbers',
		'Enter phone numbers with + and country code, such as +55 11 99999-9999',
	);
}
