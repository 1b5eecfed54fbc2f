import type { IDataObject } from 'n8n-workflow';

import { checkSendBody } from '../../../../shared/api/schemas/send';
import { InvalidInput } from '../../../../shared/invalidInput';
import type { MediaType } from '../../../../shared/media';
import type { ItemReader, PreparedRequest } from '../../../operation';
import { readDestination } from '../shared/destination';
import { chooseMediaType } from '../shared/mediaType';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';
import { readText } from '../../shared/text';
import { readSource } from './source';

/**
 * A file on its own (current send page, mode direct media). A file of n8n is not read here: it comes with
 * `lateBody` just before the request.
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
export async function toRequest(item: ItemReader): Promise<PreparedRequest> {
	const destination = readDestination(item);
	const source = await readSource(item);
	const mediaType = chooseMediaType(item.get('mediaType', 'auto'), source, 'Media Type');
	const caption = readCaption(item, mediaType);
	const body = checkSendBody({
		...destination,
		media: source.media,
		mediaType,
		...(caption === undefined ? {} : { caption }),
		...readSendOptions(item.get<IDataObject>('mediaOptions', {}), item),
	});
	const { readLate } = source;
	return {
		method: 'POST',
		path: SEND_PATH,
		body,
		...(readLate === undefined
			? {}
			: { lateBody: async () => ({ ...body, media: await readLate() }) }),
	};
}

function readCaption(item: ItemReader, mediaType: MediaType): string | undefined {
	const caption = readText(item.get('caption', ''), 'Caption', { keepSpace: true });
	if (caption !== undefined && mediaType === 'audio') {
		throw new InvalidInput(
			'"Caption" cannot be sent with audio, which arrives as a voice note',
			'Leave "Caption" empty, or send the text as a message of its own',
		);
	}
	return caption;
}
