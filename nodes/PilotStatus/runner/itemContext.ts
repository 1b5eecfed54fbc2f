import type { IExecuteFunctions, IDataObject } from 'n8n-workflow';

import { locatorValue } from '../../shared/locator';
import { readText } from '../../shared/values';
import type { ItemContext } from '../operation';
import { readBinary } from './binary';
import type { NumberKindFinder } from './numberKind';

/** Collects notices of a run, each text once, and shows them beside the node's output. */
export function createHints(context: IExecuteFunctions): (message: string) => void {
	const told = new Set<string>();
	return (message) => {
		if (told.has(message)) return;
		told.add(message);
		context.addExecutionHints({ message, location: 'outputPane', type: 'info' });
	};
}

/** Gives the context of every item, sharing what is the same for all items of the run. */
export type ItemContextFactory = (index: number) => ItemContext;

/**
 * Creates the contexts of the items of one run.
 *
 * @param findNumberKind left out where no field depends on the kind of number
 * @param hint called with each notice for the person; told only once per text
 */
export function createItemContexts(
	context: IExecuteFunctions,
	hint: (message: string) => void,
	findNumberKind: NumberKindFinder = unknownNumberKind,
): ItemContextFactory {
	const parameters = context.getNode().parameters as IDataObject;
	const constants = new Map<string, unknown>();
	const timezone = context.getTimezone();
	const startedAt = Date.now();
	const told = new Set<string>();

	const read = (name: string, index: number, fallback: unknown): unknown => {
		if (constants.has(name)) return constants.get(name);
		const value: unknown = context.getNodeParameter(name, index, fallback);
		// evaluation is the main cost of a long run, so what cannot differ between items is read once
		if (!holdsExpression(parameters[name])) constants.set(name, value);
		return value;
	};

	return (index) => ({
		index,
		timezone,
		startedAt,
		get: <T>(name: string, fallback?: unknown) => read(name, index, fallback) as T,
		getId: (name, label) =>
			readText(locatorValue(read(name, index, '')), label, { exact: true }) ?? '',
		rawParameter: (name) => parameters[name],
		binary: (nameOrFile) => readBinary(context, index, nameOrFile),
		storeBinary: async (content, fileName, mimeType) =>
			await context.helpers.prepareBinaryData(content, fileName, mimeType),
		numberKind: async () => await findNumberKind(index),
		hint: (message, kind) => {
			if (kind !== undefined && told.has(kind)) return;
			if (kind !== undefined) told.add(kind);
			hint(message);
		},
	});
}

const unknownNumberKind: NumberKindFinder = async () => await Promise.resolve(undefined);

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(holdsExpression);
}
