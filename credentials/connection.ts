import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** Where a credential points and how it authenticates. `baseUrl` has no trailing slash and no `/v1`. */
export interface Connection {
	baseUrl: string;
	/** The auth header (exactly one) and, for account-wide keys, the number header. */
	headers: Record<string, string>;
}

const DEFAULT_BASE_URL = 'https://pilotstatus.com.br';
const LOOPBACK_HOSTS = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** Header of the number that an account-wide key is to use. */
const NUMBER_HEADER = 'x-whatsapp-number-id';
/** Signs without width, which come along when an address is copied. */
const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/**
 * Whether a request to this URL keeps the key off the network in the clear: `https:` anywhere, `http:` only on
 * this machine. A URL that cannot be read is not safe.
 */
export function isSafeForKey(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOSTS.test(hostname));
}

/**
 * Brings what a person typed as Base URL to `https://host[/path]`: white space around it, trailing slashes, query and
 * fragment go, and everything from `/v1` on, so that the address of one endpoint serves too.
 *
 * @throws {Error} one sentence for the person, when the value is no URL or would send the key unencrypted
 */
export function normaliseBaseUrl(value: unknown): string {
	const isUnset = value === undefined || value === null;
	const typed = typeof value === 'string' ? value.replace(INVISIBLE, '').trim() : '';
	const url = (typed === '' ? DEFAULT_BASE_URL : typed)
		.replace(/[?#].*$/s, '')
		.replace(/\/v1(\/.*)?$/s, '')
		.replace(/\/+$/, '');
	const isText = typeof value === 'string' || isUnset;
	if (!isText || !URL.canParse(url) || !/^https?:\/\//i.test(url)) {
		throw new Error(
			`The Base URL of the Pilot Status credential is not a valid URL. Enter one such as ${DEFAULT_BASE_URL}`,
		);
	}
	// a URL may be read although it holds blanks, and then every request goes somewhere else
	if (/[\s\\]/.test(url)) {
		throw new Error(
			`The Base URL of the Pilot Status credential contains a space, a line break or a backslash. Enter one such as ${DEFAULT_BASE_URL}`,
		);
	}
	const { username, password } = new URL(url);
	if (username !== '' || password !== '') {
		throw new Error(
			'The Base URL of the Pilot Status credential must not contain a user name or password. Enter the key in its own field',
		);
	}
	if (!isSafeForKey(url)) {
		throw new Error(
			'The Base URL of the Pilot Status credential must begin with https://, because http:// would send the key unencrypted. Only addresses on this machine may use http://',
		);
	}
	return url;
}

/**
 * The headers that authenticate a request: `x-api-key` or `x-api-key-id`, never both, never empty
 * (docs/api-reference.md 2), and `x-whatsapp-number-id` when the credential names a number.
 *
 * @throws {Error} one sentence for the person, when the key is missing or cannot be a header value
 */
export function authHeaders(credentials: ICredentialDataDecryptedObject): Record<string, string> {
	const byId = credentials.authentication === 'apiKeyId';
	const label = byId ? 'API Key ID' : 'API Key';
	const value = headerValue(byId ? credentials.apiKeyId : credentials.apiKey, label);
	if (value === '') {
		throw new Error(
			`The ${label} of the Pilot Status credential is empty. Open the credential and enter it`,
		);
	}
	const numberId = headerValue(credentials.numberId, 'Number ID');
	return {
		[byId ? 'x-api-key-id' : 'x-api-key']: value,
		...(numberId === '' ? {} : { [NUMBER_HEADER]: numberId }),
	};
}

/**
 * Everything a request needs to know of the credential.
 *
 * @throws {Error} one sentence for the person, see {@link normaliseBaseUrl} and {@link authHeaders}
 */
export function resolveConnection(credentials: ICredentialDataDecryptedObject): Connection {
	return { baseUrl: normaliseBaseUrl(credentials.baseUrl), headers: authHeaders(credentials) };
}

/** Gives what of a connection must appear in no text: the key. */
export function secretsOf({ headers }: Connection): string[] {
	return Object.entries(headers).flatMap(([name, key]) => (name === NUMBER_HEADER ? [] : key));
}

/** A text or a number as a header's value; an expression may give either. */
function headerValue(value: unknown, label: string): string {
	if (value === undefined || value === null) return '';
	const isNumber = typeof value === 'number' && Number.isSafeInteger(value);
	if (typeof value !== 'string' && !isNumber) {
		throw new Error(
			`The ${label} of the Pilot Status credential is not text. Check its expression`,
		);
	}
	const text = String(value).replace(INVISIBLE, '').trim();
	if (/^(undefined|null|NaN)$/.test(text)) {
		throw new Error(
			`The ${label} of the Pilot Status credential is "${text}": its expression returned no value. Check the expression`,
		);
	}
	// a key copied together with its quotes is not known to Pilot Status
	if (!/^[\x21\x23-\x26\x28-\x7e]*$/.test(text)) {
		throw new Error(
			`The ${label} of the Pilot Status credential contains spaces, quotes or other invalid characters. Copy it again from the Pilot Status dashboard`,
		);
	}
	return text;
}
