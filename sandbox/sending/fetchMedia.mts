import type { OutboundMessage } from '../core/types.mts';
import type { World } from '../core/world.mts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const FETCH_TIMEOUT_MS = 30_000;

/** Whether a URL points to this machine; the sandbox talks to nobody else. */
export function isLoopbackUrl(url: string): boolean {
	return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}

/**
 * Fetches a file as the provider would, if it lies on this machine, and keeps it for the phone page.
 * @param id under which it is kept: that of the message or call
 * @returns what came; null when nothing was fetched, or nobody answered within 30 s
 */
export async function fetchLoopback(
	world: World,
	url: string,
	id: string,
): Promise<OutboundMessage['fetched']> {
	if (!world.settings.fetchMedia || !isLoopbackUrl(url)) return null;
	const { kept } = world;
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
		const content = Buffer.from(await response.arrayBuffer());
		const contentType = response.headers.get('content-type');
		if (response.ok) {
			kept.keep(id, { contentType: contentType ?? 'application/octet-stream', content });
		}
		return { status: response.status, bytes: content.byteLength, contentType };
	} catch {
		return null;
	}
}

/**
 * Fetches the media of a message, and notes what came.
 * @returns undefined when there is nothing to fetch; else whether the file could be had
 */
export function fetchLoopbackMedia(
	world: World,
	message: OutboundMessage,
): Promise<boolean> | undefined {
	const url = message.content.media?.url;
	if (!world.settings.fetchMedia || url === undefined || !isLoopbackUrl(url)) return undefined;
	return fetchLoopback(world, url, message.id).then((fetched) => {
		message.fetched = fetched;
		return fetched !== null && fetched.status >= 200 && fetched.status < 300;
	});
}
