import { isLoopbackUrl } from '../sending/fetchMedia.mts';

const KEPT_OF_ANSWER = 2_000;

/** What came back from a webhook receiver; `statusCode` is null when nothing did. */
export interface Answer {
	statusCode: number | null;
	error: string | null;
	response: string;
}

function reason(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { cause } = error;
	return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}

/** Posts a body to a URL on this machine; never throws, follows no redirect, and talks to nobody else. */
export async function post(
	url: string,
	body: string,
	contentType: string,
	signal: AbortSignal,
): Promise<Answer> {
	if (!isLoopbackUrl(url)) {
		return {
			statusCode: null,
			error: 'The sandbox talks to loopback addresses only',
			response: '',
		};
	}
	try {
		const headers = { 'content-type': contentType, 'user-agent': 'pilot-status-sandbox' };
		const init = { method: 'POST', headers, body, signal, redirect: 'manual' } as const;
		const answer = await fetch(url, init);
		const text = await answer.text();
		return { statusCode: answer.status, error: null, response: text.slice(0, KEPT_OF_ANSWER) };
	} catch (error) {
		return { statusCode: null, error: reason(error), response: '' };
	}
}
