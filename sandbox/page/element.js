/**
 * Makes an element. Text only ever becomes text nodes, so nothing needs escaping.
 *
 * @param {string} tag
 * @param {Record<string, string>} attributes `class`, `title`, … ; `text` becomes the text
 * @param {Array<Node | string | null | false>} children
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

/** Makes a button that calls `act`. */
export function button(attributes, children, act) {
	const node = element('button', { type: 'button', ...attributes }, children);
	node.addEventListener('click', act);
	return node;
}

/** Gives the time of day of an ISO 8601 date, as the reader's language writes it. */
export function timeOfDay(iso) {
	return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
