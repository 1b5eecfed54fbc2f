import { drawBubble, element } from './bubbles.js';
import { icon } from './icons.js';

const shelf = document.getElementById('phones');
const filter = document.getElementById('filter');
/** What is on the page, by phone id: its nodes, what was drawn last, what is being quoted. */
const shown = new Map();
/** Phones opened by hand that have no message yet. */
const opened = new Map();
let known = { numbers: [], rooms: [], phones: [], accepted: 0 };

async function sendMessage(phone, from, message) {
	const room = phone.kind === 'group' ? { groupId: phone.chatId } : { newsletterId: phone.chatId };
	const answer = await fetch(`/_sandbox/contacts/${encodeURIComponent(from)}/messages`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			numberId: phone.numberId,
			...(phone.kind === 'number' ? {} : room),
			...message,
		}),
	});
	return answer.ok ? null : (await answer.json()).error;
}

function readFile(file) {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result));
		reader.onerror = () => reject(reader.error);
		reader.readAsDataURL(file);
	});
}

const KIND_ICONS = { number: 'person', group: 'people', newsletter: 'megaphone' };

/** Builds a phone once; later only its messages are drawn anew, so that typing is not disturbed. */
function buildPhone(phone) {
	const messages = element('div', { class: 'messages' });
	const quoteText = element('span', { class: 'quote-text' });
	const quoteEnd = element('button', { type: 'button', text: '×', title: 'Do not quote' });
	const quoteBar = element('div', { class: 'quote-bar', hidden: '' }, [quoteText, quoteEnd]);
	const problem = element('div', { class: 'problem', hidden: '' });
	const input = element('input', { type: 'text', placeholder: 'Message', 'aria-label': 'Message' });
	const file = element('input', { type: 'file', class: 'hidden-file', 'aria-label': 'File' });
	const attach = element('label', { class: 'attach', title: 'Send a file' }, [icon('clip'), file]);
	const send = element('button', { type: 'submit', class: 'send', title: 'Send', text: '➤' });
	const speaker = element('select', { class: 'speaker', 'aria-label': 'Speak as' });
	for (const participant of phone.participants) {
		speaker.append(element('option', { value: participant, text: participant }));
	}
	if (phone.participants.length === 0) speaker.hidden = true;
	const composer = element('form', { class: 'composer' }, [speaker, attach, input, send]);
	const subtitle =
		phone.kind === 'number' ? `as ${phone.chatId}` : phone.kind === 'group' ? 'Group' : 'Channel';
	const title = phone.kind === 'number' ? phone.business : phone.name;
	const card = element('section', { class: 'phone', 'data-chat': phone.chatId }, [
		element('div', { class: 'owner' }, [icon(KIND_ICONS[phone.kind]), phone.name]),
		element('div', { class: 'screen' }, [
			element('div', { class: 'bar' }, [
				element('span', { class: 'avatar', text: title.slice(0, 1).toUpperCase() }),
				element('div', { class: 'who' }, [
					element('b', { text: title }),
					element('span', { text: subtitle }),
				]),
				element('span', {
					class: 'provider',
					text: phone.provider === 'META' ? 'official' : 'web',
				}),
			]),
			messages,
			problem,
			quoteBar,
			composer,
		]),
	]);
	const state = { card, messages, drawn: '', quoted: null, phone };
	const author = () => (phone.kind === 'number' ? phone.chatId : speaker.value || '+5511911111111');
	const quote = (bubble) => {
		state.quoted = bubble;
		quoteBar.hidden = !bubble;
		quoteText.textContent = bubble ? bubble.content.text || 'Media' : '';
		if (bubble) input.focus();
	};
	const deliver = async (message) => {
		const error = await sendMessage(phone, author(), message);
		problem.hidden = error === null;
		problem.textContent = error ?? '';
		if (error === null) quote(null);
	};
	state.actions = {
		quote,
		tap: (bubble, choice) => void deliver({ quote: bubble.id, button: choice.value }),
	};
	quoteEnd.addEventListener('click', () => quote(null));
	composer.addEventListener('submit', (event) => {
		event.preventDefault();
		const text = input.value.trim();
		if (text === '') return;
		input.value = '';
		void deliver({ text, ...(state.quoted ? { quote: state.quoted.id } : {}) });
	});
	file.addEventListener('change', async () => {
		const [chosen] = file.files;
		if (!chosen) return;
		const base64 = await readFile(chosen);
		const media = {
			mimeType: chosen.type || 'application/octet-stream',
			fileName: chosen.name,
			base64,
		};
		const caption = input.value.trim();
		input.value = '';
		file.value = '';
		void deliver({
			media,
			...(caption ? { text: caption } : {}),
			...(state.quoted ? { quote: state.quoted.id } : {}),
		});
	});
	return state;
}

function drawMessages(state) {
	const drawn = JSON.stringify(state.phone.messages);
	if (drawn === state.drawn) return;
	state.drawn = drawn;
	const inRoom = state.phone.kind !== 'number';
	const rows = state.phone.messages.map((bubble) => drawBubble(bubble, state.actions, inRoom));
	state.messages.replaceChildren(...rows);
	state.messages.scrollTop = state.messages.scrollHeight;
}

function draw() {
	const phones = [...known.phones];
	for (const [id, phone] of opened)
		if (!phones.some((other) => other.id === id)) phones.push(phone);
	const wanted = filter.value.trim().toLowerCase();
	const ids = new Set();
	for (const phone of phones.reverse()) {
		ids.add(phone.id);
		let state = shown.get(phone.id);
		if (!state) {
			state = buildPhone(phone);
			shown.set(phone.id, state);
			shelf.prepend(state.card);
		}
		state.phone = phone;
		state.card.hidden = !`${phone.name} ${phone.chatId} ${phone.business}`
			.toLowerCase()
			.includes(wanted);
		drawMessages(state);
	}
	for (const [id, state] of shown) {
		if (ids.has(id)) continue;
		state.card.remove();
		shown.delete(id);
	}
	document.getElementById('empty').hidden = ids.size > 0;
	document.getElementById('count').textContent = `${known.accepted} accepted`;
}

async function refresh() {
	const answer = await fetch('/_sandbox/phones');
	known = await answer.json();
	const select = document.getElementById('open-number');
	if (select.children.length === 0) {
		for (const { id, name } of known.numbers)
			select.append(element('option', { value: id, text: name }));
	}
	draw();
}

document.getElementById('open').addEventListener('submit', (event) => {
	event.preventDefault();
	const chatId = document.getElementById('open-phone').value.replace(/[^+\d]/g, '');
	if (!/^\+\d{7,15}$/.test(chatId)) return;
	const number = known.numbers.find(
		({ id }) => id === document.getElementById('open-number').value,
	);
	const id = `conv_${number.id}_${chatId.slice(1)}`;
	const base = { id, numberId: number.id, business: number.name, provider: number.provider };
	opened.set(id, { ...base, kind: 'number', chatId, name: chatId, participants: [], messages: [] });
	draw();
});
filter.addEventListener('input', draw);

const live = document.getElementById('live');
const stream = new EventSource('/_sandbox/stream');
stream.onopen = () => live.classList.add('on');
stream.onerror = () => live.classList.remove('on');
stream.onmessage = () => void refresh();
