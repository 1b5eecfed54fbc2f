import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { InvalidInput } from '../../../../shared/invalidInput';
import { findPlaceholders } from '../../../lookups/placeholders';
import type { ItemContext } from '../../../operation';
import { parseJson } from '../../shared/json';
import { readText } from '../../shared/text';

/**
 * An example for every variable of the content, as the API's `examples`; nothing where there are no variables.
 * Examples of variables that do not occur (any more) are left out.
 *
 * @throws {InvalidInput} naming the variables that have none (the API's `TEMPLATE_EXAMPLES_REQUIRED`)
 */
export function readExamples(
	item: ItemContext,
	mode: 'fields' | 'json',
	body: IDataObject | string,
): { examples?: IDataObject } {
	const names = findPlaceholders({ body }).map(({ name }) => name);
	if (names.length === 0) return {};
	const given = mode === 'json' ? fromJson(item) : fromFields(item);
	const examples: IDataObject = {};
	for (const name of names) {
		// a name such as "constructor" must not reach the object's own functions
		const value = Object.hasOwn(given, name) ? given[name] : undefined;
		const text = readText(value, `Example of ${name}`);
		if (text !== undefined) examples[name] = text;
	}
	const missing = names.filter((name) => !Object.hasOwn(examples, name));
	if (missing.length === 0) return { examples };
	throw new InvalidInput(
		`These variables of the template have no example: ${missing.join(', ')}`,
		mode === 'json'
			? 'Add an example for each of them to "Examples (JSON)": the review requires it'
			: 'Add an example for each of them under "Examples". If the texts come from expressions, set "Specify Content" to Using JSON',
	);
}

function fromJson(item: ItemContext): IDataObject {
	const value = parseJson(item.get('templateExamplesJson', '{}'), 'Examples (JSON)') ?? {};
	if (isRecord(value)) return value;
	throw new InvalidInput('"Examples (JSON)" must be an object', 'Write it like { "name": "Ana" }');
}

function fromFields(item: ItemContext): IDataObject {
	const mapper = item.get<unknown>('templateExamples', {});
	return isRecord(mapper) && isRecord(mapper.value) ? mapper.value : {};
}
