import { Agent, request } from 'node:http';

/** A load: the same kind of request, many times, a fixed number of them in the air. */
interface Load {
	url: string;
	/** Body of the request of this index, from 0, as JSON. */
	body: (index: number) => unknown;
	count: number;
	concurrency: number;
	/** The status that every answer must have. */
	status: number;
}

/**
 * Posts a load over connections that are kept open, and gives the seconds from the first request to the last answer.
 * Throws when an answer has another status than expected, or does not come.
 */
export async function post({ url, body, count, concurrency, status }: Load): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
	const bodies = Array.from({ length: count }, (_, index) => JSON.stringify(body(index)));
	const startedAt = performance.now();
	try {
		const queue = bodies.values();
		const postNext = async (): Promise<void> => {
			for (const text of queue) {
				const answered = await postOne(agent, url, text);
				if (answered !== status) throw new Error(`Answered with ${answered} instead of ${status}`);
			}
		};
		await Promise.all(Array.from({ length: concurrency }, postNext));
		return (performance.now() - startedAt) / 1000;
	} finally {
		agent.destroy();
	}
}

async function postOne(agent: Agent, url: string, text: string): Promise<number | undefined> {
	const headers = {
		'content-type': 'application/json',
		'content-length': String(Buffer.byteLength(text)),
	};
	return await new Promise((resolve, reject) => {
		const sent = request(url, { method: 'POST', agent, headers }, (response) => {
			response.resume();
			response.once('error', reject);
			response.once('end', () => resolve(response.statusCode));
		});
		sent.once('error', reject);
		sent.end(text);
	});
}
