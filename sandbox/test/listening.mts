import {
	META,
	PHONE,
	startClient,
	startReceiver,
	until,
	type Client,
	type Json,
	type Receiver,
} from './support.mts';

/** A sandbox whose deliveries a test receives; new for every test. */
export interface Listening {
	client: Client;
	receiver: Receiver;
	/** The sandbox's webhooks, as its control API has them. */
	hooks: () => Client['sandbox']['control']['webhooks'];
	/** Registers the receiver for events, and gives the webhook's id. */
	subscribe: (events: string[], headers?: Record<string, string>) => Promise<string>;
	/** Resolves when no delivery is under way. */
	settled: () => Promise<unknown>;
	/** The bodies received so far. */
	bodies: () => Json[];
	/** Sends a text, with fields changed, and gives the API's answer. */
	send: (change?: object, headers?: Record<string, string>) => Promise<Json>;
	/** Sends a text and waits until it was read and all its deliveries ended. */
	sent: (change?: object, headers?: Record<string, string>) => Promise<Json>;
}

/** Starts sandbox and receiver around the tests of a `describe`, with quick repetitions of failed deliveries. */
export function listenAround(): Listening {
	const listening: Listening = {
		client: undefined as never,
		receiver: undefined as never,
		hooks: () => listening.client.sandbox.control.webhooks,
		subscribe: async (events, headers = META) => {
			const body = { url: listening.receiver.url, name: 'test', events };
			return String((await listening.client.call('POST', '/v1/webhooks', body, headers)).json.id);
		},
		settled: () => until(() => listening.hooks().open === 0),
		bodies: () => listening.receiver.received.map(({ body }) => JSON.parse(body) as Json),
		send: async (change = {}, headers = META) => {
			const body = { destinationNumber: PHONE, text: 'hello', ...change };
			return (await listening.client.send(body, headers)).json;
		},
		sent: async (change = {}, headers = META) => {
			const answer = await listening.send(change, headers);
			const { control } = listening.client.sandbox;
			await until(() => control.message(String(answer.id))?.status === 'READ');
			await listening.settled();
			return answer;
		},
	};
	beforeAll(async () => {
		listening.client = await startClient();
	});
	beforeEach(async () => {
		listening.client.sandbox.reset();
		listening.client.sandbox.control.settings({ webhookRetryMs: [1, 1, 1] });
		listening.receiver = await startReceiver();
	});
	afterEach(() => listening.receiver.close());
	afterAll(() => listening.client.close());
	return listening;
}
