import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { describeFile } from '../../../../shared/api/mediaAnswer';
import { UNKNOWN_TYPE } from '../../../../shared/mimeType';
import type { ItemContext } from '../../../operation';
import { detailsOf, fileOf } from './file';
import { readOptions } from './options';
import { outputField } from './request';

/** One item with the file, and what is known about it: the answer without the file, its name, kind and size. */
export async function toItems(body: unknown, item: ItemContext): Promise<INodeExecutionData[]> {
	const options = readOptions(item);
	const file = fileOf(body);
	const known = describeFile(file);
	const fileName = options.fileName ?? known.fileName;
	const binary = await item.storeBinary(
		file.content,
		fileName,
		options.mimeType ?? known.mimeType ?? UNKNOWN_TYPE,
	);
	const json: IDataObject = {
		...detailsOf(body),
		fileName,
		mimeType: binary.mimeType,
		fileSize: file.content.length,
	};
	return [{ json, binary: { [outputField(item)]: binary } }];
}
