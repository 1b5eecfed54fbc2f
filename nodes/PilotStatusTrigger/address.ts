/** Name of the query parameter that carries the token in the registered URL. */
export const TOKEN_PARAMETER = 'token';

/**
 * The URL that is registered at Pilot Status.
 *
 * @param address the webhook's URL as n8n gives it
 */
export function registeredUrl(address: string, token: string): string {
	const url = new URL(address);
	url.searchParams.set(TOKEN_PARAMETER, token);
	return url.href;
}

/** The token in a registered URL; undefined where there is none. */
export function tokenOf(url: string | undefined): string | undefined {
	if (url === undefined || !URL.canParse(url)) return undefined;
	return new URL(url).searchParams.get(TOKEN_PARAMETER) ?? undefined;
}

/** Whether two URLs are the same apart from the token. What cannot be read as a URL is never the same. */
export function isSameAddress(one: string | undefined, other: string): boolean {
	return one !== undefined && withoutToken(one) === withoutToken(other);
}

/** Whether two URLs are the same, token included. */
export function isSameUrl(one: string | undefined, other: string): boolean {
	return one !== undefined && URL.canParse(one) && new URL(one).href === new URL(other).href;
}

/** Takes every token out of a text that may quote a registered URL, such as an error of the API. */
export function hideToken(text: string): string {
	return text.replace(/(token(?:=|%3d))[^&\s"'<>\\]+/gi, '$1…');
}

/**
 * Whether a host on the internet could call this address: its host is neither this machine, nor in a private network,
 * nor a name that only a local network knows.
 */
export function isPublicAddress(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const host = new URL(address).hostname.toLowerCase().replace(/\.$/, '');
	if (host.startsWith('[')) return !PRIVATE_IPV6.test(host);
	if (/^[\d.]+$/.test(host)) return !PRIVATE_IPV4.test(host);
	return host.includes('.') && !LOCAL_NAME.test(host);
}

const PRIVATE_IPV4 =
	/^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
/** Unspecified, loopback, IPv4 in IPv6 form, unique local and link-local addresses. */
const PRIVATE_IPV6 = /^\[(::|f[cd]|fe[89ab])/;
const LOCAL_NAME = /\.(localhost|local|internal|lan|home|intranet|home\.arpa)$/;

function withoutToken(value: string): string | undefined {
	if (!URL.canParse(value)) return undefined;
	const url = new URL(value);
	url.searchParams.delete(TOKEN_PARAMETER);
	return url.href;
}
