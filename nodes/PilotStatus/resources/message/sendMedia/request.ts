import { checkSendBody } from '../../../../shared/api/schemas/send';
import { InvalidInput } from '../../../../shared/invalidInput';
import type { MediaType } from '../../../../shared/media';
import type { ItemReader, PreparedRequest } from '../../../operation';
import { readDestination } from '../shared/destination';
import { chooseMediaType } from '../shared/mediaType';
import { MAX_SHORT_TEXT, readMessageText } from '../shared/messageText';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';
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
		...readSendOptions(item, 'mediaOptions'),
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
	const caption = readMessageText(item, 'caption', 'Caption', MAX_SHORT_TEXT);
	if (caption !== undefined && mediaType === 'audio') {
		throw new InvalidInput(
			'"Caption" cannot be sent with audio, which arrives as a voice note',
			'Leave "Caption" empty, or send the text as a message of its own',
		);
	}
	return caption;
}
