import { tick } from './calls.js';
import { element } from './element.js';
import { makePhone } from './phone.js';

const shelf = document.getElementById('phones');
const filter = document.getElementById('filter');
/** What is on the page, by phone id. */
const shown = new Map();
/** Phones opened by hand that have no message yet. */
const opened = new Map();
let known = { numbers: [], rooms: [], phones: [], accepted: 0 };

function draw() {
	const phones = [...known.phones];
	for (const [id, phone] of opened)
		if (!phones.some((other) => other.id === id)) phones.push(phone);
	const wanted = filter.value.trim().toLowerCase();
	const ids = new Set();
	for (const phone of phones.reverse()) {
		ids.add(phone.id);
		let made = shown.get(phone.id);
		if (!made) {
			made = makePhone(phone);
			shown.set(phone.id, made);
			shelf.prepend(made.card);
		}
		made.card.hidden = !`${phone.name} ${phone.chatId} ${phone.business}`
			.toLowerCase()
			.includes(wanted);
		made.update(phone);
	}
	for (const [id, { card }] of shown) {
		if (ids.has(id)) continue;
		card.remove();
		shown.delete(id);
	}
	tick();
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
	opened.set(id, {
		id,
		numberId: number.id,
		business: number.name,
		provider: number.provider,
		kind: 'number',
		chatId,
		name: chatId,
		participants: [],
		messages: [],
		calls: [],
		permission: null,
	});
	draw();
});
filter.addEventListener('input', draw);
setInterval(tick, 1000);

const live = document.getElementById('live');
const stream = new EventSource('/_sandbox/stream');
stream.onopen = () => live.classList.add('on');
stream.onerror = () => live.classList.remove('on');
stream.onmessage = () => void refresh();
