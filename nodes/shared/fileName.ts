import { tidy } from './describeValue';
import { endingOfType } from './mimeTable';
import { decoded, endingOf, mimeTypeOfName, parseMimeType } from './media';

/** Longest name of a file (characters). */
const MAX_NAME = 120;
/**
 * Endings that say nothing (of any bytes, of what WhatsApp stores encrypted, of programs that serve files), and those of
 * voice notes that transcription services do not take.
 */
const EMPTY_ENDINGS = /\.(bin|dat|tmp|temp|enc|file|download|php|aspx?|ashx|jsp|cgi|do|oga|opus)$/i;
/** Words that name nothing. */
const EMPTY_NAMES = /^(file|blob|download|attachment|media|unnamed|untitled|undefined|null|_*)$/i;

/**
 * Names a file that came from outside. The name has an ending that fits its type, no part of a path, no control or
 * invisible characters, and at most 120 characters.
 *
 * @param names what the file may be called, the best first; the first usable one is taken
 * @param mimeType type of the file; undefined where nothing is known
 * @returns such as `invoice.pdf`; a voice note without a name is `voice.ogg`
 */
export function fileNameFor(names: unknown[], mimeType: string | undefined): string {
	const type = parseMimeType(mimeType)?.type;
	const usable = names.map(safeName).filter((name) => name !== undefined);
	const ending = type === undefined ? undefined : endingOfType(type);
	const name = usable.find((one) => !EMPTY_NAMES.test(stemOf(one)));
	if (name === undefined) {
		// a name such as "file.pdf" still tells its ending
		const told = usable.find(
			(one) => mimeTypeOfName(one) !== undefined && !EMPTY_ENDINGS.test(one),
		);
		const known = ending ?? (told === undefined ? undefined : endingOf(told)) ?? 'bin';
		return `${stemFor(type ?? mimeTypeOfName(`a.${known}`))}.${known}`;
	}
	const isKnown = mimeTypeOfName(name) !== undefined && !EMPTY_ENDINGS.test(name);
	if (isKnown) return shortened(name);
	const stem = name.replace(EMPTY_ENDINGS, '');
	const own = mimeTypeOfName(name);
	const other = own === undefined ? endingOf(name) : endingOfType(own);
	return shortened(`${stem}.${ending ?? other ?? 'bin'}`);
}

/**
 * Reads the file name in the header Content-Disposition: `filename*` with its character set before `filename`, also
 * where a server wrote UTF-8 or percent-encoding into the plain one.
 *
 * @returns undefined where there is none
 */
export function nameInContentDisposition(header: unknown): string | undefined {
	if (typeof header !== 'string') return undefined;
	const extended = /;\s*filename\*\s*=\s*"?([\w!#$&+^`{}~%.-]+)'[^']*'([^;"]*)/i.exec(header);
	if (extended !== null) {
		const [, charset = '', text = ''] = extended;
		const isLatin = /^iso-8859-1$/i.test(charset);
		return isLatin ? latin1(text) : decoded(text.trim());
	}
	const [, quoted, plain] =
		/;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/is.exec(`;${header}`) ?? [];
	const name = quoted?.replace(/\\(["\\])/g, '$1') ?? plain?.trim();
	return name === undefined || name === '' ? undefined : decoded(repaired(name));
}

/** Gives the last part of an address's path, decoded; undefined where there is none. */
export function nameInAddress(address: string): string | undefined {
	if (!URL.canParse(address)) return undefined;
	const segment = new URL(address).pathname.split('/').pop() ?? '';
	return segment === '' ? undefined : decoded(segment);
}

function safeName(name: unknown): string | undefined {
	if (typeof name !== 'string') return undefined;
	const last = name.slice(-1_000).split(/[\\/]/).pop() ?? '';
	const safe = tidy(last.normalize('NFC'))
		.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
		.replace(/[^\p{L}\p{N}\p{M} ._()+,@&'\p{Pd}]/gu, '_')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	return safe === '' ? undefined : safe;
}

function stemOf(name: string): string {
	return name.replace(/\.[a-z0-9]{1,10}$/i, '');
}

/** Names a file by its kind. */
function stemFor(type: string | undefined): string {
	if (type === 'audio/ogg') return 'voice';
	if (type === 'image/webp') return 'sticker';
	const [main = ''] = (type ?? '').split('/');
	return /^(image|video|audio)$/.test(main) ? main : 'document';
}

/** Shortens a name at the end of its stem: the ending stays. */
function shortened(name: string): string {
	const ending = endingOf(name) ?? '';
	const stem = [...name.slice(0, name.length - ending.length - 1)];
	const most = MAX_NAME - ending.length - 1;
	return `${stem.slice(0, most).join('').trimEnd()}.${ending}`;
}

function latin1(text: string): string {
	return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16)),
	);
}

/** Node.js reads headers as Latin-1; many servers write UTF-8 there all the same. */
function repaired(name: string): string {
	if (!/[\u0080-\u00FF]/.test(name) || /[\u0100-\uFFFF]/.test(name)) return name;
	const utf8 = Buffer.from(name, 'latin1').toString('utf8');
	return utf8.includes('\uFFFD') ? name : utf8;
}
