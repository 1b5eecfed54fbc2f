import type { Options } from './options.mts';
import { shapeOf, type Shape } from './shape.mts';
import type { Answer, Ask, Made } from './types.mts';

/** The shape of one answer, as saved for a bug report. */
export interface AnswerShape {
	request: string;
	status: number;
	contentType: string;
	shape: Shape;
}

/** Called just before a request that may make something, so that it is looked for even if its answer is lost. */
export type BeforeMaking = (kind: Made['kind']) => void;

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Plain HTTP to the service: one key, no redirects followed (the key would go along), every answer's shape kept. */
export class Service {
	readonly shapes: AnswerShape[] = [];
	readonly #answers = new Map<string, Promise<Answer>>();
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
	}

	/**
	 * Asks, or gives the answer an equal request got before.
	 *
	 * @param stop ends requests that only read; one that writes is waited for, to know what became of it
	 * @throws Error when there is no answer
	 */
	ask(ask: Ask, stop: AbortSignal, beforeMaking: BeforeMaking): Promise<Answer> {
		const name = JSON.stringify(ask);
		const earlier = this.#answers.get(name);
		if (earlier) return earlier;
		const answer = this.#send(ask, stop, beforeMaking);
		this.#answers.set(name, answer);
		return answer;
	}

	async #send(ask: Ask, stop: AbortSignal, beforeMaking: BeforeMaking): Promise<Answer> {
		stop.throwIfAborted();
		const { baseUrl, key, numberId, timeoutMs } = this.#options;
		const path = ask.route.replace('{id}', encodeURIComponent(ask.id ?? ''));
		const query = new URLSearchParams(ask.query).toString();
		const limit = AbortSignal.timeout(timeoutMs);
		const keyHeaders = {
			'x-api-key': key,
			...(numberId === '' ? {} : { 'x-whatsapp-number-id': numberId }),
		};
		if (ask.makes !== undefined) beforeMaking(ask.makes);
		const response = await fetch(`${baseUrl}${path}${query === '' ? '' : `?${query}`}`, {
			method: ask.method,
			headers: {
				accept: 'application/json',
				...(ask.body === undefined ? {} : { 'content-type': 'application/json' }),
				...(ask.auth ?? keyHeaders),
				...ask.headers,
			},
			body: ask.body === undefined ? undefined : JSON.stringify(ask.body),
			redirect: 'manual',
			signal: ask.method === 'GET' ? AbortSignal.any([limit, stop]) : limit,
		});
		const json = parse(await response.text());
		this.shapes.push({
			request: `${ask.method} ${ask.route}${query === '' ? '' : ` (${Object.keys(ask.query ?? {}).join(', ')})`}`,
			status: response.status,
			contentType: response.headers.get('content-type') ?? '',
			shape: shapeOf(json),
		});
		return { status: response.status, headers: response.headers, json };
	}
}
