import type { ApiRequest } from '../../../../shared/api/request';
import { InvalidInput } from '../../../../shared/invalidInput';
import { normalisePhone } from '../../../../shared/phone';
import { shorten } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';

/** Most numbers of one request (docs/api-reference.md 9). */
export const BATCH_SIZE = 20;

/**
 * The phone number that an item wants checked.
 *
 * @throws {InvalidInput} when it is none
 */
export function toEntry(item: ItemContext): string {
	const label = 'Phone Number to Check';
	const phone = normalisePhone(item.get('numberToCheck', ''), label);
	if (phone.startsWith('+')) return phone;
	throw new InvalidInput(
		`"${label}" is "${shorten(phone)}", a user ID, which cannot be checked`,
		'Enter a phone number, such as +55 11 99999-9999',
	);
}

/** The check of several numbers (docs/api-reference.md 9); a number that several items name is sent once. */
export function toRequest(numbers: string[]): ApiRequest {
	return { method: 'POST', path: '/v1/numbers/check', body: { numbers: [...new Set(numbers)] } };
}
