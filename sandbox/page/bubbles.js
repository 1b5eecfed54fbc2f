import { button, element, timeOfDay } from './element.js';
import { formatted } from './format.js';
import { icon } from './icons.js';

/** Draws the messages of a phone. */

function nameOf(url) {
	const last = url.split(/[?#]/, 1)[0].split('/').pop();
	try {
		return last ? decodeURIComponent(last) : url;
	} catch {
		return last;
	}
}

/** A file: shown where the sandbox has it, else only named, since the page loads nothing from outside. */
function media(type, { url, shown, fileName }) {
	const name = fileName ?? (url.startsWith('data:') ? type : nameOf(url));
	if (shown && (type === 'image' || type === 'sticker'))
		return element('img', { class: `picture ${type}`, src: shown, alt: name });
	if (shown && type === 'video')
		return element('video', { class: 'picture', src: shown, controls: '', title: name });
	if (shown && type === 'audio')
		return element('audio', { class: 'voice', src: shown, controls: '', title: name });
	const inner = [icon(type), element('span', { class: 'file-name', text: name })];
	return shown
		? element('a', { class: `file ${type}`, href: shown, download: name }, inner)
		: element('div', { class: `file ${type}`, title: url }, inner);
}

const TICKS = {
	QUEUED: 'clock',
	SENT: 'check',
	DELIVERED: 'checks',
	READ: 'checks',
	FAILED: 'fail',
	CANCELED: 'cancel',
};

function foot(bubble) {
	const at = bubble.scheduledFor ?? bubble.at;
	const label =
		bubble.status === 'CANCELED' ? 'cancelled ' : bubble.scheduledFor ? 'scheduled ' : '';
	const ticks = TICKS[bubble.status];
	const { status } = bubble;
	const origin = bubble.typed ? 'own phone' : bubble.template;
	return element('div', { class: 'foot' }, [
		origin && element('span', { class: 'template', text: origin }),
		element('time', { datetime: at, text: `${label}${timeOfDay(at)}` }),
		ticks &&
			element('span', { class: `ticks ${status.toLowerCase()}`, role: 'img', title: status }, [
				icon(ticks),
			]),
	]);
}

function choice(bubble, wanted, actions) {
	const { type, value, displayText } = wanted;
	const title = type === 'reply' ? `id: ${value}` : value;
	const inner = [icon(type), element('span', { text: displayText })];
	const node = button({ class: 'choice', title }, inner, () => {
		if (type === 'reply') actions.tap(bubble, wanted);
		else if (type === 'copy') void navigator.clipboard?.writeText(value);
		else if (/^https?:/.test(value)) window.open(value, '_blank', 'noopener');
	});
	node.disabled = !bubble.arrived || type === 'call';
	return node;
}

/** What a message is that is neither text nor a file. */
function kind({ type, media: file }) {
	const other = ['sticker', 'location', 'contacts', 'interactive', 'button', 'reaction'];
	return !file && other.includes(type) && element('div', { class: 'kind', text: type });
}

function quotation(quoted) {
	return element('div', { class: 'quote' }, [
		element('b', { text: quoted.author }),
		element('span', { text: quoted.text || 'Media' }),
	]);
}

/** Draws one message; `actions.tap` and `actions.quote` are called when its buttons are used. */
export function drawBubble(bubble, actions, showAuthor) {
	const { content } = bubble;
	const { header } = content;
	const side = bubble.fromBusiness ? 'business' : 'contact';
	const box = element('div', { class: `bubble ${side} ${bubble.status.toLowerCase()}` }, [
		showAuthor && element('div', { class: 'author', text: bubble.author }),
		bubble.quoted && quotation(bubble.quoted),
		header?.type === 'text' && element('div', { class: 'title', text: header.content }),
		header && header.type !== 'text' && media(header.type, { url: header.content }),
		content.media && media(content.type, { ...content.media, shown: bubble.shown }),
		kind(content),
		content.text && element('div', { class: 'text' }, formatted(content.text)),
		content.footer && element('div', { class: 'footer', text: content.footer }),
		bubble.error && element('div', { class: 'error', text: bubble.error }),
		foot(bubble),
		bubble.arrived &&
			button({ class: 'reply', title: 'Reply', 'aria-label': 'Reply' }, [icon('reply')], () =>
				actions.quote(bubble),
			),
	]);
	const choices = content.buttons.map((wanted) => choice(bubble, wanted, actions));
	return element('div', { class: `row ${side}` }, [
		box,
		choices.length > 0 && element('div', { class: 'choices' }, choices),
	]);
}
