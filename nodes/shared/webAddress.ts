import { describeValue, isEmptyText, shorten } from './describeValue';
import { InvalidInput } from './invalidInput';
import { readText } from './values';

/**
 * Tells that a host on the internet could call this address: its host is neither this machine, nor in a private network,
 * nor a name that only a local network knows. Names are judged by their form; they are not resolved.
 *
 * @param address absolute URL of any scheme
 */
export function isPublicAddress(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const host = new URL(address).hostname.toLowerCase().replace(/\.$/, '');
	if (host.startsWith('[')) return !PRIVATE_IPV6.test(host);
	if (/^[\d.]+$/.test(host)) return !PRIVATE_IPV4.test(host);
	return host.includes('.') && !LOCAL_NAME.test(host);
}

/** This network, private, shared, loopback, link-local, benchmark and multicast addresses, and everything above them. */
const PRIVATE_IPV4 =
	/^(0|10|127|22[4-9]|2[3-5]\d)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^198\.1[89]\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
/** Unspecified, loopback, IPv4 in IPv6 form, unique local, link-local, site-local and multicast addresses. */
const PRIVATE_IPV6 = /^\[(::|64:ff9b:|f[cdf]|fe[89a-f])/;
const LOCAL_NAME = /\.(localhost|local|internal|lan|home|intranet|home\.arpa)$/;

/** Marks that show nothing: zero-width, direction, word joiner, soft hyphen, byte order mark. */
const INVISIBLE =
	/[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;
/** Joiners: part of the spelling after a letter of some scripts, a stray mark anywhere else. */
const STRAY_JOINER = /(^|[ -~])[\u200C\u200D]+/gu;
const QUOTED = /^(?:"(.*)"|'(.*)'|“(.*)”|<(.*)>|`(.*)`)$/su;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const BEGINNING = /^https?:\/\//i;
/** A second address behind white space or a list's mark, or glued to the end of a name. */
const SECOND = /[\s;|]+["'<]?https?:\/\/|^[^?#]*(?:,|[a-z0-9])https?:\/\//i;

const NEXT = 'Enter one public URL that starts with https:// or http://';

/**
 * Reads a web address as spreadsheets, people and language models write it. Invisible marks, quotes and blanks around it
 * go; inner blanks and letters outside ASCII are percent-encoded once, and what is encoded already stays as it is.
 *
 * @param label the field's name as the editor shows it
 * @returns an absolute http(s) address without white space
 * @throws {InvalidInput} when it is empty, another kind of value, no web address, or more than one
 */
export function readWebAddress(value: unknown, label: string): string {
	const text = clean(readText(value, label) ?? '');
	if (text === '') {
		const reason =
			typeof value === 'string' && !isEmptyText(value) ? 'is empty' : describeValue(value);
		throw new InvalidInput(`"${label}" ${reason}`, NEXT);
	}
	// the first characters are no second address
	if (SECOND.test(text.replace(BEGINNING, ''))) {
		throw new InvalidInput(
			`"${label}" is "${shorten(text)}", which is more than one URL`,
			'Put each URL into its own item or field',
		);
	}
	if (CONTROL.test(text)) {
		throw new InvalidInput(
			`"${label}" is "${shorten(text)}", which has a tab or line break inside`,
			'Enter the URL on one line, without tabs',
		);
	}
	const address = encode(text);
	if (address !== undefined) return address;
	throw new InvalidInput(`"${label}" is "${shorten(text)}", which is not a valid URL`, NEXT);
}

function clean(text: string): string {
	const visible = text.replace(INVISIBLE, '').replace(STRAY_JOINER, '$1').trim();
	const inner = QUOTED.exec(visible)
		?.slice(1)
		.find((part) => part !== undefined);
	return (inner ?? visible).trim();
}

function encode(text: string): string | undefined {
	const [, scheme, host, rest] = /^(https?:\/\/)([^/?#\\\s]+)(.*)$/isu.exec(text) ?? [];
	if (scheme === undefined || host === undefined || rest === undefined) return undefined;
	if (/\[object /.test(rest)) return undefined;
	const address = scheme + hostInAscii(scheme, host) + encodeRest(rest);
	if (!URL.canParse(address)) return undefined;
	const { hostname } = new URL(address);
	// https://https://… has the host "https"
	return hostname === '' || /^https?$/.test(hostname) ? undefined : address;
}

/** A name with letters outside ASCII in the form that every program takes (punycode). */
function hostInAscii(scheme: string, host: string): string {
	if (/^[\x21-\x7E]*$/.test(host) || !URL.canParse(scheme + host)) return host;
	const { username, password, host: ascii } = new URL(scheme + host);
	const login = username === '' ? '' : `${username}${password === '' ? '' : `:${password}`}@`;
	return login + ascii;
}

/** Percent-encodes what an address cannot hold, and a % that encodes nothing. */
function encodeRest(rest: string): string {
	return rest.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/[^\x21-\x7E]+|["<>\\^`{|}]/gu, (part) =>
		// half of a surrogate pair is no character
		encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD')),
	);
}
