import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import { invalidChoice } from '../../../../shared/invalidInput';
import type { MediaType } from '../../../../shared/media';
import { isSet, readBoolean } from '../../../../shared/values';
import type { ItemContext, PreparedRequest, RequestOperation } from '../../../operation';
import { readCollection, requireId } from '../../common/read';
import { hintAtTemplateButtons, type Button, readChosenButtons } from '../common/buttons';
import { readDestination } from '../common/destination';
import { type MediaContent, chooseMediaType } from '../common/mediaFile';
import { MEDIA_SOURCES, type MediaParameters, readSource } from '../common/mediaSource';
import { checkSendBody, SEND_PATH } from '../common/sendBody';
import { latestMoment, readSendOptions } from '../common/sendOptions';
import { properties } from './fields';
import { readVariables } from './variables';

/** How the template list writes a MARKETING template: `spring_sale (MARKETING, en_US)`. */
const MARKETING_LABEL = / \(MARKETING(, [^)]*)?\)$/;

/**
 * Says, with the second message of a run, that Pilot Status spaces MARKETING messages itself (send pages). The category is
 * taken from the label that the editor saved with the choice: asking the API for it would cost every run a request.
 */
function hintAtPace(item: ItemContext): void {
	if (item.index === 0) return;
	const saved = item.rawParameter('templateId');
	if (!isRecord(saved) || saved.mode !== 'list') return;
	const { cachedResultName: label } = saved;
	if (typeof label !== 'string' || !MARKETING_LABEL.test(label)) return;
	item.hint(
		'Pilot Status spaces out messages of MARKETING templates, by default 8 to 25 seconds apart. They are accepted immediately and arrive later, so no delay is needed here.',
	);
}

/**
 * Reads the buttons that replace those of the template (docs/api-reference.md 3.3).
 *
 * @param mediaType kind of the file that replaces the one of the template; undefined where none does
 * @returns undefined where the template's own buttons are sent
 * @throws {InvalidInput} when buttons were chosen and cannot be sent
 */
function readTemplateButtons(item: ItemContext, mediaType?: string): Button[] | undefined {
	const buttons = readChosenButtons(item, {
		mode: 'templateButtonsMode',
		without: { name: 'From Template', value: 'template' },
		fields: 'templateButtons',
		json: 'templateButtonsJson',
	});
	if (buttons === undefined) return undefined;
	hintAtTemplateButtons(item, buttons);
	if (mediaType === 'video' || mediaType === 'document') {
		item.hint(
			'Meta may reject buttons with a video or document on delivery. Watch for the failed status of these messages.',
		);
	}
	return buttons;
}

/** The file of a template as the request takes it; nothing where the template's own is sent. */
interface TemplateMedia {
	media?: string;
	mediaType?: MediaType;
}

const PARAMETERS: MediaParameters = {
	source: 'templateMedia',
	url: 'templateMediaUrl',
	field: 'templateBinaryPropertyName',
	delivery: 'templateBinaryDelivery',
	dataUri: 'templateMediaDataUri',
};

/**
 * Reads the file that replaces the one of a template (docs/api-reference.md 3.2). Fields of a source that is not chosen
 * are not read.
 *
 * @param sendOptions request fields of the send options
 * @returns `readLate` for a file that is read just before it is sent; `media` is then only its beginning
 * @throws {InvalidInput} when a file was chosen and cannot be sent
 */
async function readTemplateMedia(
	item: ItemContext,
	sendOptions: IDataObject,
): Promise<TemplateMedia & { readLate?: () => Promise<TemplateMedia> }> {
	const from = item.get<unknown>(PARAMETERS.source, 'template');
	if (from === 'template') return {};
	if (!MEDIA_SOURCES.some((source) => source === from)) {
		throw invalidChoice('Media From', from, ['template', ...MEDIA_SOURCES]);
	}
	const withType = ({ media, type }: MediaContent): TemplateMedia => ({
		media,
		mediaType: chooseMediaType(
			item.get('templateMediaType', 'auto'),
			type,
			'Media Type',
			item.hint,
		),
	});
	const { readLate, ...source } = await readSource(item, PARAMETERS, latestMoment(sendOptions));
	return {
		...withType(source),
		...(readLate === undefined ? {} : { readLate: async () => withType(await readLate()) }),
	};
}

/**
 * A template with its variables (docs/api-reference.md 3.2, template).
 *
 * @throws {InvalidInput} when the item asks for something the API does not take
 */
async function toRequest(item: ItemContext): Promise<PreparedRequest> {
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

/** Sends an approved template with its variables. */
export const sendTemplate: RequestOperation = {
	value: 'sendTemplate',
	name: 'Send Template',
	action: 'Send template message',
	description: 'Send an approved template with your own values',
	kind: 'send',
	properties,
	toRequest,
};
