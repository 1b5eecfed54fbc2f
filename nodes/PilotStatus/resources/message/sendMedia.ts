import type { INodeProperties, IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../../../shared/invalidInput';
import type { ItemContext, PreparedRequest, RequestOperation } from '../../operation';
import { readCollection } from '../common/read';
import { destinationFields, readDestination } from './common/destination';
import { mediaFields, mediaSources } from './common/mediaFields';
import { type MediaContent, chooseMediaType } from './common/mediaFile';
import { type MediaParameters, readSource } from './common/mediaSource';
import { MAX_SHORT_TEXT, readMessageText } from './common/messageText';
import { checkSendBody, SEND_PATH } from './common/sendBody';
import {
	deliverAtField,
	deliverUntilField,
	labelsField,
	markReadField,
	sendingOptions,
	latestMoment,
	readSendOptions,
} from './common/sendOptions';
import { textFormatField } from './common/textFormat';

/** Fields of Send Media. A caption is not shown for audio, which arrives as a voice note (docs/api-reference.md 3.3). */
const properties: INodeProperties[] = [
	...destinationFields,
	{
		displayName: 'Media From',
		name: 'mediaSource',
		type: 'options',
		options: mediaSources,
		default: 'url',
	},
	...mediaFields({
		source: 'mediaSource',
		url: 'mediaUrl',
		field: 'binaryPropertyName',
		delivery: 'binaryDelivery',
		dataUri: 'mediaDataUri',
		type: 'mediaType',
	}),
	{
		displayName: 'Caption',
		name: 'caption',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Your invoice for March',
		description: 'Text below the image, video or document',
		displayOptions: { hide: { mediaType: ['audio'] } },
	},
	{
		displayName: 'Options',
		name: 'mediaOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [deliverAtField, deliverUntilField, labelsField, markReadField, textFormatField],
	},
	sendingOptions,
];

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
async function toRequest(item: ItemContext): Promise<PreparedRequest> {
	const destination = readDestination(item);
	const options = readSendOptions(item, 'mediaOptions');
	const { textFormat } = readCollection(item, 'mediaOptions');
	const caption = readMessageText(item, 'caption', 'Caption', MAX_SHORT_TEXT, textFormat);
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

/** Sends an image, video, document or voice note on its own. */
export const sendMedia: RequestOperation = {
	value: 'sendMedia',
	name: 'Send Media',
	action: 'Send media message',
	description: 'Send an image, video, document or voice note',
	kind: 'send',
	properties,
	toRequest,
};
