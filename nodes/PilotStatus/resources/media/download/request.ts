import { jsonBytesOf } from '../../../../shared/api/download';
import { invalidChoice } from '../../../../shared/invalidInput';
import { readWebAddress } from '../../../../shared/webAddress';
import type { ItemContext, LinkRequest, PreparedRequest } from '../../../operation';
import { pathWith, requireText } from '../../shared/required';
import { readOptions } from './options';

/**
 * A file by its id from the API (docs/api-reference.md 10), or by the link that a delivery carries (docs/api-reference.md 12.3).
 *
 * @throws {InvalidInput} when what tells the file is empty or no web address
 */
export function toRequest(item: ItemContext): PreparedRequest | LinkRequest {
	const { maxBytes } = readOptions(item);
	outputField(item);
	const from = item.get<unknown>('downloadFrom', 'id');
	if (from === 'link') return { link: readLink(item), maxBytes };
	if (from !== 'id') throw invalidChoice('Download From', from, ['id', 'link']);
	const mediaId = requireText(
		item,
		'mediaId',
		'Media ID',
		'Use the "mediaId" field from the trigger. Messages without one have a link: set "Download From" to Media Link',
	);
	const phoneNumberId = requireText(
		item,
		'phoneNumberId',
		'Phone Number ID',
		'Use the "phoneNumberId" field from the trigger',
	);
	return {
		method: 'GET',
		path: pathWith('/v1/media', mediaId, 'Media ID'),
		query: { phoneNumberId },
		maxAnswerBytes: jsonBytesOf(maxBytes),
	};
}

/**
 * Name of the binary field that the file is put into.
 *
 * @throws {InvalidInput} when it is empty
 */
export function outputField(item: ItemContext): string {
	return requireText(
		item,
		'outputBinaryPropertyName',
		'Put Output File in Field',
		'Enter the name of a field, such as data',
	);
}

function readLink(item: ItemContext): string {
	return readWebAddress(item.get('mediaLink', ''), 'Media Link');
}
