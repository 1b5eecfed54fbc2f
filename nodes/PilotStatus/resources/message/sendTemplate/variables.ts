import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/api/answers';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import type { ItemReader } from '../../../operation';
import { parseJson } from '../../shared/json';

/**
 * The variables of the template, as the request's `variables`; nothing where the template has none.
 *
 * @throws {InvalidInput} naming the variable that is missing or cannot be sent
 */
export function readVariables(item: ItemReader): { variables?: IDataObject } {
	const mode = item.get<unknown>('variablesMode', 'fields');
	if (mode !== 'fields' && mode !== 'json') {
		throw invalidChoice('Variables', mode, ['fields', 'json']);
	}
	const values = mode === 'json' ? fromJson(item) : fromFields(item);
	const variables: IDataObject = {};
	for (const [name, value] of Object.entries(values)) variables[name] = toText(name, value);
	return Object.keys(variables).length === 0 ? {} : { variables };
}

function fromJson(item: ItemReader): IDataObject {
	const value = parseJson(item.get('templateVariablesJson', '{}'), 'Template Variables (JSON)');
	if (value === undefined) return {};
	if (!isRecord(value)) {
		throw new InvalidInput(
			'"Template Variables (JSON)" must be an object',
			'Write it like { "name": "Ana", "order_id": "42" }',
		);
	}
	return value;
}

/** The mapper's values; a variable that the chosen template needs and that has no value is refused here. */
function fromFields(item: ItemReader): IDataObject {
	const mapper = item.get<unknown>('templateVariables', {});
	if (!isRecord(mapper)) return {};
	const values = isRecord(mapper.value) ? mapper.value : {};
	const known: unknown[] = Array.isArray(mapper.schema) ? mapper.schema : [];
	// the fields belong to the template that was chosen in the editor, not to one that an expression names
	if (templateIsFixed(item)) {
		for (const field of known) {
			if (isRecord(field) && field.required === true && field.removed !== true) {
				const name = String(field.id);
				if (!Object.hasOwn(values, name)) toText(name, undefined);
			}
		}
	}
	return values;
}

function templateIsFixed(item: ItemReader): boolean {
	const saved = item.saved('templateId');
	const value = isRecord(saved) ? saved.value : saved;
	return typeof value === 'string' && value !== '' && !value.startsWith('=');
}

/** Variables go out as texts that are not blank (reference 3.3). */
function toText(name: string, value: unknown): string {
	const text = plainText(value);
	if (text !== undefined && text.trim() !== '') return text;
	throw new InvalidInput(
		`The template variable "${name}" ${text === undefined && value !== undefined && value !== null ? 'is an object or a list instead of a text' : 'is empty'}`,
		'Give it a text, a number or a date. WhatsApp does not take empty variables',
	);
}

function plainText(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	return isoOf(value);
}

/** Luxon's DateTime, which `$now` and date expressions give. */
function isoOf(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null || !('toISO' in value)) return undefined;
	const { toISO } = value;
	const iso: unknown = typeof toISO === 'function' ? toISO.call(value) : undefined;
	return typeof iso === 'string' ? iso : undefined;
}
