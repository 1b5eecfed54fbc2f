import { fold, saysTheSame } from './fold';
import { withoutKindness, wordsSaid } from './words';

/** WhatsApp shows this many characters of a button, and a tap may come back with no more. */
export const SHOWN_LABEL = 20;

/** Gives the part of a label that WhatsApp shows. */
export function shownLabel(label: string): string {
	return [...label].slice(0, SHOWN_LABEL).join('');
}

/** The label that an answer says, as its position; `ambiguous` when it says more than one. */
export type Said = number | 'ambiguous' | undefined;

/** Finds the label that a tapped button says: whole, or as far as WhatsApp shows it. */
export function tappedLabel(text: string, labels: readonly string[]): Said {
	return (
		only(labels, (label) => saysTheSame(label, text)) ??
		only(labels, (label) => [...label].length > SHOWN_LABEL && isCut(label, text))
	);
}

/** Finds the label that a written answer says: as a tap does, with something kind around it, or by its number. */
export function writtenLabel(text: string, labels: readonly string[], byNumber: boolean): Said {
	const most = Math.max(0, ...labels.map((label) => wordsSaid(text, label)));
	return (
		tappedLabel(text, labels) ??
		only(labels, (label) => most > 0 && wordsSaid(text, label) === most) ??
		(byNumber ? numberedLabel(text, labels) : undefined)
	);
}

/**
 * Tells whether the labels may be chosen by their number. Not when a label holds a digit itself, nor when the question
 * counts in another way than the buttons do.
 */
export function countsByNumber(question: string, labels: readonly string[]): boolean {
	if (labels.some((label) => /\p{Nd}/u.test(label.normalize('NFKC')))) return false;
	const lines = [
		...question.normalize('NFKC').matchAll(/(?<![\p{L}\d])(\d)\s*[-.):=]\s*(.{0,60})/gu),
	];
	return lines.every(([, number, text = '']) => {
		const label = labels[Number(number) - 1];
		return label !== undefined && fold(text).startsWith(fold(label));
	});
}

const NUMBER =
	/^(?:(?:the|a|o|la|el)\s)?(?:(?:option|choice|answer|number|opcao|opcion|alternativa|resposta|respuesta|numero|nro|no|n)\s?)?#?([1-3])[ao]?$/;

function numberedLabel(text: string, labels: readonly string[]): Said {
	const number = NUMBER.exec(withoutKindness(text))?.[1];
	const position = Number(number) - 1;
	return number !== undefined && position < labels.length ? position : undefined;
}

function isCut(label: string, text: string): boolean {
	const shown = fold(shownLabel(label));
	const units = fold(label.slice(0, SHOWN_LABEL));
	const dotted = fold([...label].slice(0, SHOWN_LABEL - 1).join(''));
	const said = fold(text);
	return said === shown || said === units || (/(…|\.\.\.)$/.test(text.trim()) && said === dotted);
}

function only(labels: readonly string[], says: (label: string) => boolean): Said {
	const found = labels.flatMap((label, position) => (says(label) ? [position] : []));
	return found.length > 1 ? 'ambiguous' : found[0];
}
