import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../../../shared/api/request';
import { checkSendBody } from '../../../../shared/api/schemas/send';
import { InvalidInput } from '../../../../shared/invalidInput';
import { holdsBase64, isHttpUrl, mimeTypeOfDataUri } from '../../../../shared/media';
import { isSet, readBoolean, readText } from '../../../../shared/values';
import type { ItemReader } from '../../../operation';
import { readDestination } from '../shared/destination';
import { chooseMediaType } from '../shared/mediaType';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';
import { readCollection } from '../../shared/collection';
import { requireId } from '../../shared/required';
import { readTemplateButtons } from './buttons';
import { hintAtPace } from './pace';
import { readVariables } from './variables';

/**
 * A template with its variables (current send page, mode template).
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
export function toRequest(item: ItemReader): ApiRequest {
	const templateId = requireId(item, 'templateId', 'Template');
	hintAtPace(item);
	const options = readCollection(item, 'templateOptions');
	const media = readMedia(options);
	const buttons = readTemplateButtons(item, media?.mediaType);
	const body = checkSendBody({
		...readDestination(item),
		templateId,
		...readVariables(item),
		...media,
		...(buttons === undefined ? {} : { buttons }),
		...(isSet(options.aiRewriteEnabled)
			? {
					marketingOptions: {
						aiRewriteEnabled: readBoolean(options.aiRewriteEnabled, 'AI Rewrite'),
					},
				}
			: {}),
		...readSendOptions(item, 'templateOptions'),
	});
	return { method: 'POST', path: SEND_PATH, body };
}

function readMedia(options: IDataObject): { media: string; mediaType: string } | undefined {
	const media = readText(options.mediaUrl, 'Media URL');
	if (media === undefined) {
		if (isSet(options.mediaType) && options.mediaType !== 'auto') {
			throw new InvalidInput(
				'"Media Type" is set, but "Media URL" is empty',
				'Add the option Media URL, or remove Media Type',
			);
		}
		return undefined;
	}
	const mimeType = mimeTypeOfDataUri(media);
	if (!isHttpUrl(media) && (mimeType === undefined || !holdsBase64(media))) {
		throw new InvalidInput(
			'"Media URL" is not a web address',
			'Enter a public address that begins with https:// or http://',
		);
	}
	return {
		media,
		mediaType: chooseMediaType(options.mediaType, { mimeType, names: [media] }, 'Media Type'),
	};
}
