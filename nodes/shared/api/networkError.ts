import { isRecord } from '../json';

/** What Node said about a request that failed. */
export interface NetworkError {
	/** Node's or OpenSSL's code, such as `ECONNRESET`. */
	code?: string;
	/** What Node was doing, such as `connect`. */
	syscall?: string;
	message?: string;
}

/** Codes with which a TLS handshake fails: names of OpenSSL, of Node, and of its verification of certificates. */
const HANDSHAKE =
	/^(EPROTO$|ERR_SSL_|ERR_TLS_|CERT_|CRL_|ERROR_IN_C|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED)|CERT_/;
/** Faults of TLS that come after the handshake too, when the request may be on its way. */
const LATER =
	/bad[ _]record|decrypt|unexpected[ _](eof|message)|eof[ _]while|length|close[ _]notify|shutdown|renegotiat/i;

/**
 * Finds Node's error along the causes of what was thrown: versions of n8n nest it at different depths.
 *
 * @returns empty where there is none
 */
export function networkError(error: unknown, depth = 0): NetworkError {
	if (!isRecord(error) || depth > 4) return {};
	const { code, syscall, message } = error;
	if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) {
		return {
			code,
			...(typeof syscall === 'string' ? { syscall } : {}),
			...(typeof message === 'string' ? { message } : {}),
		};
	}
	for (const inner of [error.cause, error.errorResponse, error.error]) {
		const found = networkError(inner, depth + 1);
		if (found.code !== undefined) return found;
	}
	return {};
}

/** Tells whether the secure connection was never made, so that no part of the request can have gone out. */
export function isHandshakeFailure({ code = '', message = '' }: NetworkError): boolean {
	return HANDSHAKE.test(code) && !LATER.test(`${code} ${message}`);
}

/** Tells whether Node was still connecting: an unreachable host, or a time limit before there was a connection. */
export function isConnectionNeverMade({ code, syscall }: NetworkError): boolean {
	return code !== undefined && syscall === 'connect';
}
