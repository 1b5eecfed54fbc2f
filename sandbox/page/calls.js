import { button, element, timeOfDay } from './element.js';
import { icon } from './icons.js';

/** Draws the calls of a phone: one that rings or goes on, the question for the permission, and what is over. */

function length(seconds) {
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Brings the running times on the page up to date. */
export function tick() {
	for (const node of document.querySelectorAll('[data-since]')) {
		const since = Date.parse(node.dataset.since);
		node.textContent = length(Math.max(0, Math.round((Date.now() - since) / 1000)));
	}
}

function sound({ name, shown }) {
	if (shown) return element('audio', { class: 'voice', src: shown, controls: '', title: name });
	return element('span', { class: 'call-file' }, [icon('audio'), name]);
}

function openCall(phone, call, act) {
	const rings = call.direction === 'OUTBOUND' && call.connectedAt === null;
	const title = rings
		? `${phone.business} is calling`
		: call.connectedAt === null
			? `Calling ${phone.business}`
			: `In a call with ${phone.business}`;
	const choices = rings
		? [
				['answer', 'Answer', 'good'],
				['decline', 'Decline', 'bad'],
			]
		: [['hangUp', 'Hang up', 'bad']];
	return [
		element('div', { class: 'call-title' }, [
			icon('call'),
			element('b', { text: title }),
			call.connectedAt && element('span', { 'data-since': call.connectedAt }),
		]),
		...call.played.map(sound),
		element(
			'div',
			{ class: 'call-choices' },
			choices.map(([action, text, style]) =>
				button({ class: style, text }, [], () => act('POST', `/calls/${call.id}`, { action })),
			),
		),
	];
}

function question(phone, act) {
	const path = `/contacts/${encodeURIComponent(phone.chatId)}/call-permission`;
	const answers = [
		['permanent', 'Always allow', 'good'],
		['temporary', 'Allow for a week', 'good'],
		['no_permission', 'Do not allow', 'bad'],
	];
	return [
		element('div', { class: 'call-title' }, [
			icon('call'),
			element('b', { text: `${phone.business} asks to call you` }),
		]),
		phone.permission.text && element('div', { text: phone.permission.text }),
		element(
			'div',
			{ class: 'call-choices' },
			answers.map(([status, text, style]) =>
				button({ class: style, text }, [], () =>
					act('PUT', path, { numberId: phone.numberId, status }),
				),
			),
		),
	];
}

/** Draws what asks for an answer: the open call, or the question for the permission; null when there is none. */
export function drawCall(phone, act) {
	const open = phone.calls.find(({ over }) => !over);
	const inner = open ? openCall(phone, open, act) : phone.permission && question(phone, act);
	return inner ? element('div', { class: 'call', role: 'alert' }, inner) : null;
}

const ENDS = { REJECTED: 'Declined call', MISSED: 'Call without answer', FAILED: 'Missed call' };

/** Draws a call that is over, as a line between the messages. */
export function drawNote(call) {
	const text = ENDS[call.status] ?? `Call, ${length(call.seconds)}`;
	return element('div', { class: 'note' }, [icon('call'), `${text} · ${timeOfDay(call.at)}`]);
}
