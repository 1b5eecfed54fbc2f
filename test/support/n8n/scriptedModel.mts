import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

/** What the model does when it is asked: says something, or calls a tool. */
export type ModelTurn =
	| { text: string }
	| { tool: string; parameters: IDataObject }
	/** What the model says depends on what it was told. */
	| ((asked: ModelRequest) => { text: string });

/** A request that the model got, as far as tests look at it. */
export interface ModelRequest {
	messages: Array<{ role: string; content: unknown; tool_call_id?: string }>;
	tools: Array<{ function: { name: string; parameters: IDataObject } }>;
}

/** A stand-in for the HTTP API of a chat model, which answers from a script instead of thinking. */
export interface ScriptedModel {
	/** Base URL for a client of OpenAI's API. */
	readonly url: string;
	/** The requests since the last script, in order. */
	readonly requests: readonly ModelRequest[];
	/** Sets what the next requests are answered; one that comes after the last turn is refused. */
	script(...turns: ModelTurn[]): void;
	close(): Promise<void>;
}

/**
 * Starts a chat model on a free loopback port that speaks `POST /v1/chat/completions` of OpenAI's API without streaming.
 * Everything else is refused with 400, which ends the execution that asked.
 */
export async function startScriptedModel(): Promise<ScriptedModel> {
	let turns: ModelTurn[] = [];
	let requests: ModelRequest[] = [];
	const server = createServer((request, response) => {
		readJson(request)
			.then((body) => {
				const asked = body as ModelRequest & { stream?: boolean };
				requests.push(asked);
				const turn = turns.shift();
				if (request.url !== '/v1/chat/completions' || asked.stream === true) {
					refuse(response, `Not built: ${request.method} ${request.url}`);
				} else if (turn === undefined) {
					refuse(response, 'The script has no more turns');
				} else {
					answer(response, 200, completion(turn, asked, requests.length));
				}
			})
			.catch((error: unknown) => refuse(response, String(error)));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		get requests() {
			return requests;
		},
		script: (...next) => {
			turns = next;
			requests = [];
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function completion(turn: ModelTurn, asked: ModelRequest, count: number): IDataObject {
	const spoken = typeof turn === 'function' ? turn(asked) : turn;
	const message =
		'text' in spoken
			? { role: 'assistant', content: spoken.text }
			: {
					role: 'assistant',
					content: null,
					tool_calls: [
						{
							id: `call_${count}`,
							type: 'function',
							function: { name: spoken.tool, arguments: JSON.stringify(spoken.parameters) },
						},
					],
				};
	return {
		id: `chatcmpl-${count}`,
		object: 'chat.completion',
		created: 0,
		model: 'scripted',
		choices: [{ index: 0, message, finish_reason: 'text' in spoken ? 'stop' : 'tool_calls' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

async function readJson(request: IncomingMessage): Promise<unknown> {
	let text = '';
	request.setEncoding('utf8');
	for await (const chunk of request) text += String(chunk);
	return JSON.parse(text);
}

function refuse(response: ServerResponse, message: string): void {
	answer(response, 400, { error: { message, type: 'invalid_request_error' } });
}

function answer(response: ServerResponse, status: number, body: IDataObject): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
