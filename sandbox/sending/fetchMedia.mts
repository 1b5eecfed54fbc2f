import type { OutboundMessage } from '../core/types.mts';
import type { World } from '../core/world.mts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const FETCH_TIMEOUT_MS = 30_000;

/** Whether a URL points to this machine; the sandbox talks to nobody else. */
export function isLoopbackUrl(url: string): boolean {
	return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}

/**
 * Fetches the media of a message as the provider would, if it lies on this machine, and notes what came.
 * @returns undefined when there is nothing to fetch; else whether the file could be had
 */
export function fetchLoopbackMedia(
	world: World,
	message: OutboundMessage,
): Promise<boolean> | undefined {
	const url = message.content.media?.url;
	if (!world.settings.fetchMedia || url === undefined || !isLoopbackUrl(url)) return undefined;
	return fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
		.then(async (response) => {
			const { byteLength } = await response.arrayBuffer();
			const contentType = response.headers.get('content-type');
			message.fetched = { status: response.status, bytes: byteLength, contentType };
			return response.ok;
		})
		.catch(() => false);
}
