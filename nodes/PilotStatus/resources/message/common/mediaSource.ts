import { dataUriHead, readDataUri } from '../../../../shared/dataUri';
import { shorten } from '../../../../shared/describeValue';
import { InvalidInput, invalidChoice } from '../../../../shared/invalidInput';
import { mimeTypeOfName, UNKNOWN_TYPE } from '../../../../shared/media';
import { isPublicAddress, readWebAddress } from '../../../../shared/webAddress';
import { readText } from '../../../../shared/values';
import type { ItemContext } from '../../../operation';
import { refuseSharePage } from '../../common/sharePages';
import { type MediaContent, readAsDataUri, refuseSize, typeOfFile } from './mediaFile';

/**
 * Reads the address from which Pilot Status fetches a file. An address that nobody outside can reach gets a notice.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when it is not one web address, or a page of a cloud drive
 */
export function readMediaAddress(value: unknown, label: string, { hint }: ItemContext): string {
	const address = readWebAddress(value, label);
	refuseSharePage(address, label);
	if (!isPublicAddress(address)) {
		hint(
			`"${label}" points to ${shorten(new URL(address).host)}, which is not reachable from the internet, so only a Pilot Status server in the same network can fetch the file. Send Media with Input File sends files that n8n can reach.`,
		);
	}
	return address;
}

/** Where the file comes from. */
interface MediaSource extends MediaContent {
	/** For a file that is read late; `media` is then only the beginning of its data URI. */
	readLate?: () => Promise<MediaContent>;
}

/** The sources of a file. */
export const MEDIA_SOURCES = ['url', 'binary', 'dataUri'] as const;

/** The parameters that tell where the file comes from, by their names. */
export interface MediaParameters {
	source: string;
	url: string;
	field: string;
	delivery: string;
	dataUri: string;
}

/** Tells a file when its message goes out. */
interface MediaMoment {
	/** Latest moment at which the message may go out (ms since 1970); undefined where it goes out at once. */
	until?: number;
}

/** Display names of the fields, the same in every operation. */
const URL_LABEL = 'Media URL';
const DATA_URI_LABEL = 'Data URI';

/**
 * Finds the file an item asks for, by its three sources. A file of n8n is looked at and not read yet.
 *
 * @throws {InvalidInput} when it is missing, of the wrong form, or larger than n8n can send
 */
export async function readSource(
	item: ItemContext,
	parameters: MediaParameters,
	moment: MediaMoment,
): Promise<MediaSource> {
	const source = item.get<unknown>(parameters.source, 'url');
	switch (source) {
		case 'url':
			return readUrl(item, parameters.url);
		case 'binary':
			return await readFile(item, parameters, moment);
		case 'dataUri':
			return readLateDataUri(item, parameters.dataUri);
		default:
			throw invalidChoice('Media From', source, MEDIA_SOURCES);
	}
}

function readUrl(item: ItemContext, name: string): MediaSource {
	const media = readMediaAddress(item.get(name, ''), URL_LABEL, item);
	return { media, type: mimeTypeOfName(media) };
}

function readLateDataUri(item: ItemContext, name: string): MediaSource {
	const read = (): MediaContent => {
		const text = readText(item.get(name, ''), DATA_URI_LABEL);
		if (text === undefined) {
			throw new InvalidInput(
				`"${DATA_URI_LABEL}" is empty`,
				'Use data:image/png;base64, followed by the base64 text of the file',
			);
		}
		const { uri, type } = readDataUri(text, DATA_URI_LABEL);
		return { media: uri, type };
	};
	// an expression may give a copy of the text for each item: only what it is stays until it is this one's turn. It is
	// read and checked again then, because an expression may give another value
	const { type } = read();
	const beginning = dataUriHead(type === undefined ? undefined : { type, parameters: '' });
	return { media: beginning, type, readLate: async () => await Promise.resolve(read()) };
}

async function readFile(
	item: ItemContext,
	parameters: MediaParameters,
	{ until }: MediaMoment,
): Promise<MediaSource> {
	const file = item.binary(item.get<unknown>(parameters.field, 'data'));
	const { size, head } = await file.inspect();
	const mimeType = typeOfFile(file, head, item.hint);
	const type = mimeType?.type ?? UNKNOWN_TYPE;
	if ((await chooseDelivery(item, parameters.delivery)) === 'signedUrl') {
		const media = await file.toSignedUrl(until);
		hintAtAddress(item, media, until);
		return { media, type };
	}
	refuseSize(size);
	return {
		media: dataUriHead(mimeType),
		type,
		readLate: async () => await readAsDataUri(item, file),
	};
}

function hintAtAddress(item: ItemContext, address: string, until: number | undefined): void {
	if (!isPublicAddress(address)) {
		item.hint(
			'The file URL points to this machine or its network, so only a Pilot Status server in the same network can fetch it. Set WEBHOOK_URL or N8N_HOST of n8n to its public address.',
		);
	}
	if (until !== undefined && until > Date.now()) {
		item.hint(
			'Pilot Status fetches the file when the message is due. Keep this execution until then: n8n deletes files together with their executions.',
		);
	}
}

async function chooseDelivery(item: ItemContext, name: string): Promise<'dataUri' | 'signedUrl'> {
	const choice = item.get<unknown>(name, 'auto');
	if (choice === 'dataUri' || choice === 'signedUrl') return choice;
	if (choice !== 'auto') {
		throw invalidChoice('Send File As', choice, ['auto', 'dataUri', 'signedUrl']);
	}
	// an unknown kind of number is served as Meta: a refusal by the API then says what to do
	return (await item.numberKind()) === 'PILOT_STATUS' ? 'signedUrl' : 'dataUri';
}
