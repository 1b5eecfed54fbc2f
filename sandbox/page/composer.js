import { dataUri } from './control.js';
import { button, element } from './element.js';
import { icon } from './icons.js';
import { makePace } from './pace.js';
import { record, sampleNote } from './voice.js';

const OWN = 'own';
// Speaks in a channel, of which nobody is known to be a member.
const SOMEBODY = '+5511911111111';

function speakers(phone) {
	const people =
		phone.kind === 'number'
			? [phone.chatId]
			: phone.participants.length > 0
				? phone.participants
				: [SOMEBODY];
	return [...people.map((person) => [person, person]), [OWN, `${phone.business}, own phone`]];
}

/** What messages are written with; `send(from, message)` gives the sentence of a refusal, or null. */
export function makeComposer(phone, send) {
	const speaker = element('select', { class: 'speaker', 'aria-label': 'Write as' });
	const each = element('input', { type: 'checkbox' });
	const seconds = element('input', {
		type: 'number',
		min: '0',
		max: '600',
		step: 'any',
		value: '3',
		'aria-label': 'Seconds between the messages',
	});
	const input = element('textarea', { rows: '1', placeholder: 'Message', 'aria-label': 'Message' });
	const file = element('input', { type: 'file', class: 'hidden-file', 'aria-label': 'File' });
	const microphone = button({ class: 'round voice-note', title: 'Record a voice note' }, [
		icon('audio'),
	]);
	const quoteText = element('span', { class: 'quote-text' });
	const quoteEnd = button(
		{ text: '×', title: 'Do not quote', 'aria-label': 'Do not quote' },
		[],
		() => quote(null),
	);
	const quoteBar = element('div', { class: 'quote-bar', hidden: '' }, [quoteText, quoteEnd]);
	const problem = element('div', { class: 'problem', role: 'status', hidden: '' });
	const form = element('form', { class: 'composer' }, [
		element('div', { class: 'tray' }, [
			speaker,
			element('label', { class: 'each' }, [each, 'a message per line, every']),
			seconds,
			element('span', { text: 's' }),
		]),
		element('label', { class: 'round attach', title: 'Send a file' }, [icon('clip'), file]),
		microphone,
		input,
		element('button', { type: 'submit', class: 'send', title: 'Send', text: '➤' }),
	]);
	let quoted = null;
	let endRecording = null;

	function say(text, bad = false) {
		problem.hidden = !text;
		problem.textContent = text ?? '';
		problem.classList.toggle('bad', bad);
	}

	function quote(bubble) {
		quoted = bubble;
		quoteBar.hidden = !bubble;
		quoteText.textContent = bubble ? bubble.content.text || 'Media' : '';
		if (bubble) input.focus();
	}

	async function deliver(message) {
		const own = speaker.value === OWN;
		const from = own ? speakers(phone)[0][0] : speaker.value;
		const refused = await send(from, { ...message, ...(own ? { fromMe: true } : {}) });
		say(refused, true);
		if (!refused) quote(null);
		return refused;
	}

	const pace = makePace(deliver);
	const withQuote = (message) => (quoted ? { ...message, quote: quoted.id } : message);

	async function sendFile(blob, fileName) {
		const text = input.value.trim();
		input.value = '';
		const type = blob.type || 'application/octet-stream';
		const media = {
			mimeType: type,
			base64: await dataUri(blob),
			...(fileName ? { fileName } : {}),
		};
		await deliver(withQuote({ media, ...(text ? { text } : {}) }));
	}

	async function toggleRecording() {
		if (endRecording) {
			const end = endRecording;
			endRecording = null;
			microphone.classList.remove('recording');
			microphone.title = 'Record a voice note';
			const note = await end();
			if (note) await sendFile(note);
			return;
		}
		try {
			endRecording = await record();
			microphone.classList.add('recording');
			microphone.title = 'Send the voice note';
			say('Recording. Press the microphone again to send.');
		} catch {
			await sendFile(sampleNote());
			say('There is no microphone, so a sample was sent.');
		}
	}

	function list(part) {
		const known = speaker.value;
		const options = speakers(part);
		const drawn = JSON.stringify(options);
		if (drawn === speaker.dataset.drawn) return;
		speaker.dataset.drawn = drawn;
		speaker.replaceChildren(...options.map(([value, text]) => element('option', { value, text })));
		if (options.some(([value]) => value === known)) speaker.value = known;
	}

	microphone.addEventListener('click', () => void toggleRecording());
	each.addEventListener('change', () => {
		input.rows = each.checked ? 3 : 1;
		input.placeholder = each.checked ? 'A message per line. Ctrl+Enter sends' : 'Message';
	});
	input.addEventListener('keydown', (event) => {
		if (event.key === 'Escape') quote(null);
		if (event.key !== 'Enter' || event.isComposing) return;
		const asked = event.ctrlKey || event.metaKey || (!each.checked && !event.shiftKey);
		if (!asked) return;
		event.preventDefault();
		form.requestSubmit();
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const texts = (each.checked ? input.value.split('\n') : [input.value])
			.map((text) => text.trim())
			.filter((text) => text !== '');
		input.value = '';
		const messages = texts.map((text, index) => (index === 0 ? withQuote({ text }) : { text }));
		pace.start(messages, Number(seconds.value));
	});
	file.addEventListener('change', () => {
		const [chosen] = file.files;
		file.value = '';
		if (chosen) void sendFile(chosen, chosen.name);
	});
	list(phone);
	return { nodes: [problem, pace.node, quoteBar, form], quote, list, deliver };
}
