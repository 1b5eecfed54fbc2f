/**
 * The events that can be chosen one by one (docs/api-reference.md 12.2). Other health events are not among them: Pilot
 * Status sends them only to webhooks that take everything (`*`).
 */
export const EVENT_NAMES = [
	'call.connected',
	'call.ended',
	'call.missed',
	'call.permission_updated',
	'call.ringing',
	'calls',
	'message.delivered',
	'message.failed',
	'message.group',
	'message.newsletter',
	'message.read',
	'message.received',
	'message.reply',
	'message.sent',
	'number.connected',
	'number.created',
	'number.disconnected',
	'number.recovered',
	'number.removed',
] as const;

/** Stands for every event, those of later versions of Pilot Status included. */
export const ALL_EVENTS = '*';

/** The event that choosing "raw call events" subscribes; its deliveries are Meta's own envelope (docs/api-reference.md 12.2). */
export const RAW_CALLS = 'calls';

/** How a body without an event of its own, such as Meta's envelope, is called in the output. */
export const META_EVENT = 'meta.webhook';

/** How a JSON body that is no object is called in the output; no documented delivery has this form. */
export const UNKNOWN_EVENT = 'unknown';

/**
 * The list to subscribe to, from what the node's parameter holds: texts only, each once, sorted; `*` alone where it
 * is among them, since it includes the others.
 */
export function wantedEvents(parameter: unknown): string[] {
	const values: unknown[] = Array.isArray(parameter) ? parameter : [parameter];
	const names = values.filter((name): name is string => typeof name === 'string' && name !== '');
	return names.includes(ALL_EVENTS) ? [ALL_EVENTS] : [...new Set(names)].sort();
}

/** Tells that an event may say what a contact wrote, so that it has a sender and a text. */
export function isInbound(event: string): boolean {
	return !/^(message\.(sent|delivered|read|failed)$|number\.|call\.|calls$)/.test(event);
}

/** Tells that an event is a message that somebody wrote in a chat. */
export function hasMessage(event: string): boolean {
	return event.startsWith('message.') && isInbound(event);
}
