import { timingSafeEqual } from 'crypto';

/** What a delivery shows to prove where it comes from. */
export interface Proof {
	/** The query of the URL it was sent to, as n8n parsed it. */
	query: unknown;
}

/**
 * Whether a delivery comes from the webhook that this node registered: its URL carries the node's own 256 random bits,
 * which only Pilot Status was told. The comparison takes the same time whatever differs. Without a stored token nothing
 * gets in.
 *
 * Pilot Status promises a signature, but documents neither its header nor its algorithm (docs/api-reference.md 18.1). Once it does,
 * the headers and the raw body become part of {@link Proof}, and its check belongs here, beside this one.
 */
export function isGenuine(proof: Proof, token: string | undefined): boolean {
	const given = shownToken(proof);
	if (given === undefined || !token) return false;
	const one = Buffer.from(given);
	const other = Buffer.from(token);
	return one.length === other.length && timingSafeEqual(one, other);
}

/** The token that a delivery shows, right or wrong; undefined where it shows none. */
export function shownToken({ query }: Proof): string | undefined {
	if (typeof query !== 'object' || query === null) return undefined;
	const { token } = query as { token?: unknown };
	return typeof token === 'string' ? token : undefined;
}
