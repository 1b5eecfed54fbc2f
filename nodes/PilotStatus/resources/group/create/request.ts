import type { ApiRequest } from '../../../../shared/api/request';
import { InvalidInput } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import type { ItemReader } from '../../../operation';
import { isSet } from '../../shared/values';
import { requireText } from '../../shared/required';

/**
 * A new group (reference 8). How participants are written is not documented there; they go out like every phone
 * number of this API, with `+`.
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
			.map((part) => normalisePhone(part, 'Participants'));
	});
	return [...new Set(phones)];
}
