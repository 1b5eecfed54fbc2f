import { ApiError, invalid } from '../core/apiError.mts';
import { optionalString, type JsonObject } from '../core/json.mts';
import type { Settings } from '../core/settings.mts';
import type { Destination, NumberRecord } from '../core/types.mts';

const E164 = /^\+[1-9]\d{6,14}$/;
// Meta's business-scoped user id: country code, dot, opaque part (docs/api-reference.md 3.1).
const BSUID = /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/;

/** Whether a value is a phone number in E.164 with a leading `+`. */
export function isE164(value: string): boolean {
	return E164.test(value);
}

/** Whether a destination is a BSUID rather than a phone number. */
export function isBsuid(value: string): boolean {
	return BSUID.test(value);
}

/**
 * The destination of a send: exactly one of the three fields (docs/api-reference.md 3.1).
 * @throws ApiError 400
 */
export function parseDestination(body: JsonObject): Destination {
	const number = optionalString(body, 'destinationNumber');
	const group = optionalString(body, 'groupId');
	const newsletter = optionalString(body, 'newsletterId');
	const given = [number, group, newsletter].filter((value) => value !== undefined);
	if (given.length !== 1) {
		throw invalid('Exactly one of destinationNumber, groupId and newsletterId is required');
	}
	if (group !== undefined) {
		if (!group.endsWith('@g.us')) throw invalid('groupId must be a group JID ending in @g.us');
		return { kind: 'group', id: group };
	}
	if (newsletter !== undefined) {
		if (!newsletter.endsWith('@newsletter')) {
			throw invalid('newsletterId must be a channel JID ending in @newsletter');
		}
		return { kind: 'newsletter', id: newsletter };
	}
	const phone = number ?? '';
	if (!isE164(phone) && !isBsuid(phone)) {
		throw invalid('destinationNumber must be in E.164 with a leading + (e.g. +5511999999999)');
	}
	return { kind: 'number', id: phone };
}

/**
 * Groups and newsletters on official numbers (docs/api-reference.md 3.1, 17): newsletters never; groups only for
 * eligible numbers, and by the earlier statement never.
 * @throws ApiError 400 `NOT_SUPPORTED_FOR_META` or `META_GROUPS_NOT_ELIGIBLE`
 */
export function refuseUnsupportedRoom(
	kind: Destination['kind'],
	number: NumberRecord,
	settings: Settings,
): void {
	if (kind === 'number' || number.provider !== 'META') return;
	if (kind === 'newsletter' || settings.pageVersion === 'earlier') {
		throw new ApiError(
			400,
			`${kind === 'group' ? 'Groups' : 'Newsletters'} are not supported on Meta numbers`,
			'NOT_SUPPORTED_FOR_META',
		);
	}
	if (!number.groupsEligible) {
		throw new ApiError(
			400,
			'Groups need an Official Business Account on Meta numbers',
			'META_GROUPS_NOT_ELIGIBLE',
		);
	}
}
