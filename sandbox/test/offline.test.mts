import { PHONE, startClient, until, type Client } from './support.mts';

describe('a sandbox that goes away and comes back', () => {
	let client: Client;
	beforeEach(async () => {
		client = await startClient();
	});
	afterEach(() => client.close());

	const send = (text: string) => client.send({ destinationNumber: PHONE, text });
	const texts = () => client.sandbox.control.accepted().map(({ body }) => body['text']);

	test('refuses connections, and remembers everything when it is back at the same address', async () => {
		await send('before');
		await client.sandbox.goOffline();
		await expect(send('meanwhile')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
		await client.sandbox.goOnline();
		expect((await send('after')).status).toBe(202);
		expect(texts()).toEqual(['before', 'after']);
	});

	test('cuts the connections that are open', async () => {
		client.sandbox.control.addFaults({ fault: { type: 'hold', after: true } });
		const cut = expect(send('cut')).rejects.toThrow();
		await until(() => texts().length === 1);
		await client.sandbox.goOffline();
		await cut;
		await client.sandbox.goOnline();
		expect(texts()).toEqual(['cut']);
	});
});

test('a function may choose the fault of each request by its body', async () => {
	const client = await startClient();
	client.sandbox.control.chooseFaults(({ body, destination }) =>
		destination === PHONE && (body as { text?: string }).text === 'unlucky'
			? { type: 'status', status: 503 }
			: undefined,
	);
	const send = async (text: string) =>
		(await client.send({ destinationNumber: PHONE, text })).status;
	expect([await send('lucky'), await send('unlucky'), await send('lucky')]).toEqual([
		202, 503, 202,
	]);
	client.sandbox.reset();
	expect(await send('unlucky')).toBe(202);
	await client.close();
});
