import { Agent, request } from 'node:http';
import { META, startClient, until } from './support.mts';

const SENDS = 10_000;
const LANES = 20;

/** One send over a kept connection; Node's own client is several times lighter than fetch. */
function send(url: string, agent: Agent, index: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const body = JSON.stringify({
			destinationNumber: `+55119${10_000_000 + index}`,
			text: `${index}`,
		});
		const headers = { ...META, 'content-type': 'application/json', 'content-length': body.length };
		const sent = request(
			`${url}/v1/messages/send`,
			{ method: 'POST', agent, headers },
			(answer) => {
				answer.resume();
				answer.on('end', () => resolve(answer.statusCode ?? 0));
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

test('10,000 sends in one run: each accepted once, all of them read', async () => {
	const client = await startClient();
	const agent = new Agent({ keepAlive: true, maxSockets: LANES });
	let next = 0;
	const statuses = new Map<number, number>();
	const lane = async (): Promise<void> => {
		for (let index = next++; index < SENDS; index = next++) {
			const status = await send(client.sandbox.url, agent, index);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	expect(Object.fromEntries(statuses)).toEqual({ 202: SENDS });
	await until(() => client.sandbox.control.stats().byStatus.READ === SENDS);
	const texts = client.sandbox.control.accepted().map(({ body }) => body.text);
	expect(new Set(texts).size).toBe(SENDS);
	agent.destroy();
	await client.close();
});
