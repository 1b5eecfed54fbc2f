import { isRecord } from '../../../../shared/json';
import { MAX_BUTTONS } from '../common/sendBody';
import { InvalidInput } from '../../../../shared/invalidInput';
import { readText } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { fold, saysTheSame } from './fold';
import type { ResponseType } from './question';
import { withoutKindness, wordsSaid } from './words';

/** WhatsApp shows this many characters of a button, and a tap may come back with no more. */
const SHOWN_LABEL = 20;

/** Gives the part of a label that WhatsApp shows. */
function shownLabel(label: string): string {
	return [...label].slice(0, SHOWN_LABEL).join('');
}

/** The label that an answer says, as its position; `ambiguous` when it says more than one. */
type Said = number | 'ambiguous' | undefined;

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

/**
 * Reads the labels of the buttons: approve and decline, or the choices; none for a free text.
 *
 * @throws {InvalidInput} when one is missing, or two could not be told apart in an answer
 */
export function readLabels(item: ItemContext, responseType: ResponseType): string[] {
	if (responseType === 'freeText') return [];
	const labels = responseType === 'approval' ? approvalLabels(item) : choiceLabels(item);
	for (const [index, label] of labels.entries()) {
		const same = labels
			.slice(0, index)
			.find(
				(earlier) =>
					saysTheSame(earlier, label) || saysTheSame(shownLabel(earlier), shownLabel(label)),
			);
		if (same !== undefined) {
			const reason = saysTheSame(same, label)
				? `The answer "${label}" is used twice`
				: `The answers "${same}" and "${label}" start with the same ${SHOWN_LABEL} characters, and WhatsApp shows no more`;
			throw new InvalidInput(reason, 'Give each answer its own label');
		}
		if ([...label].length > SHOWN_LABEL) {
			item.hint(
				`WhatsApp shows ${SHOWN_LABEL} characters of a button: "${label}" has ${[...label].length}`,
			);
		}
	}
	return labels;
}

function approvalLabels(item: ItemContext): string[] {
	const collection = item.get<unknown>('approvalOptions', {});
	const values = isRecord(collection) && isRecord(collection.values) ? collection.values : {};
	const approve = readText(values.approveLabel, 'Approve Button Label') ?? 'Approve';
	const decline = readText(values.disapproveLabel, 'Decline Button Label') ?? 'Decline';
	return values.approvalType === 'double' ? [approve, decline] : [approve];
}

function choiceLabels(item: ItemContext): string[] {
	const collection = item.get<unknown>('choices', {});
	const values: unknown[] =
		isRecord(collection) && Array.isArray(collection.values) ? collection.values : [];
	const labels = values.map((value) => {
		const label = readText(isRecord(value) ? value.label : undefined, 'Label');
		if (label === undefined) {
			throw new InvalidInput('A choice has no label', 'Give each choice a label, or remove it');
		}
		return label;
	});
	if (labels.length === 0 || labels.length > MAX_BUTTONS) {
		throw new InvalidInput(
			`"Choices" has ${labels.length} answers, but a message can have 1 to ${MAX_BUTTONS}`,
			'Add or remove choices',
		);
	}
	return labels;
}
