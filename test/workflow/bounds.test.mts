/** n8n's own HTTP helper ends a request when its bounds are reached, on every version of n8n. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { requestWithin } from '../../nodes/shared/api/http.ts';
import { credentialFor, loadOptionsContext } from '../support/engine/run.mts';

let server: Server;
let behave: (response: ServerResponse) => void;

beforeEach(async () => {
	server = createServer((_, response) => behave(response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const request = async (limitMs: number, maxBytes: number) => {
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	const context = loadOptionsContext({ url, parameters: {} });
	const data = credentialFor(url);
	const options = {
		method: 'GET' as const,
		url: `${url}/v1/templates`,
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
	};
	const decrypted = { id: '', name: '', type: 'pilotStatusApi', data };
	return await requestWithin(context, options, decrypted, { limitMs, maxBytes });
};

it('closes the connection of an answer that drips when the time is over', async () => {
	const closed = new Promise<void>((resolve) => {
		behave = (response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			const timer = setInterval(() => response.write(' '), 5);
			response.once('close', () => {
				clearInterval(timer);
				resolve();
			});
		};
	});
	await expect(request(2_000, 1_000_000)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
	await closed;
});

it('leaves an answer above the size', async () => {
	const closed = new Promise<void>((resolve) => {
		behave = (response) => {
			response.once('close', resolve);
			response.writeHead(200, { 'content-type': 'application/json' });
			const more = (): void => {
				while (!response.destroyed && response.write('x'.repeat(10_000)));
				response.once('drain', more);
			};
			more();
		};
	});
	expect(await request(60_000, 1_000)).toEqual({ tooLarge: 200 });
	await closed;
});

it('reads what is within the bounds, with the headers', async () => {
	behave = (response) => {
		response.writeHead(200, { 'content-type': 'application/json', 'x-one': '1' });
		response.end('[{"id":"t1"}]');
	};
	expect(await request(60_000, 1_000)).toMatchObject({
		answer: { status: 200, body: [{ id: 't1' }], headers: { 'x-one': '1' } },
	});
});
