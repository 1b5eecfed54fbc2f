import type { OutboundStatus } from '../core/types.mts';
import type { World } from '../core/world.mts';

/** How a message ends: a last status, a failure with a log code, or by what its deadline brings. */
export type Outcome =
	| { kind: 'status'; last: Extract<OutboundStatus, 'QUEUED' | 'SENT' | 'DELIVERED' | 'READ'> }
	| { kind: 'failure'; code: string };

/** The closed set of log codes as far as it is known (docs/api-reference.md 13), with a sentence for each. */
export const LOG_CODES: Readonly<Record<string, string>> = {
	DELIVERED_NOT_CONFIRMED: 'Sent, but no delivery receipt arrived before the deadline',
	TEMPLATE_VERSION_NOT_FOUND: 'The template or its version is missing',
	INVALID_DESTINATION: 'The destination number cannot be normalised',
	PILOT_SELF_NUMBER: "The destination is the service's own number",
	NEVER_ATTEMPTED_MAX_AGE_EXCEEDED: 'Queued for 7 days without an attempt',
	EXPIRED_AFTER_ATTEMPTS: 'The deadline passed after at least one attempt',
	MESSAGE_EXPIRED: 'The message expired before it could be sent',
	DELIVERY_TIMEOUT: 'The provider did not answer in time, or its instance is closed',
	NUMBER_NOT_FOUND_REMOVED: 'The number was removed at the provider',
	LINKED_WHATSAPP_INSTANCE_NOT_FOUND: "The key's WhatsApp instance is gone",
	WHATSAPP_NOT_EXIST: 'The destination has no WhatsApp account',
	META_TEMPLATE_NOT_APPROVED: 'The template is not approved by Meta',
	META_OUTSIDE_24H_WINDOW: 'The 24 h conversation window is closed; use an approved template',
	META_NO_CONVERSATION: 'There is no conversation yet; start with a template',
};

// `+5511900 0NN xxx`: the two digits NN choose the outcome.
const CHOOSING_NUMBER = /^\+55119000(\d\d)\d{3}$/;

const BY_DIGITS: Readonly<Record<string, string>> = {
	'01': 'WHATSAPP_NOT_EXIST',
	'02': 'META_OUTSIDE_24H_WINDOW',
	'03': 'META_NO_CONVERSATION',
	'04': 'META_TEMPLATE_NOT_APPROVED',
	'05': 'DELIVERY_TIMEOUT',
	'06': 'INVALID_DESTINATION',
	'07': 'PILOT_SELF_NUMBER',
	'08': 'NUMBER_NOT_FOUND_REMOVED',
	'09': 'LINKED_WHATSAPP_INSTANCE_NOT_FOUND',
	'10': 'TEMPLATE_VERSION_NOT_FOUND',
	'11': 'EXPIRED_AFTER_ATTEMPTS',
	'12': 'MESSAGE_EXPIRED',
	'13': 'DELIVERED_NOT_CONFIRMED',
	'14': 'NEVER_ATTEMPTED_MAX_AGE_EXCEEDED',
	'20': 'DELIVERED',
	'21': 'SENT',
	'22': 'QUEUED',
};

/** Whether a text names an outcome: a status, or any code in the looks of a log code. */
export function isOutcome(value: string): boolean {
	return /^[A-Z0-9_]{2,80}$/.test(value);
}

function outcomeOf(value: string): Outcome {
	if (value === 'QUEUED' || value === 'SENT' || value === 'DELIVERED' || value === 'READ') {
		return { kind: 'status', last: value };
	}
	return { kind: 'failure', code: value };
}

/**
 * What becomes of messages to a destination: what the control API chose for it, else what the number
 * says, else READ.
 */
export function chooseOutcome(world: World, destination: string): Outcome {
	const chosen = world.outcomes.get(destination);
	if (chosen !== undefined) return outcomeOf(chosen);
	const digits = CHOOSING_NUMBER.exec(destination)?.[1];
	return outcomeOf((digits === undefined ? undefined : BY_DIGITS[digits]) ?? 'READ');
}

/** The sentence for a log code; the code itself where it is not one of ours. */
export function describeLogCode(code: string): string {
	return LOG_CODES[code] ?? code;
}
