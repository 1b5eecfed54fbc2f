import type { IDataObject } from 'n8n-workflow';

import { checkSendBody } from '../../../../shared/api/schemas/send';
import { InvalidInput } from '../../../../shared/invalidInput';
import type { ItemReader, PreparedRequest } from '../../../operation';
import { readDestination } from '../shared/destination';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';
import { isSet, readBoolean } from '../../shared/values';
import { readTemplateButtons } from './buttons';
import { readTemplateMedia } from './media';
import { hintAtPace } from './pace';
import { readVariables } from './variables';

/**
 * A template with its variables (current send page, mode template).
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
export async function toRequest(item: ItemReader): Promise<PreparedRequest> {
	const templateId = item.getId('templateId');
	if (templateId === '') {
		throw new InvalidInput(
			'"Template" is empty',
			'Choose a template from the list, or enter its ID or name',
		);
	}
	hintAtPace(item);
	const options = item.get<IDataObject>('templateOptions', {});
	const sendOptions = readSendOptions(options, item);
	const { readLate, ...media } = await readTemplateMedia(item, sendOptions);
	const buttons = readTemplateButtons(item, media.mediaType);
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
		...sendOptions,
	});
	return {
		method: 'POST',
		path: SEND_PATH,
		body,
		...(readLate === undefined
			? {}
			: { lateBody: async () => checkSendBody({ ...body, ...(await readLate()) }) }),
	};
}
