import { icon } from './icons.js';

/** Draws the messages of a phone. Text only ever becomes text nodes, so nothing needs escaping. */

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes `class`, `title`, … ; `text` becomes the text
 * @param {Array<Node | null>} children
 */
export function element(tag, attributes = {}, children = []) {
	const node = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (name === 'text') node.textContent = value;
		else node.setAttribute(name, value);
	}
	for (const child of children) if (child) node.append(child);
	return node;
}

const STYLES = [
	{ pattern: /```([^`]+)```/, tag: 'code' },
	{ pattern: /(?<![\w*])\*([^*\n]+)\*(?![\w*])/, tag: 'b' },
	{ pattern: /(?<![\w])_([^_\n]+)_(?![\w])/, tag: 'i' },
	{ pattern: /(?<![\w~])~([^~\n]+)~(?![\w~])/, tag: 's' },
];

/** WhatsApp's *bold*, _italic_, ~strike~ and ```code```. */
function formatted(text) {
	const fragment = document.createDocumentFragment();
	for (const { pattern, tag } of STYLES) {
		const match = pattern.exec(text);
		if (!match) continue;
		fragment.append(formatted(text.slice(0, match.index)));
		fragment.append(element(tag, {}, [formatted(match[1])]));
		fragment.append(formatted(text.slice(match.index + match[0].length)));
		return fragment;
	}
	fragment.append(text);
	return fragment;
}

function fileName(url) {
	const last = url.split(/[?#]/, 1)[0].split('/').pop();
	return last ? decodeURIComponent(last) : url;
}

function media(type, url, name) {
	const own = url.startsWith('/') || url.startsWith(location.origin);
	if (own && type === 'image')
		return element('img', { class: 'picture', src: url, alt: name ?? 'Image' });
	if (own && type === 'video')
		return element('video', { class: 'picture', src: url, controls: '' });
	if (own && type === 'audio') return element('audio', { class: 'voice', src: url, controls: '' });
	return element('div', { class: `file ${type}`, title: url }, [
		icon(type),
		element('span', { class: 'file-name', text: name ?? (own ? type : fileName(url)) }),
	]);
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
	const at = new Date(bubble.scheduledFor ?? bubble.at);
	const time = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
	const label =
		bubble.status === 'CANCELED' ? 'cancelled ' : bubble.scheduledFor ? 'scheduled ' : '';
	const ticks = TICKS[bubble.status];
	return element('div', { class: 'foot' }, [
		bubble.template && element('span', { class: 'template', text: bubble.template }),
		element('time', { datetime: at.toISOString(), text: `${label}${time}` }),
		ticks
			? element('span', { class: `ticks ${bubble.status.toLowerCase()}`, title: bubble.status }, [
					icon(ticks),
				])
			: null,
	]);
}

function button(bubble, choice, actions) {
	const title = choice.type === 'reply' ? `id: ${choice.value}` : choice.value;
	const node = element('button', { type: 'button', class: 'choice', title }, [
		icon(choice.type),
		element('span', { text: choice.displayText }),
	]);
	node.disabled = !bubble.arrived || choice.type === 'call';
	node.addEventListener('click', () => {
		if (choice.type === 'reply') actions.tap(bubble, choice);
		else if (choice.type === 'copy') void navigator.clipboard?.writeText(choice.value);
		else if (/^https?:/.test(choice.value)) window.open(choice.value, '_blank', 'noopener');
	});
	return node;
}

/** One message; `actions.tap` and `actions.quote` are called when its buttons are used. */
export function drawBubble(bubble, actions, showAuthor) {
	const { content } = bubble;
	const side = bubble.fromBusiness ? 'business' : 'contact';
	const header = content.header;
	const inner = [
		showAuthor && element('div', { class: 'author', text: bubble.author }),
		bubble.quoted &&
			element('div', { class: 'quote' }, [
				element('b', { text: bubble.quoted.author }),
				element('span', { text: bubble.quoted.text || 'Media' }),
			]),
		header && header.type === 'text' && element('div', { class: 'title', text: header.content }),
		header && header.type !== 'text' && media(header.type, header.content, null),
		content.media && media(content.type, content.media.url, content.media.fileName),
		content.text && element('div', { class: 'text' }, [formatted(content.text)]),
		content.footer && element('div', { class: 'footer', text: content.footer }),
		bubble.error && element('div', { class: 'error', text: bubble.error }),
		foot(bubble),
	];
	const box = element(
		'div',
		{ class: `bubble ${side} ${bubble.status.toLowerCase()}` },
		inner.filter(Boolean),
	);
	if (bubble.arrived) {
		const quote = element('button', { type: 'button', class: 'reply', title: 'Reply' }, [
			icon('reply'),
		]);
		quote.addEventListener('click', () => actions.quote(bubble));
		box.append(quote);
	}
	const choices = content.buttons.map((choice) => button(bubble, choice, actions));
	return element('div', { class: `row ${side}` }, [
		box,
		choices.length > 0 ? element('div', { class: 'choices' }, choices) : null,
	]);
}
