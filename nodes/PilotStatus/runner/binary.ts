import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { InvalidInput } from '../../shared/invalidInput';
import type { BinaryInput } from '../operation';

/**
 * A file of an input item, not read yet.
 *
 * @param fieldName name of the binary field
 * @throws {InvalidInput} when the item has no such file
 */
export function readBinary(
	context: IExecuteFunctions,
	index: number,
	fieldName: string,
): BinaryInput {
	const data = findBinary(context, index, fieldName);
	return {
		data,
		size: async () => await sizeOf(context, data),
		toBase64: async () =>
			data.id === undefined
				? data.data
				: (await context.helpers.getBinaryDataBuffer(index, fieldName)).toString('base64'),
		toSignedUrl: async () => {
			// in memory mode a file has no id and so no address
			if (data.id === undefined) {
				throw new InvalidInput(
					'This n8n keeps files in memory, so they have no address from which Pilot Status could fetch them',
					'Start n8n with N8N_DEFAULT_BINARY_DATA_MODE=filesystem, send the file from a URL, or set Send File As to Data URI for an official Meta number',
				);
			}
			return context.helpers.createBinarySignedUrl(await lasting(context, data, data.id));
		},
	};
}

/**
 * A file that came in with the webhook of this execution, where n8n keeps it under a temporary name until the execution
 * ends: the address of that name would not outlive the execution. A copy belongs to the execution from the beginning.
 *
 * @param id the file's ID, which holds the name of its place
 */
async function lasting(
	context: IExecuteFunctions,
	data: IBinaryData,
	id: string,
): Promise<IBinaryData> {
	if (!id.includes('/temp/')) return data;
	const content = await context.helpers.getBinaryStream(id);
	return await context.helpers.prepareBinaryData(content, data.fileName, data.mimeType);
}

function findBinary(context: IExecuteFunctions, index: number, fieldName: string): IBinaryData {
	const item = context.getInputData()[index];
	const files = item?.binary ?? {};
	// a name such as "__proto__" finds something in every object
	const data = Object.hasOwn(files, fieldName) ? files[fieldName] : undefined;
	if (data !== undefined) return data;
	const names = Object.keys(files);
	throw new InvalidInput(
		`"Input Data Field Name" is "${fieldName}", but the item has no file of that name`,
		names.length === 0
			? 'The item has no files at all. Add a node before this one that reads or downloads the file'
			: `The files of this item are named: ${names.join(', ')}`,
	);
}

async function sizeOf(context: IExecuteFunctions, data: IBinaryData): Promise<number | undefined> {
	if (typeof data.bytes === 'number') return data.bytes;
	if (data.id === undefined) return Math.floor((data.data.length * 3) / 4);
	return (await context.helpers.getBinaryMetadata(data.id)).fileSize;
}
