import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import {
	MEDIA_TYPES,
	type MediaType,
	mediaTypeOfMime,
	mediaTypeOfName,
} from '../../../../shared/media';

/** What is known of a file before it is read. */
export interface MediaHints {
	mimeType?: string;
	/** File names or URLs whose ending may tell. */
	names?: Array<string | undefined>;
}

/**
 * The media type to send: the chosen one, or with `auto` what the MIME type or a name's ending tells. The API
 * always receives one.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when `auto` cannot tell
 */
export function chooseMediaType(choice: unknown, hints: MediaHints, label: string): MediaType {
	if (choice !== 'auto' && choice !== '' && choice !== undefined && choice !== null) {
		const chosen = MEDIA_TYPES.find((type) => type === choice);
		if (chosen !== undefined) return chosen;
		throw invalidChoice(label, choice, ['auto', ...MEDIA_TYPES]);
	}
	const found =
		mediaTypeOfMime(hints.mimeType) ??
		(hints.names ?? []).map(mediaTypeOfName).find((type) => type !== undefined);
	if (found === undefined) {
		throw new InvalidInput(
			`"${label}" must be set, because the file does not tell what it is`,
			'Choose Image, Video, Document or Audio',
		);
	}
	return found;
}
