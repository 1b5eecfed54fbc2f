import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { holdsBase64, isHttpUrl, mimeTypeOfDataUri } from '../../../../shared/media';
import type { BinaryInput, ItemReader } from '../../../operation';
import type { MediaHints } from '../shared/mediaType';
import { readText } from '../../shared/text';

/** Where the file comes from. */
export interface MediaSource extends MediaHints {
	/** Value of the request's `media`; for a file that is read late, only the beginning of its data URI. */
	media: string;
	/** Reads the file just before it is sent, and gives the whole data URI. */
	readLate?: () => Promise<string>;
}

/**
 * Largest file that n8n can put into a request (bytes): one text of JavaScript holds just under 2^29 characters,
 * and base64 makes 4 of 3. The limits of the API are unknown and left to its answer.
 */
export const MAX_DATA_URI_BYTES = 380_000_000;

/**
 * The file an item asks for, by its three sources. Nothing is read yet.
 *
 * @throws {InvalidInput} when it is missing, of the wrong form, or larger than n8n can send
 */
export async function readSource(item: ItemReader): Promise<MediaSource> {
	const source = item.get<unknown>('mediaSource', 'url');
	switch (source) {
		case 'url':
			return readUrl(item);
		case 'binary':
			return await readFile(item);
		case 'dataUri':
			return readDataUri(item);
		default:
			throw invalidChoice('Media From', source, ['url', 'binary', 'dataUri']);
	}
}

function readUrl(item: ItemReader): MediaSource {
	const media = readText(item.get('mediaUrl', ''), 'Media URL') ?? '';
	if (!isHttpUrl(media)) {
		throw new InvalidInput(
			media === '' ? '"Media URL" is empty' : '"Media URL" is not a web address',
			'Enter a public address that begins with https:// or http://',
		);
	}
	return { media, names: [media] };
}

function readDataUri(item: ItemReader): MediaSource {
	const media = readText(item.get('mediaDataUri', ''), 'Data URI') ?? '';
	const mimeType = mimeTypeOfDataUri(media);
	if (mimeType === undefined) {
		throw new InvalidInput(
			media === '' ? '"Data URI" is empty' : '"Data URI" is not a data URI',
			'It begins like data:image/png;base64, and the base64 text of the file follows',
		);
	}
	if (!holdsBase64(media)) {
		throw new InvalidInput(
			'"Data URI" holds no file',
			'After the comma comes the base64 text of the file, without spaces or line breaks',
		);
	}
	// an expression may give a copy of the text for each item: only the beginning stays until it is this one's turn
	// (a slice would hold on to the whole text, so it is copied)
	const prefix = Buffer.from(media.slice(0, media.indexOf(',') + 1)).toString();
	const readLate = async () =>
		await Promise.resolve(readText(item.get('mediaDataUri', ''), 'Data URI') ?? '');
	return { media: prefix, mimeType, readLate };
}

async function readFile(item: ItemReader): Promise<MediaSource> {
	const field = readText(item.get('binaryPropertyName', 'data'), 'Input Data Field Name') ?? '';
	const file = item.binary(field);
	const { mimeType, fileName, fileExtension } = file.data;
	const hints: MediaHints = {
		mimeType,
		names: [fileName, fileExtension === undefined ? undefined : `file.${fileExtension}`],
	};
	if ((await chooseDelivery(item)) === 'signedUrl') {
		const media = await file.toSignedUrl();
		if (/^https?:\/\/(localhost|127\.|\[::1\])/.test(media)) {
			item.hint(
				'The address of the file points to this machine, so only a Pilot Status on the same machine can fetch it. Set WEBHOOK_URL or N8N_HOST of n8n to its public address.',
			);
		}
		return { ...hints, media };
	}
	await refuseSize(file);
	const prefix = `data:${mimeType === '' ? 'application/octet-stream' : mimeType};base64,`;
	return { ...hints, media: prefix, readLate: async () => prefix + (await file.toBase64()) };
}

async function chooseDelivery(item: ItemReader): Promise<'dataUri' | 'signedUrl'> {
	const choice = item.get<unknown>('binaryDelivery', 'auto');
	if (choice === 'dataUri' || choice === 'signedUrl') return choice;
	if (choice !== 'auto') {
		throw invalidChoice('Send File As', choice, ['auto', 'dataUri', 'signedUrl']);
	}
	// an unknown kind of number is served as Meta: a refusal by the API then says what to do
	return (await item.provider()) === 'PILOT_STATUS' ? 'signedUrl' : 'dataUri';
}

async function refuseSize(file: BinaryInput): Promise<void> {
	const bytes = await file.size();
	if (bytes === 0) {
		throw new InvalidInput('The file is empty', 'Check the node that reads or downloads it');
	}
	if (bytes === undefined || bytes <= MAX_DATA_URI_BYTES) return;
	throw new InvalidInput(
		`The file has ${Math.ceil(bytes / 1_000_000)} MB, more than n8n can put into one request (${MAX_DATA_URI_BYTES / 1_000_000} MB)`,
		'Set Send File As to Signed URL, or send the file from a URL',
	);
}
