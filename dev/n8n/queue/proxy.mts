import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Which kind of n8n process a request goes to. */
export type Target = 'main' | 'webhook';

/** A request that went through the proxy. */
export interface Passed {
	target: Target;
	method: string;
	/** Path without its query, which may hold secrets. */
	path: string;
}

/** The one public address of several n8n processes. */
export interface Proxy {
	readonly url: string;
	/** All requests that went through, in order. */
	readonly passed: readonly Passed[];
	/** Says where requests go from now on: addresses of n8n processes. */
	route(addresses: Record<Target, string>): void;
	close(): Promise<void>;
}

/** What n8n's documentation of queue mode sends to webhook processors; everything else belongs to main. */
const forWebhookProcessors = /^\/(webhook|webhook-waiting|form|form-waiting)\//;

/**
 * Starts the reverse proxy that an installation in queue mode has: webhooks go to the webhook processor, and the editor, its
 * interface and the addresses of files to main. Before the first `route` it answers 503.
 */
export async function startProxy(): Promise<Proxy> {
	let addresses: Record<Target, string> | undefined;
	const passed: Passed[] = [];
	const server = createServer((incoming, outgoing) => {
		if (addresses === undefined) {
			outgoing.writeHead(503).end();
			return;
		}
		const path = new URL(incoming.url ?? '/', 'http://proxy').pathname;
		const target: Target = forWebhookProcessors.test(path) ? 'webhook' : 'main';
		passed.push({ target, method: incoming.method ?? '', path });
		pass(incoming, outgoing, addresses[target]);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => resolve());
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		passed,
		route: (changed) => {
			addresses = changed;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, address: string): void {
	const url = new URL(incoming.url ?? '/', address);
	const { method = 'GET', headers } = incoming;
	const sent = request(url, { method, headers, agent: false }, (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
		answer.once('error', () => outgoing.destroy());
	});
	sent.once('error', () => {
		// The process behind may be gone, on purpose.
		if (outgoing.headersSent) outgoing.destroy();
		else outgoing.writeHead(502).end();
	});
	outgoing.once('close', () => sent.destroy());
	incoming.pipe(sent);
}
