import { randomBytes } from 'crypto';

import { APPROVE, DECLINE, type Terms } from './question';
import type { Answer } from './understand';

/** A page and the headers it must be sent with. */
export interface Page {
	html: string;
	headers: Record<string, string>;
}

/** Name of the form field that carries the answer. */
export const ANSWER_FIELD = 'answer';

/**
 * The page that asks the question. Opening it decides nothing, because previews follow links: only its form, which
 * posts to the same signed address, does. Works without scripts.
 *
 * @param text the question; undefined when it cannot be told any more, so that nobody approves what they did not read
 */
export function questionPage({ responseType, labels }: Terms, text: string | undefined): Page {
	const fields =
		responseType === 'freeText'
			? `<textarea name="${ANSWER_FIELD}" rows="5" required maxlength="${MAX_ANSWER}" aria-label="Your answer"></textarea><button class="main">Send</button>`
			: labels
					.map((label, position) => {
						const main = responseType === 'choices' || position === APPROVE;
						return `<button name="${ANSWER_FIELD}" value="${position}"${main ? ' class="main"' : ''}>${escapeHtml(label)}</button>`;
					})
					.join('');
	return render(
		'Your answer',
		`<p class="question">${escapeHtml(text ?? 'The question is in the WhatsApp message that brought you here.')}</p><form method="post">${fields}</form>`,
	);
}

/** The page after an answer. */
export function thanksPage(): Page {
	return render('Thank you', '<p>Your answer was received. You can close this page.</p>');
}

/** The page of a question that does not wait for an answer any more. */
export function closedPage(): Page {
	return render('Closed', '<p>This question is closed. There is nothing to answer here.</p>');
}

/** The page when an answer could not be understood; the question stays open. */
export function unclearPage(): Page {
	return render(
		'Not received',
		'<p>Your answer could not be read. Please go back and try again.</p>',
	);
}

/** The page when something went wrong that the person cannot help; the question stays open. */
export function faultPage(): Page {
	return render(
		'Not available',
		'<p>This page cannot be shown at the moment. Please try again later.</p>',
	);
}

/** Longest answer (characters). */
const MAX_ANSWER = 4_096;

/** Reads the form of {@link questionPage}; undefined when it holds no answer to the question. */
export function readForm(body: unknown, { responseType, labels }: Terms): Answer | undefined {
	const value =
		typeof body === 'object' && body !== null && ANSWER_FIELD in body
			? (body as Record<string, unknown>)[ANSWER_FIELD]
			: undefined;
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	if (responseType === 'freeText') return { text: typedText(value) };
	const position = labels.findIndex((_, index) => String(index) === value);
	const label = labels[position];
	if (label === undefined) return undefined;
	if (responseType === 'choices') return { text: label, choice: label };
	return { text: label, approved: position !== DECLINE };
}

/** A form sends line breaks as two characters. The text is cut by characters, so that no emoji is torn. */
function typedText(value: string): string {
	return [...value.replace(/\r\n?/g, '\n').trim()].slice(0, MAX_ANSWER).join('');
}

const STYLE = `
:root{color-scheme:light dark;font:17px/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f2f4f3,#111816);color:light-dark(#1c2522,#e8eeeb)}
main{box-sizing:border-box;width:min(34rem,100%);padding:2rem 1.25rem}
h1{font-size:1.1rem;margin:0 0 1rem;color:light-dark(#0b7a55,#4bd3a0)}
.question{white-space:pre-wrap;overflow-wrap:anywhere;background:light-dark(#fff,#1b2522);border-radius:.8rem;padding:1rem 1.2rem;margin:0 0 1.2rem}
form{display:grid;gap:.7rem}
button,textarea{font:inherit;border-radius:.8rem;border:1px solid light-dark(#b9c6c0,#3b4a45);padding:.85rem 1rem;background:light-dark(#fff,#1b2522);color:inherit}
button.main{background:light-dark(#0b7a55,#2fa97c);border-color:transparent;color:#fff;font-weight:600}
button:focus-visible,textarea:focus-visible{outline:3px solid light-dark(#0b7a55,#4bd3a0);outline-offset:2px}
`;

function render(title: string, content: string): Page {
	const nonce = randomBytes(16).toString('base64');
	return {
		html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`,
		headers: {
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
			'Referrer-Policy': 'no-referrer',
			'X-Content-Type-Options': 'nosniff',
			'Cache-Control': 'no-store',
		},
	};
}

function escapeHtml(text: string): string {
	const entities: Record<string, string> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;',
	};
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
