/** One request to a server that a test makes behave badly, with the bounds of the client and its own HTTP helper. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { type Received, requestWithin } from '../../nodes/shared/api/http.ts';

let server: Server;
let answer: (response: ServerResponse) => void;
/** Resolves when the connection of a request was closed before its answer was complete; at once when there was none. */
let closed: () => Promise<void>;

beforeEach(async () => {
	let onClose: () => void;
	const closing = new Promise<void>((resolve) => (onClose = resolve));
	closed = async () => await Promise.resolve();
	server = createServer((_, response) => {
		closed = async () => await closing;
		response.once('close', () => {
			if (!response.writableFinished) onClose();
		});
		answer(response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

/** n8n's helper as far as it matters here: it asks the context for the signal, and gives a stream. */
async function helper(this: IExecuteFunctions, _: string, { url }: IHttpRequestOptions) {
	const signal = this.getExecutionCancelSignal();
	const response = await fetch(url, signal === undefined ? {} : { signal });
	const headers = Object.fromEntries(response.headers);
	return { statusCode: response.status, headers, body: response.body };
}

async function request(
	bounds: { limitMs?: number; maxBytes?: number } = {},
	cancelSignal?: AbortSignal,
): Promise<Received> {
	const { port } = server.address() as AddressInfo;
	const context = {
		getExecutionCancelSignal: () => cancelSignal,
		helpers: { httpRequestWithAuthentication: helper },
	} as unknown as IExecuteFunctions;
	const options = { url: `http://127.0.0.1:${port}/` };
	const decrypted = { id: '', name: '', type: 'pilotStatusApi' };
	return await requestWithin(context, options, decrypted, {
		limitMs: 60_000,
		maxBytes: 1_000,
		...bounds,
	});
}

/** Sends a byte now and then, and never ends. */
function drip(response: ServerResponse): void {
	response.writeHead(200, { 'content-type': 'application/json' });
	const timer = setInterval(() => response.write(' '), 5);
	response.once('close', () => clearInterval(timer));
}

test.each<[string, typeof answer]>([
	['drips', drip],
	['is silent before the head', () => {}],
	['is silent after the head', (response) => response.writeHead(202).write('{')],
])('a server that %s is left when the time is over', async (_, behave) => {
	answer = behave;
	await expect(request({ limitMs: 100 })).rejects.toMatchObject({ code: 'ETIMEDOUT' });
	await closed();
});

test('a stopped execution ends a request that drips', async () => {
	const stop = new AbortController();
	answer = (response) => {
		drip(response);
		stop.abort();
	};
	await expect(request({}, stop.signal)).rejects.toThrow();
	await closed();
});

test('an answer above the size is not read to its end', async () => {
	answer = (response) => {
		response.writeHead(202);
		const more = (): void => {
			while (!response.destroyed && response.write('x'.repeat(10_000)));
			response.once('drain', more);
		};
		more();
	};
	expect(await request()).toEqual({ tooLarge: 202 });
	await closed();
});

test('of a large error the beginning is read, however long it is', async () => {
	answer = (response) => {
		response.writeHead(400);
		response.end(`no such field ${'x'.repeat(2_000_000)}`);
	};
	const received = await request();
	expect(received).toMatchObject({ answer: { status: 400 } });
	expect('answer' in received && received.answer.body).toMatch(/^no such field x/);
});

test.each<[string, string, unknown]>([
	['JSON', '{"id":"cmx1"}', { id: 'cmx1' }],
	['JSON after a byte order mark', '\uFEFF{"id":"cmx1"}', { id: 'cmx1' }],
	['a text', 'OK', 'OK'],
	['nothing', '', ''],
])('the body is read as %s', async (_, body, expected) => {
	answer = (response) => response.writeHead(202).end(body);
	expect(await request()).toMatchObject({ answer: { status: 202, body: expected } });
});

test('characters that a packet tears apart are whole', async () => {
	const text = JSON.stringify({ text: 'não 👍' });
	answer = (response) => {
		response.writeHead(200);
		for (const byte of Buffer.from(text)) response.write(Buffer.from([byte]));
		response.end();
	};
	expect(await request()).toMatchObject({ answer: { body: { text: 'não 👍' } } });
});
