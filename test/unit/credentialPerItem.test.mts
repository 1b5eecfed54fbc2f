/** A credential that holds an expression, as n8n hands it out: evaluated for the item that is asked for. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { fakeContext, type FakeRun } from '../support/fakeContext.mts';
import type { CapturedRequest } from '../support/fakeHttp.mts';
import { node, phones, texts } from '../support/running.mts';
import { ok } from './operations/support.mts';

type KeyOf = (item: number) => string;

/** Runs the node; `keyOf` stands for the expression in the field API Key. Gives the key of each request. */
async function execute(run: FakeRun, keyOf: KeyOf) {
	const fake = fakeContext(run);
	const reads: number[] = [];
	const used: Array<[string, unknown]> = [];
	const getCredentials = fake.context.getCredentials.bind(fake.context);
	const { helpers } = fake.context;
	const http = helpers.httpRequestWithAuthentication.bind(fake.context as never);
	Object.assign(fake.context, {
		getCredentials: async (name: string, item = 0): Promise<ICredentialDataDecryptedObject> => {
			reads.push(item);
			return { ...(await getCredentials(name)), apiKey: keyOf(item) };
		},
	});
	const catching = async (...[name, options, more]: Parameters<typeof http>) => {
		const { apiKey } = more?.credentialsDecrypted?.data ?? {};
		used.push([(options.body as { destinationNumber: string }).destinationNumber ?? '', apiKey]);
		return (await http(name, options)) as unknown;
	};
	Object.assign(fake.context.helpers, { httpRequestWithAuthentication: catching });
	const result = await node.execute.call(fake.context).then(
		([items]) => ({ items: items ?? [], error: undefined }),
		(error: unknown) => ({ items: [], error: error as Error }),
	);
	return { ...result, reads, used, requests: fake.requests };
}

/** An expression that reads its item fails where there is none. */
const behind = (keys: string[]): KeyOf => {
	return (item) => {
		const key = keys[item];
		if (key === undefined) throw new Error(`you're trying to access item ${item}`);
		return key;
	};
};

describe('a credential whose key depends on the item', () => {
	it.each<[string, KeyOf]>([
		['differs', behind(['ps_a', 'ps_b', 'ps_a'])],
		['is the same for the items that are looked at', behind(['ps_a', 'ps_a', 'ps_a'])],
		['gives nothing behind the last item', (item) => ['ps_a', 'ps_a', 'ps_b'][item] ?? ''],
	])('signs each message with its own when it %s', async (_, keyOf) => {
		const { used, items } = await execute(texts(phones(3)), keyOf);
		expect(items).toHaveLength(3);
		expect(used).toEqual(phones(3).map((phone, item) => [phone, keyOf(item)]));
	});

	it('sends nothing when one of the keys cannot be used, and names the item', async () => {
		const { error, used } = await execute(texts(phones(3)), behind(['ps_a', '', 'ps_c']));
		expect(error?.message).toMatch(/^The API Key .* is empty.*\[item 1\]$/);
		expect(used).toEqual([]);
	});

	it('with continue on fail sends the others', async () => {
		const run = texts(phones(3), { continueOnFail: true });
		const { items, used } = await execute(run, behind(['', 'ps_b', 'ps_c']));
		expect(used.map(([, key]) => key).sort()).toEqual(['ps_b', 'ps_c']);
		expect(items.map(({ json }) => 'error' in json)).toEqual([true, false, false]);
	});

	it('never puts items of two accounts into one request', async () => {
		const answer = ({ body }: CapturedRequest) =>
			ok({ cancelled: (body as { messageIds: string[] }).messageIds, failed: [] });
		const parameters = {
			resource: 'message',
			operation: 'cancel',
			scheduledMessageId: '={{ $json.id }}',
		};
		const items = ['m1', 'm2', 'm3'].map((id) => ({ json: { id } }));
		const run = { node, parameters, items, answer };
		const { requests, used } = await execute(run, behind(['ps_a', 'ps_b', 'ps_a']));
		expect(requests.map(({ body }) => body)).toEqual([
			{ messageIds: ['m1', 'm3'] },
			{ messageIds: ['m2'] },
		]);
		expect(used.map(([, key]) => key)).toEqual(['ps_a', 'ps_b']);
	});
});

test('a plain credential costs a few look-ups, however many items there are', async () => {
	const { items, reads, used } = await execute(texts(phones(2_000)), () => 'ps_one');
	expect(items).toHaveLength(2_000);
	expect(used.every(([, key]) => key === 'ps_one')).toBe(true);
	expect(reads.length).toBeLessThan(20);
});

test('a single item needs no comparison', async () => {
	const { reads } = await execute(texts(phones(1)), () => 'ps_one');
	expect(reads).toEqual([0]);
});
