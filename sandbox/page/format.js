import { element } from './element.js';

/** Draws text as WhatsApp does: *bold*, _italic_, ~strike~, `code`, ```mono```, > quotes, lists and links. */

const LETTER = '\\p{L}\\p{N}';

/** A sign on both sides: no letter outside of it, no blank inside of it. */
function marked(sign) {
	return `(?<![${LETTER}${sign}])[${sign}](?=\\S)([^${sign}\\n]*[^\\s${sign}])[${sign}](?![${LETTER}${sign}])`;
}

const INLINE = new RegExp(
	['`([^`\\n]+)`', marked('*'), marked('_'), marked('~'), '(https?:\\/\\/[^\\s<>"]+)'].join('|'),
	'gu',
);

const LISTS = [
	{ pattern: /^> ?(.*)$/, tag: 'blockquote', of: 'div' },
	{ pattern: /^[*-] +(.*)$/, tag: 'ul', of: 'li' },
	{ pattern: /^(\d{1,2})\. +(.*)$/, tag: 'ol', of: 'li' },
];

function link(url) {
	return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', text: url });
}

/** The nodes of a text without line structure. */
function inline(text) {
	const nodes = [];
	let from = 0;
	for (const match of text.matchAll(INLINE)) {
		const [whole, code, bold, italic, strike, url] = match;
		nodes.push(text.slice(from, match.index));
		from = match.index + whole.length;
		if (code !== undefined) nodes.push(element('code', { text: code }));
		else if (bold !== undefined) nodes.push(element('b', {}, inline(bold)));
		else if (italic !== undefined) nodes.push(element('i', {}, inline(italic)));
		else if (strike !== undefined) nodes.push(element('s', {}, inline(strike)));
		else {
			const clean = url.replace(/[.,;:!?)]+$/, '');
			nodes.push(link(clean), url.slice(clean.length));
		}
	}
	return [...nodes, text.slice(from)].filter((node) => node !== '');
}

function lineOf(line) {
	for (const list of LISTS) {
		const match = list.pattern.exec(line);
		if (!match) continue;
		const item = element(list.of, {}, inline(match.at(-1)));
		if (list.tag === 'ol') item.value = Number(match[1]);
		return { ...list, item };
	}
	return null;
}

/** Lines of one kind become one list or quotation; all others stay lines. */
function blocks(text) {
	const nodes = [];
	let open = null;
	let plain = false;
	for (const line of text.split('\n')) {
		const found = lineOf(line);
		if (found) {
			if (open?.tag !== found.tag) {
				open = { tag: found.tag, node: element(found.tag) };
				nodes.push(open.node);
			}
			open.node.append(found.item);
		} else {
			if (plain) nodes.push('\n');
			nodes.push(...inline(line));
			open = null;
		}
		plain = !found;
	}
	return nodes;
}

/** Gives the nodes of a message's text. */
export function formatted(text) {
	// The line breaks around a block of code are those of the block.
	return text
		.split(/\n?```\n?([^`]+?)\n?```\n?/)
		.flatMap((part, index) =>
			index % 2 === 1 ? [element('code', { class: 'mono', text: part })] : blocks(part),
		);
}
