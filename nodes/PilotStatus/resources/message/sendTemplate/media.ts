import type { IDataObject } from 'n8n-workflow';

import { invalidChoice } from '../../../../shared/invalidInput';
import type { MediaType } from '../../../../shared/media';
import type { ItemContext } from '../../../operation';
import { latestMoment } from '../shared/latestMoment';
import type { MediaContent } from '../shared/mediaFile';
import { MEDIA_SOURCES, type MediaParameters, readSource } from '../shared/mediaSource';
import { chooseMediaType } from '../shared/mediaType';

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
export async function readTemplateMedia(
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
