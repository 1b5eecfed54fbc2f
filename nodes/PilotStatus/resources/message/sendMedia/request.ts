import type { IDataObject } from 'n8n-workflow';

import { checkSendBody } from '../../../../shared/api/schemas/send';
import { InvalidInput } from '../../../../shared/invalidInput';
import type { ItemContext, PreparedRequest } from '../../../operation';
import { readDestination } from '../shared/destination';
import { latestMoment } from '../shared/latestMoment';
import type { MediaContent } from '../shared/mediaFile';
import { type MediaParameters, readSource } from '../shared/mediaSource';
import { chooseMediaType } from '../shared/mediaType';
import { MAX_SHORT_TEXT, readMessageText } from '../shared/messageText';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';

const PARAMETERS: MediaParameters = {
	source: 'mediaSource',
	url: 'mediaUrl',
	field: 'binaryPropertyName',
	delivery: 'binaryDelivery',
	dataUri: 'mediaDataUri',
};

/**
 * Builds the send of a file on its own (docs/api-reference.md 3.2, direct media). A file of n8n is not read here: it comes
 * with `lateBody` just before the request.
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
export async function toRequest(item: ItemContext): Promise<PreparedRequest> {
	const destination = readDestination(item);
	const options = readSendOptions(item, 'mediaOptions');
	const caption = readMessageText(item, 'caption', 'Caption', MAX_SHORT_TEXT);
	const { readLate, ...source } = await readSource(item, PARAMETERS, latestMoment(options));
	const bodyWith = ({ media, type }: MediaContent): IDataObject => {
		const mediaType = chooseMediaType(item.get('mediaType', 'auto'), type, 'Media Type', item.hint);
		if (caption !== undefined && mediaType === 'audio') {
			throw new InvalidInput(
				'"Caption" cannot be sent with audio, which arrives as a voice note',
				'Leave "Caption" empty, or send the text as a separate message',
			);
		}
		return checkSendBody({
			...destination,
			media,
			mediaType,
			...(caption === undefined ? {} : { caption }),
			...options,
		});
	};
	const body = bodyWith(source);
	return {
		method: 'POST',
		path: SEND_PATH,
		body,
		...(readLate === undefined ? {} : { lateBody: async () => bodyWith(await readLate()) }),
	};
}
