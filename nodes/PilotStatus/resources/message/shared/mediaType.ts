import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { MEDIA_TYPES, type MediaType, mediaTypeOf, SHOWN_IN_WORDS } from '../../../../shared/media';
import { UNKNOWN_TYPE } from '../../../../shared/mimeType';
import { isSet } from '../../../../shared/values';

/**
 * Chooses the media type to send: the chosen one, or with `auto` the one as which WhatsApp shows a file of its type. The
 * API always receives one. Where WhatsApp does not show such a file as the chosen kind, a notice says so.
 *
 * @param choice value of the field
 * @param type MIME type of the file; undefined for an address that does not tell
 * @param label the field's name as the editor shows it
 * @param hint shows a notice
 * @throws {InvalidInput} when `auto` cannot tell, or the choice does not exist
 */
export function chooseMediaType(
	choice: unknown,
	type: string | undefined,
	label: string,
	hint: (message: string) => void,
): MediaType {
	if (!isSet(choice) || choice === 'auto') {
		if (type !== undefined) return mediaTypeOf(type);
		throw new InvalidInput(
			`"${label}" must be set, because the URL does not show the file type`,
			'Choose Image, Video, Document or Audio',
		);
	}
	const chosen = MEDIA_TYPES.find((one) => one === choice);
	if (chosen === undefined) throw invalidChoice(label, choice, ['auto', ...MEDIA_TYPES]);
	const isKnown = type !== undefined && type !== UNKNOWN_TYPE;
	if (chosen !== 'document' && isKnown && mediaTypeOf(type) !== chosen) {
		hint(
			`WhatsApp shows only ${SHOWN_IN_WORDS[chosen]}. A file of the type ${type} may be accepted and never arrive: set "${label}" to Automatic or Document, or convert the file.`,
		);
	}
	return chosen;
}
