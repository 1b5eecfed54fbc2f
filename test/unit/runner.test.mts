import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { waitUntil } from '../../dev/process/wait.mts';
import { fakeContext, fakeKey } from '../support/fakeContext.mts';
import { accepted, type Answering } from '../support/fakeHttp.mts';
import { execute, node, phoneOf, phones, texts } from '../support/running.mts';

describe('the runner', () => {
	it('gives one item per input item, in input order and paired, whatever order the answers come in', async () => {
		const waiting: Array<() => void> = [];
		const answer: Answering = async ({ body }) => {
			await new Promise<void>((resolve) => {
				waiting.push(resolve);
				if (waiting.length === 5) for (const release of waiting.splice(0).reverse()) release();
			});
			return { status: 202, body: { id: phoneOf(body) } };
		};
		const { output, requests } = await execute(texts(phones(20), { answer }));
		expect(output.map(({ json }) => json.id)).toEqual(phones(20));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			phones(20).map((_, item) => ({ item })),
		);
		expect(requests).toHaveLength(20);
	});

	it.each([
		[undefined, 5],
		[1, 1],
		[20, 20],
		[99, 20],
		[0, 1],
		['3', 3],
		['', 5],
	])('with %p requests in parallel has %p under way at most', async (chosen, most) => {
		let underWay = 0;
		let peak = 0;
		const answer: Answering = async () => {
			underWay += 1;
			peak = Math.max(peak, underWay);
			await new Promise(setImmediate);
			underWay -= 1;
			return accepted();
		};
		const sendingOptions = chosen === undefined ? {} : { requestsInParallel: chosen };
		await execute(texts(phones(60), { answer, parameters: { sendingOptions } }));
		expect(peak).toBe(most);
	});

	it('refuses a number of requests that is no number', async () => {
		const sendingOptions = { requestsInParallel: 'many' };
		const { error, requests } = await execute(texts(phones(2), { parameters: { sendingOptions } }));
		expect(requests).toEqual([]);
		expect(error?.message).toContain('"Requests in Parallel" is "many", but must be a number');
	});

	it('sends nothing at all when one item cannot be sent, and names it', async () => {
		const { error, requests } = await execute(texts([...phones(3), null, ...phones(2)]));
		expect(requests).toEqual([]);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error?.message).toBe('"Phone Number" is empty (undefined) [item 3]');
		expect(error?.context.itemIndex).toBe(3);
		expect(error?.description).toMatch(/country code/);
	});

	it('with continue on fail checks as many items ahead as its concurrency, while these wait for answers', async () => {
		const read = new Set<number>();
		const items = phones(10).map((phone, index) => ({
			json: {
				get phone() {
					read.add(index);
					return phone;
				},
			},
		}));
		const ahead: number[] = [];
		const answer: Answering = async () => {
			const most = () => (read.size >= 4 ? true : undefined);
			await waitUntil(most, { for: 'four items to be checked', limitMs: 60_000 });
			for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
			ahead.push(read.size);
			return accepted();
		};
		const parameters = { sendingOptions: { requestsInParallel: 2 } };
		const run = { ...texts([], { answer, continueOnFail: true, parameters }), items };
		const { output } = await execute(run);
		expect(output).toHaveLength(10);
		expect(ahead[0]).toBe(4);
	}, 120_000);

	it('with continue on fail sends the good ones and reports the bad ones in their place', async () => {
		const { output, requests } = await execute(
			texts(['+5511900000001', null, '12'], { continueOnFail: true }),
		);
		expect(requests).toHaveLength(1);
		expect(output[0]?.json).toMatchObject({ status: 'QUEUED' });
		expect(output[1]).toEqual({
			json: {
				error: {
					message: '"Phone Number" is empty (undefined)',
					description: expect.stringContaining('+55') as string,
					code: 'INVALID_INPUT',
					mayHaveBeenSent: false,
				},
				message: '"Phone Number" is empty (undefined)',
			},
			pairedItem: { item: 1 },
		});
		expect(Object.keys(output[2]?.json ?? {})).toEqual(['error', 'message']);
	});

	it('stops at the first item that the API refuses, and tells how many were accepted', async () => {
		const answer: Answering = ({ body }) =>
			phoneOf(body) === '+5511900000002'
				? { status: 422, body: { error: 'suspended', code: 'BILLING_SUSPENDED' } }
				: accepted();
		const { error, requests } = await execute(
			texts(phones(9), { answer, parameters: { sendingOptions: { requestsInParallel: 1 } } }),
		);
		expect(requests).toHaveLength(3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error?.message).toMatch(/billing.*\[item 2\]/);
		expect(error?.httpCode).toBe('422');
		expect(error?.description).toMatch(
			/2 of 9 items were done before this node stopped: items 0-1 \(the last one: item 1, ID cmx\d+\)/,
		);
	});

	it('with continue on fail tells each item what the API said', async () => {
		const answer: Answering = ({ body }) =>
			phoneOf(body) === '+5511900000001'
				? { status: 503, body: '<html>Service Unavailable</html>' }
				: accepted();
		const { output } = await execute(texts(phones(3), { answer, continueOnFail: true }));
		expect(output[1]?.json.error).toMatchObject({
			code: 'HTTP_503',
			httpStatus: 503,
			mayHaveBeenSent: true,
		});
		expect(output[2]?.json.status).toBe('QUEUED');
	});

	it.each([
		[{ status: 200, body: '<html>Sign in</html>' }],
		[{ status: 202, body: '' }],
		[{ status: 202, body: null }],
	])('never calls the answer %j a success', async (answer) => {
		const { error } = await execute(texts(phones(1), { answer: () => answer }));
		expect(error?.message).toMatch(/did not come from the Pilot Status API/);
	});

	it('reads an answer that came as text', async () => {
		const { output } = await execute(
			texts(phones(1), { answer: () => ({ status: 202, body: '{"id":"cmx1"}' }) }),
		);
		expect(output[0]?.json).toEqual({ id: 'cmx1' });
	});

	it('reports a cut connection as a message that may have been sent, and does not repeat it', async () => {
		const answer: Answering = () => {
			throw Object.assign(new Error(`socket hang up ${fakeKey}`), { code: 'ECONNRESET' });
		};
		const { output, requests } = await execute(texts(phones(1), { answer, continueOnFail: true }));
		expect(requests).toHaveLength(1);
		expect(output[0]?.json.error).toMatchObject({ code: 'NETWORK', mayHaveBeenSent: true });
		expect(JSON.stringify(output)).not.toContain(fakeKey);
	});

	it('takes no further item after the execution was stopped', async () => {
		const stop = new AbortController();
		const answer: Answering = () => {
			stop.abort();
			return accepted();
		};
		const run = {
			answer,
			cancelSignal: stop.signal,
			parameters: { sendingOptions: { requestsInParallel: 1 } },
		};
		const failing = await execute(texts(phones(4), run));
		expect(failing.requests).toHaveLength(1);
		expect(failing.error?.message).toMatch(/stopped before/);
		expect(failing.error?.description).toMatch(/1 of 4 items were done/);
	});

	it('with continue on fail shows what was sent before the execution was stopped', async () => {
		const stop = new AbortController();
		const answer: Answering = () => {
			stop.abort();
			return accepted();
		};
		const { output } = await execute(
			texts(phones(3), {
				answer,
				cancelSignal: stop.signal,
				continueOnFail: true,
				parameters: { sendingOptions: { requestsInParallel: 1 } },
			}),
		);
		expect(output[0]?.json.status).toBe('QUEUED');
		expect(output[2]?.json.error).toMatchObject({ code: 'CANCELLED', mayHaveBeenSent: false });
	});

	it('notices a stop while it waits between two messages', async () => {
		const stop = new AbortController();
		const answer: Answering = () => {
			stop.abort();
			return accepted();
		};
		const { requests } = await execute(
			texts(phones(5), {
				answer,
				cancelSignal: stop.signal,
				parameters: { sendingOptions: { delayBetweenMessages: 3_600_000 } },
			}),
		);
		expect(requests).toHaveLength(1);
	});

	it.each([
		[{ apiKey: '' }, /API Key .*empty/],
		[{ baseUrl: 'http://pilotstatus.com.br' }, /https:/],
	])('sends nothing with the credential %j', async (credential, reason) => {
		const failing = await execute(texts(phones(2), { credential }));
		expect(failing.requests).toEqual([]);
		expect(failing.error?.message).toMatch(reason);
		const going = await execute(texts(phones(2), { credential, continueOnFail: true }));
		expect(going.requests).toEqual([]);
		expect(going.output.map(({ json }) => json.message)).toEqual([
			expect.stringMatching(reason),
			expect.stringMatching(reason),
		]);
	});

	it('evaluates a parameter without expression once per run', async () => {
		const fake = fakeContext(texts(phones(50)));
		const read = jest.spyOn(fake.context, 'getNodeParameter');
		await node.execute.call(fake.context);
		const counts = new Map<string, number>();
		for (const [name] of read.mock.calls) counts.set(name, (counts.get(name) ?? 0) + 1);
		expect(counts.get('destinationNumber')).toBe(50);
		expect(counts.get('text')).toBe(1);
		expect(counts.get('textOptions')).toBe(1);
	});

	it('does nothing for no items', async () => {
		const { output, requests } = await execute(texts([]));
		expect(output).toEqual([]);
		expect(requests).toEqual([]);
	});
});
