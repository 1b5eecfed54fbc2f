import type { NumberRecord } from '../core/types.mts';

const SELECTABLE = [
	'message.sent',
	'message.delivered',
	'message.read',
	'message.failed',
	'message.received',
	'message.reply',
	'message.group',
	'message.newsletter',
	'number.created',
	'number.connected',
	'number.disconnected',
	'number.removed',
	'call.ringing',
	'call.connected',
	'call.ended',
	'call.missed',
	'call.permission_updated',
	'calls',
];

const ONLY_BY_STAR = [
	'number.health_blocked',
	'number.health_degraded',
	'number.health_shadowban',
	'number.recovered',
];

/** Tells whether the event is one of docs/api-reference.md 12.2; `*` stands for all. */
export function isKnownEvent(event: string): boolean {
	return event === '*' || SELECTABLE.includes(event) || ONLY_BY_STAR.includes(event);
}

/**
 * Whether a number can emit an event. Which events a provider lacks is not documented; this is our
 * reading: no newsletters on official numbers, groups there only when eligible, and Meta's own call
 * events only there. Health events cannot be selected at all (docs/api-reference.md 12.2).
 */
function canEmit(number: NumberRecord, event: string): boolean {
	if (ONLY_BY_STAR.includes(event)) return false;
	if (number.provider === 'META') {
		if (event === 'message.newsletter') return false;
		return event !== 'message.group' || number.groupsEligible;
	}
	return event !== 'calls' && event !== 'call.permission_updated';
}

/** The events that are stored of those asked for: the others are dropped silently (docs/api-reference.md 11). */
export function storedEvents(number: NumberRecord, wanted: string[]): string[] {
	return [...new Set(wanted)].filter((event) => event === '*' || canEmit(number, event));
}
