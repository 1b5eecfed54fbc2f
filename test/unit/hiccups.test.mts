/** Faults that pass, and settings that cannot be read: what the node makes of them. */
import type { IDataObject } from 'n8n-workflow';

import { fakeContext } from '../support/fakeContext.mts';
import { accepted, type Answering, type FakeAnswer } from '../support/fakeHttp.mts';
import { media } from '../support/attempt.mts';
import { execute, node, phones, texts } from '../support/running.mts';
import { ok, runner } from './operations/support.mts';

/** Answers in turn, the last one for ever; an error is thrown. */
function inTurn(...list: Array<FakeAnswer | Error>): Answering {
	let asked = 0;
	return () => {
		const next = list[Math.min(asked++, list.length - 1)];
		if (next instanceof Error) throw next;
		return next ?? ok({});
	};
}

const cut = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
const passing: Array<[string, FakeAnswer | Error]> = [
	['a 502', { status: 502, body: '<p>Bad gateway</p>' }],
	['a 500', { status: 500, body: {} }],
	['a cut', cut],
	['a 429', { status: 429, body: {}, headers: { 'retry-after': '0' } }],
];

beforeEach(() => {
	jest.useFakeTimers();
});

afterEach(() => {
	jest.useRealTimers();
});

/** Runs the clock until a promise is settled. */
async function settle<T>(promise: Promise<T>): Promise<T> {
	let isSettled = false;
	const watched = promise.finally(() => (isSettled = true));
	while (!isSettled) await jest.advanceTimersByTimeAsync(200);
	return await watched;
}

describe.each(passing)('%s', (_, fault) => {
	const get = runner('message', 'get');
	const waiting = { messageId: 'cmx1', getOptions: { waitFor: 'DELIVERED', timeout: 60 } };
	const [queued, delivered] = ['QUEUED', 'DELIVERED'].map((status) => ok({ id: 'cmx1', status }));

	it('in the middle of a wait does not end it', async () => {
		const answer = inTurn(queued as FakeAnswer, fault, delivered as FakeAnswer);
		const { json } = await settle(get(waiting, { answer }));
		expect(json).toEqual([{ id: 'cmx1', status: 'DELIVERED' }]);
	});

	it('before the first answer of a wait does not end it', async () => {
		const faults = Array.from({ length: 12 }, () => fault);
		const patient = { ...waiting, getOptions: { waitFor: 'DELIVERED', timeout: 3_600 } };
		const answer = inTurn(...faults, delivered as FakeAnswer);
		const { json } = await settle(get(patient, { answer }));
		expect(json).toEqual([{ id: 'cmx1', status: 'DELIVERED' }]);
	});

	it('that stays ends a wait at its time, and says what it was', async () => {
		const began = Date.now();
		const { error } = await settle(get(waiting, { answer: inTurn(fault) }));
		expect(error?.message).toMatch(/Pilot Status/);
		expect(Date.now() - began).toBeGreaterThanOrEqual(59_000);
		expect(Date.now() - began).toBeLessThan(120_000);
	});

	it('at the second page of a list does not lose the first', async () => {
		const page = (from: number, total = 150) =>
			ok({ messages: Array.from({ length: 100 }, (_, at) => ({ id: from + at })), total });
		const answer = inTurn(page(0), fault, page(100));
		const { json } = await settle(runner('message', 'getMany')({ returnAll: true }, { answer }));
		expect(json).toHaveLength(200);
	});

	it('when the kind of number is asked for decides nothing', async () => {
		const numbers = inTurn(fault, ok([{ id: 'num_1', provider: 'PILOT_STATUS' }]));
		const { body } = await settle(sendFile(numbers));
		expect(body?.media).toMatch(/^https:/);
	});

	it('that stays when the kind of number is asked for sends nothing', async () => {
		const { error, sends } = await settle(sendFile(inTurn(fault)));
		expect(error?.message).toMatch(/Could not find out the type of the sending WhatsApp number/);
		expect(sends).toEqual([]);
	});
});

