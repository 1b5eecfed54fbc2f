import { request } from 'node:http';

/** An answer of n8n: its status, and its body, parsed when it is JSON and as text otherwise. */
export interface RestAnswer {
	status: number;
	body: unknown;
}

/** An answer of n8n that is not a success, with its status and body. */
export class RestError extends Error {
	constructor(
		call: string,
		readonly answer: RestAnswer,
	) {
		super(`n8n answered ${call} with ${answer.status}: ${messageOf(answer.body)}`);
		this.name = 'RestError';
	}
}

/** One call of n8n's HTTP interface. */
export interface RestCall {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Path below the address of n8n, with its query. */
	path: string;
	/** Sent as JSON. */
	body?: unknown;
	headers?: Readonly<Record<string, string>>;
}

/** Speaks HTTP with one n8n, and keeps the cookie that n8n sets at log-in. */
export class RestConnection {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Makes a call, and gives the answer whatever its status. Throws only when there is no answer. */
	async ask(call: RestCall): Promise<RestAnswer> {
		const body = call.body === undefined ? undefined : JSON.stringify(call.body);
		const headers = {
			accept: 'application/json',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(this.cookie === '' ? {} : { cookie: this.cookie }),
			...call.headers,
		};
		const url = new URL(call.path, this.url);
		// Not fetch: it gives up on an answer that takes longer than five minutes, and a workflow may run for longer.
		return await new Promise((resolve, reject) => {
			const sent = request(url, { method: call.method, headers, agent: false }, (response) => {
				this.keepCookie(response.headers['set-cookie']);
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => (text += chunk));
				response.once('error', reject);
				response.once('end', () => {
					resolve({ status: response.statusCode ?? 0, body: parsed(text) });
				});
			});
			sent.once('error', reject);
			sent.end(body);
		});
	}

	/** Makes a call that has to succeed and gives its body. Throws RestError for every status from 400. */
	async call(call: RestCall): Promise<unknown> {
		const answer = await this.ask(call);
		if (answer.status >= 400) throw new RestError(`${call.method} ${call.path}`, answer);
		return answer.body;
	}

	/** As `call`, for the editor's own interface below `/rest`, which wraps its answers in `data`. */
	async rest<Data>(method: RestCall['method'], path: string, body?: unknown): Promise<Data> {
		const answer = await this.call({ method, path: `/rest${path}`, body });
		return (answer as { data: Data }).data;
	}

	private keepCookie(setCookie: readonly string[] | undefined): void {
		const cookie = setCookie?.find((value) => value.startsWith('n8n-auth='));
		if (cookie !== undefined) this.cookie = cookie.split(';', 1)[0] ?? '';
	}
}

function messageOf(body: unknown): string {
	const hasMessage = typeof body === 'object' && body !== null && 'message' in body;
	return (hasMessage ? String(body.message) : JSON.stringify(body)).slice(0, 2000);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
