import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/json';
import { describeValue, shorten } from '../../shared/describeValue';
import { InvalidInput } from '../../shared/invalidInput';
import { readText } from '../../shared/values';

const LABEL = 'Input Data Field Name';
/** Where n8n puts the files of an item with the workflow setting "binaryMode: combined". */
const FILES_IN_JSON = '_files';

/**
 * Finds a file of an input item as n8n's own nodes do: by the name of its field, by a path into the item's JSON (in
 * workflows whose setting `binaryMode` is `combined`), or given as an object by an expression such as `{{ $binary.data }}`.
 *
 * @param index position of the item in the input, from 0
 * @throws {InvalidInput} when the item has no such file
 */
export function findBinary(
	context: IExecuteFunctions,
	index: number,
	nameOrFile: unknown,
): IBinaryData {
	if (isFile(nameOrFile)) return nameOrFile;
	if (isRecord(nameOrFile) || Array.isArray(nameOrFile)) throw noFile(nameOrFile);
	const name = readText(nameOrFile, LABEL, { exact: true });
	if (name === undefined) {
		throw new InvalidInput(`"${LABEL}" is empty`, namesOfFiles(filesOf(context, index)));
	}
	const files = filesOf(context, index);
	const found = assertedFile(context, index, name) ?? files[bareName(name)];
	if (found !== undefined) return found;
	throw new InvalidInput(
		`"${LABEL}" is "${shorten(name)}", but the item has no file with that name`,
		namesOfFiles(files),
	);
}

/** Asks n8n's helper, which knows the workflow's way of keeping files. */
function assertedFile(
	context: IExecuteFunctions,
	index: number,
	name: string,
): IBinaryData | undefined {
	try {
		const found: unknown = context.helpers.assertBinaryData(index, name);
		return isFile(found) ? found : undefined;
	} catch {
		// its sentence does not name the files that the item has
		return undefined;
	}
}

/** The files of an item by name, wherever n8n keeps them. */
function filesOf(context: IExecuteFunctions, index: number): Record<string, IBinaryData> {
	const item = context.getInputData()[index];
	const inJson = item?.json[FILES_IN_JSON];
	const entries = [
		...Object.entries(isRecord(inJson) ? inJson : {}),
		...Object.entries(item?.binary ?? {}),
	];
	const files: Record<string, IBinaryData> = Object.create(null) as Record<string, IBinaryData>;
	for (const [name, file] of entries) if (isFile(file)) files[name] = file;
	return files;
}

/** The name in the ways in which people write it: `data`, `binary.data`, `$binary.data`, `_files.data`. */
function bareName(name: string): string {
	return name.replace(/^\$?(binary|json\._files|_files)\./, '');
}

/** Tells that a value is n8n's object of a file. A Code node may leave out its type or its content. */
function isFile(value: unknown): value is IBinaryData {
	if (!isRecord(value)) return false;
	return ['data', 'id', 'mimeType'].some((key) => Object.hasOwn(value, key));
}

function namesOfFiles(files: Record<string, IBinaryData>): string {
	const names = Object.keys(files);
	return names.length === 0
		? 'The item has no files at all. Add a node before this one that reads or downloads the file'
		: `The files of this item are named: ${names.join(', ')}`;
}

function noFile(value: IDataObject | unknown[]): InvalidInput {
	return new InvalidInput(
		`"${LABEL}" ${describeValue(value)} instead of the name of a file`,
		'Enter the name of the field that holds the file, such as data, or a file such as {{ $binary.data }}',
	);
}
