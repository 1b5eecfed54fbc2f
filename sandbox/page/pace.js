import { button, element } from './element.js';

/** Sends several messages one after the other, with a pause before each but the first; says how far it is. */
export function makePace(send) {
	const text = element('span', { class: 'pace-text', role: 'status' });
	const stop = button({ text: 'Stop' }, [], () => end());
	const node = element('div', { class: 'pace', hidden: '' }, [text, stop]);
	let waiting = [];
	let total = 0;
	let timer;

	function end() {
		clearTimeout(timer);
		waiting = [];
		node.hidden = true;
	}

	async function next(ms) {
		const message = waiting.shift();
		const refused = await send(message);
		if (refused || waiting.length === 0) {
			end();
			return;
		}
		text.textContent = `${total - waiting.length} of ${total} sent`;
		timer = setTimeout(() => void next(ms), ms);
	}

	return {
		node,
		/** Begins; what still waits of an earlier run is left out. */
		start(messages, seconds) {
			end();
			waiting = [...messages];
			total = messages.length;
			text.textContent = `0 of ${total} sent`;
			node.hidden = total < 2;
			if (total > 0) void next(seconds * 1000);
		},
	};
}