/** Sends a file whose way depends on the kind of number. */
async function sendFile(numbers: Answering) {
	return await media(
		{ mediaSource: 'binary' },
		{
			item: {
				json: {},
				binary: { data: { id: 'filesystem:1', bytes: 3, data: 'QUJD', mimeType: 'image/png' } },
			},
			answer: (request) => (request.path === '/v1/numbers' ? numbers(request) : accepted()),
			signedUrl: 'https://n8n.example.test/f',
		},
	);
}

describe('Sending Options that cannot be evaluated', () => {
	const broken = (continueOnFail: boolean) => {
		const fake = fakeContext(texts(phones(3), { continueOnFail }));
		const read = fake.context.getNodeParameter.bind(fake.context);
		Object.assign(fake.context, {
			getNodeParameter: (name: string, ...rest: [number, unknown]) => {
				if (name === 'sendingOptions') throw new Error('Referenced node is not there');
				return read(name, ...rest);
			},
		});
		return fake;
	};

	it('make an error item of each item with continue on fail', async () => {
		const fake = broken(true);
		const [items] = await node.execute.call(fake.context);
		expect(items?.map(({ json }) => (json.error as IDataObject).message)).toEqual(
			Array(3).fill('Referenced node is not there'),
		);
		expect(items?.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(fake.requests).toEqual([]);
	});

	it('make one error without it', async () => {
		const fake = broken(false);
		await expect(node.execute.call(fake.context)).rejects.toThrow(
			'Referenced node is not there [item 0]',
		);
		expect(fake.requests).toEqual([]);
	});
});

it('the first refused item is told with the places of all others', async () => {
	const numbers = [...phones(2), null, ...phones(1), '12', null, null, ...phones(1)];
	const { error, requests } = await execute(texts(numbers));
	expect(error?.message).toMatch(/is empty.* \[item 2\]$/);
	expect(error?.description).toMatch(/And 3 more: items 4-6$/);
	expect(requests).toEqual([]);
});

describe('what is made, with Retry On Fail', () => {
	const create = async (continueOnFail: boolean, signal: AbortSignal, answer: Answering) => {
		const fake = fakeContext({
			node,
			parameters: { resource: 'group', operation: 'create', groupSubject: '={{ $json.name }}' },
			items: ['A', 'B'].map((name) => ({ json: { name } })),
			answer,
			continueOnFail,
			cancelSignal: signal,
		});
		Object.assign(fake.context.getNode(), { retryOnFail: true });
		Object.assign(fake.context, { getWorkflowDataProxy: () => ({ $runIndex: 0 }) });
		const running = node.execute.call(fake.context).then(
			([items = []]) => ({ items, error: undefined }),
			(error: unknown) => ({ items: [], error: error as Error & { description: string } }),
		);
		const result = await settle(running);
		return { ...result, made: fake.requests.map(({ body }) => (body as IDataObject).subject) };
	};
	const subjectOf = (body: unknown): string => (body as { subject: string }).subject;
	const made = ({ body }: { body?: unknown }): FakeAnswer =>
		ok({ id: `${subjectOf(body)}@g.us`, participants: [] });
	const refusing: Answering = (request) =>
		(request.body as IDataObject).subject === 'B' ? { status: 400, body: {} } : made(request);

	it.each([true, false])('is made once (continue on fail: %p)', async (continueOnFail) => {
		const { signal } = new AbortController();
		expect((await create(continueOnFail, signal, refusing)).made.sort()).toEqual(['A', 'B']);
		const again = await create(continueOnFail, signal, made);
		expect(again.made).toEqual(['B']);
		expect(again.items.map(({ json }) => json.id)).toEqual(['A@g.us', 'B@g.us']);
	});

	it('may have been made when the connection is cut, and is not made again', async () => {
		const { signal } = new AbortController();
		const lost = await create(false, signal, () => {
			throw cut;
		});
		expect(lost.error?.description).toMatch(/may still have been created.*Get Many/);
		const again = await create(true, signal, made);
		expect(again.made).not.toContain('A');
		expect((again.items[0]?.json.error as IDataObject).mayHaveBeenSent).toBe(true);
	});
});
