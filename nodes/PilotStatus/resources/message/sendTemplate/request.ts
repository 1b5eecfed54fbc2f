import { checkSendBody } from '../../../../shared/api/schemas/send';
import { isSet, readBoolean } from '../../../../shared/values';
import type { ItemContext, PreparedRequest } from '../../../operation';
import { readDestination } from '../shared/destination';
import { SEND_PATH } from '../shared/path';
import { readSendOptions } from '../shared/sendOptions';
import { readCollection } from '../../shared/collection';
import { requireId } from '../../shared/required';
import { readTemplateButtons } from './buttons';
import { readTemplateMedia } from './media';
import { hintAtPace } from './pace';
import { readVariables } from './variables';

/**
 * A template with its variables (docs/api-reference.md 3.2, template).
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
export async function toRequest(item: ItemContext): Promise<PreparedRequest> {
	const templateId = requireId(item, 'templateId', 'Template');
	hintAtPace(item);
	const options = readCollection(item, 'templateOptions');
	const sendOptions = readSendOptions(item, 'templateOptions');
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
