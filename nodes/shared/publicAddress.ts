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
