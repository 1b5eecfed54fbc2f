import { Agent, request } from 'node:http';

/** A load: the same kind of request, many times, a fixed number of them in the air. */
export interface Load {
	url: string;
	/** Headers of every request, beside those of its body. */
	headers: Readonly<Record<string, string>>;
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
export async function post(load: Load): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: load.concurrency });
	const bodies = Array.from({ length: load.count }, (_, index) => JSON.stringify(load.body(index)));
	const startedAt = performance.now();
	try {
		const queue = bodies.values();
		await Promise.all(
			Array.from({ length: load.concurrency }, async () => {
				for (const body of queue) {
					const status = await postOne(agent, load, body);
					if (status !== load.status) {
						throw new Error(`Answered with ${status} instead of ${load.status}`);
					}
				}
			}),
		);
		return (performance.now() - startedAt) / 1000;
	} finally {
		agent.destroy();
	}
}

async function postOne(agent: Agent, load: Load, body: string): Promise<number | undefined> {
	const headers = {
		...load.headers,
		'content-type': 'application/json',
		'content-length': String(Buffer.byteLength(body)),
	};
	return await new Promise((resolve, reject) => {
		const sent = request(load.url, { method: 'POST', agent, headers }, (response) => {
			response.resume();
			response.once('error', reject);
			response.once('end', () => resolve(response.statusCode));
		});
		sent.once('error', reject);
		sent.end(body);
	});
}
