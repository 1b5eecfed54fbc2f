import { createServer, type Server } from 'node:http';
import { startSandbox, type Sandbox, type SandboxOptions } from '../index.mts';

/** An answer of the sandbox, read as text and as JSON. */
export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed body; null when it is not JSON. */
	json: Json;
}

/** JSON that a test may look into freely; a missing path is undefined, as in JavaScript. */
export interface Json {
	[name: string]: unknown;
}

/** A running sandbox and the way to call it. */
export interface Client {
	sandbox: Sandbox;
	/** A request with a key (default: the official number's). */
	call(
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
	): Promise<Answer>;
	send(body: object, headers?: Record<string, string>): Promise<Answer>;
	close(): Promise<void>;
}

/** Header of the key of the official number. */
export const META = { 'x-api-key': 'ps_sandbox_meta' };
/** Header of the key of the paired number. */
export const WEB = { 'x-api-key': 'ps_sandbox_web' };
/** Header of a key that per-number endpoints refuse. */
export const TENANT = { 'x-api-key': 'ps_sandbox_tenant' };
/** Header of a key that needs the number beside it. */
export const ACCOUNT = { 'x-api-key': 'ps_sandbox_account' };
/** A contact whose messages are delivered and read. */
export const PHONE = '+5511999999999';

function parse(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return {};
	}
}

/** A sandbox and a client for it. */
export async function startClient(options: SandboxOptions = {}): Promise<Client> {
	const sandbox = await startSandbox({ deliveryDelayMs: 1, ...options });
	const call: Client['call'] = async (method, path, body, headers = META) => {
		const answer = await fetch(`${sandbox.url}${path}`, {
			method,
			headers: {
				...headers,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await answer.text();
		return { status: answer.status, headers: answer.headers, text, json: parse(text) };
	};
	return {
		sandbox,
		call,
		send: (body, headers) => call('POST', '/v1/messages/send', body, headers),
		close: () => sandbox.close(),
	};
}

/** Waits until `condition` holds; the test's own time limit ends a vain wait. */
export async function until<T>(condition: () => T | Promise<T>): Promise<NonNullable<T>> {
	for (;;) {
		const value = await condition();
		if (value) return value;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** A delivery as it arrived. */
export interface Received {
	url: string;
	body: string;
	headers: Record<string, unknown>;
}

/** A server that deliveries are sent to. */
export interface Receiver {
	url: string;
	received: Received[];
	/** What to answer; default 200. Return null to cut the connection. */
	answer: (delivery: Received) => number | null;
	close(): Promise<void>;
}

/** A webhook receiver on a free loopback port. */
export async function startReceiver(): Promise<Receiver> {
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			const delivery = { url: request.url ?? '', body, headers: { ...request.headers } };
			receiver.received.push(delivery);
			const status = receiver.answer(delivery);
			if (status === null) request.socket.destroy();
			else response.writeHead(status).end('thanks');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	const receiver: Receiver = {
		url: `http://127.0.0.1:${address.port}/hook?token=t`,
		received: [],
		answer: () => 200,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
	return receiver;
}
