import { invalid } from '../core/apiError.mts';
import type { World } from '../core/world.mts';
import { isLoopbackUrl } from '../sending/fetchMedia.mts';
import { isHttpUrl } from '../sending/media.mts';

/** The URL of a webhook as it is kept. @throws ApiError 400 for one that is refused */
export function keptUrl(world: World, url: string): string {
	const { refuseLoopbackWebhooks, requireHttpsWebhooks, webhookUrls } = world.settings;
	if (!isHttpUrl(url)) throw invalid('"url" must be an http(s) URL');
	if (requireHttpsWebhooks && new URL(url).protocol !== 'https:') {
		throw invalid('"url" must be an HTTPS URL');
	}
	if (refuseLoopbackWebhooks && isLoopbackUrl(url)) {
		throw invalid('"url" must be reachable from the internet');
	}
	if (webhookUrls === 'asGiven') return url;
	const kept = new URL(url);
	if (webhookUrls === 'https') kept.protocol = 'https:';
	if (webhookUrls === 'trailingSlash') kept.pathname = `${kept.pathname.replace(/\/$/, '')}/`;
	return kept.href;
}

/** The answer to the creation of a webhook, of which neither status nor form is sure (docs/api-reference.md 18.5). */
export function createdAnswer(
	world: World,
	webhook: Record<string, unknown>,
): { status: number; body?: unknown } {
	const { id: _id, ...withoutId } = webhook;
	switch (world.settings.webhookAnswer) {
		case 'documented':
			return { status: 201, body: webhook };
		case 'withoutId':
			return { status: 201, body: withoutId };
		case 'empty':
			return { status: 204 };
		case 'data':
			return { status: 201, body: { data: webhook } };
		case 'webhook':
			return { status: 201, body: { webhook } };
	}
}
