import { isRecord } from '../../../../shared/api/answers';
import { MAX_BUTTONS } from '../../../../shared/api/schemas/send';
import { InvalidInput } from '../../../../shared/invalidInput';
import { readText } from '../../../../shared/values';
import type { ItemReader } from '../../../operation';
import { saysTheSame } from '../../../waiting/fold';
import { SHOWN_LABEL, shownLabel } from '../../../waiting/labels';
import type { ResponseType } from '../../../waiting/question';

/**
 * Reads the labels of the buttons: approve and decline, or the choices; none for a free text.
 *
 * @throws {InvalidInput} when one is missing, or two could not be told apart in an answer
 */
export function readLabels(item: ItemReader, responseType: ResponseType): string[] {
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
				? `The answer "${label}" exists twice`
				: `The answers "${same}" and "${label}" begin with the same ${SHOWN_LABEL} characters, and WhatsApp shows no more`;
			throw new InvalidInput(reason, 'Give each answer a label of its own');
		}
		if ([...label].length > SHOWN_LABEL) {
			item.hint(
				`WhatsApp shows ${SHOWN_LABEL} characters of a button: "${label}" has ${[...label].length}`,
			);
		}
	}
	return labels;
}

function approvalLabels(item: ItemReader): string[] {
	const collection = item.get<unknown>('approvalOptions', {});
	const values = isRecord(collection) && isRecord(collection.values) ? collection.values : {};
	const approve = readText(values.approveLabel, 'Approve Button Label') ?? 'Approve';
	const decline = readText(values.disapproveLabel, 'Decline Button Label') ?? 'Decline';
	return values.approvalType === 'double' ? [approve, decline] : [approve];
}

function choiceLabels(item: ItemReader): string[] {
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
			`"Choices" has ${labels.length} answers, and a message takes 1 to ${MAX_BUTTONS}`,
			'Add or remove choices',
		);
	}
	return labels;
}
