import { ApiError, invalid } from '../core/apiError.mts';
import { requiredString, type JsonObject } from '../core/json.mts';
import type { NumberRecord } from '../core/types.mts';
import { isE164 } from '../sending/destination.mts';
import { isHttpUrl } from '../sending/media.mts';
import { isOver } from './life.mts';
import type { CallRecord } from './types.mts';

/** A refusal of what the number's kind cannot do. */
export function unsupported(what: string): ApiError {
	return new ApiError(400, `${what} is not supported on this number`, 'FEATURE_NOT_SUPPORTED');
}

/**
 * Refuses calls where there are none: official numbers and `EVO_GO` have them (docs/api-reference.md 19). That an official
 * number that is offline gets the same 409 as a paired one is an assumption.
 * @throws ApiError 400 `FEATURE_NOT_SUPPORTED` or 409 `WHATSAPP_INSTANCE_NOT_CONNECTED`
 */
export function requireCalls(number: NumberRecord): void {
	if (number.provider !== 'META' && number.engine !== 'EVO_GO') throw unsupported('Calling');
	if (number.isFullyConnected) return;
	throw new ApiError(
		409,
		'The WhatsApp instance is not connected',
		'WHATSAPP_INSTANCE_NOT_CONNECTED',
	);
}

/** @throws ApiError 400 `FEATURE_NOT_SUPPORTED` on a number of the other kind */
export function requireProvider(
	number: NumberRecord,
	provider: NumberRecord['provider'],
	what: string,
): void {
	requireCalls(number);
	if (number.provider !== provider) throw unsupported(what);
}

/**
 * The phone number of a call, given with `+` or as digits. Whether anything else is taken is unknown
 * (docs/api-reference.md 19.4), so it is refused.
 * @returns it with `+`
 * @throws ApiError 400
 */
export function phoneOf(value: JsonObject, name: string): string {
	const given = requiredString(value, name, 'The request');
	const phone = given.startsWith('+') ? given : `+${given}`;
	if (!isE164(phone)) throw invalid(`"${name}" must be a phone number in E.164`);
	return phone;
}

/** The file to play: a public .mp3, .wav or .opus (docs/api-reference.md 19.1). One without an extension passes. @throws ApiError 400 */
export function mediaUrlOf(body: JsonObject): string {
	const url = requiredString(body, 'mediaUrl', 'The body');
	if (!isHttpUrl(url)) throw invalid('"mediaUrl" must be a public http(s) URL');
	const extension = /\.([a-z\d]{2,4})$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase();
	if (extension !== undefined && !['mp3', 'wav', 'opus'].includes(extension)) {
		throw invalid('"mediaUrl" must be an .mp3, .wav or .opus file');
	}
	return url;
}

/** Refuses to act on a call that is over; the answer of the service is unknown (docs/api-reference.md 19.4). @throws ApiError 409 */
export function requireOpen(call: CallRecord): void {
	if (isOver(call)) throw new ApiError(409, 'The call is over');
}
