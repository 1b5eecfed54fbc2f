import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemReader } from '../../../operation';
import { detailsOf, fileOf } from './file';
import { readOptions } from './options';
import { outputField } from './request';

/** One item with the file, and what is known about it: the answer without the file, its name, kind and size. */
export async function toItems(body: unknown, item: ItemReader): Promise<INodeExecutionData[]> {
	const options = readOptions(item);
	const file = fileOf(body);
	const fileName = options.fileName ?? safeName(file.fileName) ?? 'file';
	const binary = await item.storeBinary(file.content, fileName, options.mimeType ?? file.mimeType);
	const json: IDataObject = {
		...detailsOf(body),
		fileName,
		mimeType: binary.mimeType,
		fileSize: file.content.length,
	};
	return [{ json, binary: { [outputField(item)]: binary } }];
}

/** The last part of a name from outside, without what is special in a path; undefined when nothing is left. */
function safeName(name: string | undefined): string | undefined {
	const last = name?.split(/[\\/]/).pop() ?? '';
	const safe = last.replace(/[^\p{L}\p{N}\p{M} ._()+,@-]/gu, '_').replace(/^\.+/, '');
	return safe.trim() === '' ? undefined : safe.slice(-200);
}
