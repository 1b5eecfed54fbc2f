import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../shared/api/answers';
import { InvalidInput } from '../../../shared/invalidInput';
import { describeValue, isSet } from '../../../shared/values';
import type { ItemContext } from '../../operation';

/**
 * Reads a collection of options; empty when an expression gives nothing.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when an expression gave something else than an object
 */
export function readCollection(item: ItemContext, name: string, label = 'Options'): IDataObject {
	const options = item.get<unknown>(name, {});
	if (isRecord(options)) return options;
	if (!isSet(options)) return {};
	throw new InvalidInput(
		`"${label}" ${describeValue(options)} instead of an object`,
		'Add the options in the editor, or provide an object with their names and values',
	);
}
