import { drawBubble } from './bubbles.js';
import { drawCall, drawNote } from './calls.js';
import { makeComposer } from './composer.js';
import { control } from './control.js';
import { button, element } from './element.js';
import { icon } from './icons.js';

const KIND_ICONS = { number: 'person', group: 'people', newsletter: 'megaphone' };
const KIND_NAMES = { group: 'Group', newsletter: 'Channel' };

function sendMessage(phone, from, message) {
	const room = phone.kind === 'group' ? { groupId: phone.chatId } : { newsletterId: phone.chatId };
	return control('POST', `/contacts/${encodeURIComponent(from)}/messages`, {
		numberId: phone.numberId,
		...(phone.kind === 'number' ? {} : room),
		...message,
	});
}

function callButton(phone) {
	if (phone.kind !== 'number') return null;
	const title = `Call ${phone.business}`;
	const path = `/contacts/${encodeURIComponent(phone.chatId)}/calls`;
	return button(
		{ class: 'round', title, 'aria-label': title },
		[icon('call')],
		() => void control('POST', path, { numberId: phone.numberId }),
	);
}

function bar(phone) {
	const title = phone.kind === 'number' ? phone.business : phone.name;
	return element('div', { class: 'bar' }, [
		element('span', { class: 'avatar', text: title.slice(0, 1).toUpperCase() }),
		element('div', { class: 'who' }, [
			element('b', { text: title }),
			element('span', { text: KIND_NAMES[phone.kind] ?? `as ${phone.chatId}` }),
		]),
		element('span', { class: 'provider', text: phone.provider === 'META' ? 'official' : 'web' }),
		callButton(phone),
	]);
}

/** Messages and calls that are over, by time; each with what it depends on, so that only what changed is drawn anew. */
function itemsOf(phone, actions) {
	const inRoom = phone.kind !== 'number';
	const bubbles = phone.messages.map((bubble) => ({
		id: bubble.id,
		at: bubble.at,
		drawn: JSON.stringify(bubble),
		draw: () => drawBubble(bubble, actions, inRoom),
	}));
	const notes = phone.calls
		.filter(({ over }) => over)
		.map((call) => ({ id: call.id, at: call.at, drawn: '', draw: () => drawNote(call) }));
	return [...bubbles, ...notes].sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** Builds a phone once; `update` draws what changed, so that typing, focus and sound are not disturbed. */
export function makePhone(phone) {
	const messages = element('div', {
		class: 'messages',
		tabindex: '0',
		role: 'log',
		'aria-label': 'Messages',
	});
	const calls = element('div');
	const composer = makeComposer(phone, (from, message) => sendMessage(phone, from, message));
	const actions = {
		quote: composer.quote,
		tap: (bubble, choice) => void composer.deliver({ quote: bubble.id, button: choice.value }),
	};
	const name = element('span', { text: phone.name });
	const card = element(
		'section',
		{ class: 'phone', 'data-chat': phone.chatId, 'aria-label': phone.name },
		[
			element('div', { class: 'owner' }, [icon(KIND_ICONS[phone.kind]), name]),
			element('div', { class: 'screen' }, [bar(phone), calls, messages, ...composer.nodes]),
		],
	);
	let rows = new Map();
	let drawnCall = '';

	function drawMessages(part) {
		const kept = new Map();
		for (const item of itemsOf(part, actions)) {
			const known = rows.get(item.id);
			const node = known?.drawn === item.drawn ? known.node : item.draw();
			if (known && known.node !== node) known.node.replaceWith(node);
			kept.set(item.id, { drawn: item.drawn, node });
		}
		const atEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 60;
		for (const [id, { node }] of rows) if (!kept.has(id)) node.remove();
		let place = messages.firstChild;
		for (const { node } of kept.values()) {
			if (node === place) place = place.nextSibling;
			else messages.insertBefore(node, place);
		}
		const more = kept.size > rows.size;
		rows = kept;
		if (atEnd || more) messages.scrollTop = messages.scrollHeight;
	}

	function update(part) {
		name.textContent = part.name;
		composer.list(part);
		const open = JSON.stringify([part.calls.find(({ over }) => !over), part.permission]);
		if (open !== drawnCall) {
			drawnCall = open;
			const node = drawCall(part, control);
			calls.replaceChildren(...(node ? [node] : []));
		}
		drawMessages(part);
	}

	return { card, update };
}
