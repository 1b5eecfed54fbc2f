import { ok, runner } from './support.mts';

const get = runner('message', 'get');
const waiting = (waitFor: string, timeout = 60) => ({
	messageId: 'cmx1',
	getOptions: { waitFor, timeout },
});

/** Answers with one status after the other, the last one for ever. */
function statuses(...list: string[]) {
	let asked = 0;
	return () => ok({ id: 'cmx1', status: list[Math.min(asked++, list.length - 1)] });
}

describe('Get of Message', () => {
	it('gives the answer as it is, whatever its status', async () => {
		const answer = { id: 'cmx1', status: 'FAILED', errorMessage: 'x', somethingNew: 1 };
		const { json, requests } = await get({ messageId: ' a/b ' }, { answer: () => ok(answer) });
		expect(json).toEqual([answer]);
		expect(requests[0]?.path).toBe('/v1/messages/a%2Fb');
	});

	it.each([
		[{ messageId: ' ' }, /"Message ID" is empty/],
		[waiting('SENT', 0), /Timeout/],
		[waiting('SENT', 86_401), /Timeout/],
		[{ messageId: 'x', getOptions: { waitFor: 'SENT', timeout: '={{ $json.t }}' } }, /Timeout/],
		[{ messageId: 'x', getOptions: { waitFor: '={{ $json.t }}' } }, /"Wait For" is "soon"/],
	])('refuses %j', async (parameters, reason) => {
		const { error, requests } = await get(parameters, { items: [{ json: { t: 'soon' } }] });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it.each([
		['SENT', 'SENT'],
		['SENT', 'DELIVERED'],
		['SENT', 'READ'],
		['DELIVERED', 'DELIVERED'],
		['DELIVERED', 'READ'],
		['READ', 'READ'],
		['READ', 'RECEIVED'],
		['DELIVERED', 'delivered'],
		['SENT', ' Read '],
	])('waiting for %s is over with %s', async (waitFor, status) => {
		const { json, requests } = await get(waiting(waitFor), { answer: statuses(status) });
		expect(json).toEqual([{ id: 'cmx1', status }]);
		expect(requests).toHaveLength(1);
	});

	it('has a time limit of a minute where none is set', async () => {
		const { json } = await get(
			{ messageId: 'cmx1', getOptions: { waitFor: 'SENT' } },
			{ answer: statuses('SENT') },
		);
		expect(json).toHaveLength(1);
	});

	it.each(['CANCELED', 'CANCELLED', 'cancelled'])('ends on %s', async (status) => {
		const { error } = await get(waiting('READ'), { answer: statuses(status) });
		expect(error?.message).toMatch(/was canceled before it was sent/);
	});

	it.each([
		['WHATSAPP_NOT_EXIST', /is not on WhatsApp/, 'WHATSAPP_NOT_EXIST', false],
		['Meta: META_OUTSIDE_24H_WINDOW (131047)', /24 hours/, 'META_OUTSIDE_24H_WINDOW', false],
		['DELIVERED_NOT_CONFIRMED', /did not confirm/, 'DELIVERED_NOT_CONFIRMED', true],
		['SOME_NEW_CODE', /could not be delivered/, 'MESSAGE_FAILED', false],
		['line is busy', /could not be delivered/, 'MESSAGE_FAILED', false],
		[null, /could not be delivered/, 'MESSAGE_FAILED', false],
	])('tells why a message failed: %p', async (errorMessage, words, code, mayHaveBeenSent) => {
		const answer = () => ok({ data: { status: 'FAILED', errorMessage } });
		const { json } = await get(waiting('DELIVERED'), { answer, continueOnFail: true });
		expect(json[0]?.message).toMatch(words);
		expect(json[0]?.error).toMatchObject({ code, mayHaveBeenSent });
		const { description } = json[0]?.error as { description: string };
		expect(description).toContain(errorMessage ?? 'gave no reason');
	});

	it('knows a code that comes in a field of its own', async () => {
		const answer = () => ok({ id: 'x', status: 'FAILED', errorCode: 'MESSAGE_EXPIRED' });
		const { error } = await get(waiting('SENT'), { answer });
		expect(error?.message).toMatch(/expired/);
	});

	it('recommends the trigger for long waits', async () => {
		const long = await get(waiting('SENT', 301), { answer: statuses('SENT') });
		expect(long.hints[0]?.message).toMatch(/Trigger/);
		const short = await get(waiting('SENT', 300), { answer: statuses('SENT') });
		expect(short.hints).toEqual([]);
	});
});

describe('waiting', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	it('asks again with growing pauses until the message has come so far', async () => {
		const times: number[] = [];
		const next = statuses('QUEUED', 'SENT', 'SENT', 'SENT', 'DELIVERED');
		const running = get(waiting('DELIVERED'), {
			answer: () => {
				times.push(Date.now());
				return next();
			},
		});
		await jest.advanceTimersByTimeAsync(60_000);
		const { json } = await running;
		expect(json).toEqual([{ id: 'cmx1', status: 'DELIVERED' }]);
		expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([
			500, 1_000, 2_000, 4_000,
		]);
	});

	it.each([
		['DELIVERED', 'SENT', 'SENT', /within 7 seconds/],
		['READ', 'DELIVERED', 'DELIVERED', /not read/],
		['SENT', 'LOST', 'LOST', /not sent/],
		['SENT', undefined, 'unknown', /not sent/],
	])('gives up on %s while the status is %p', async (waitFor, status, told, words) => {
		const running = get(waiting(waitFor, 7), {
			answer: () => ok({ id: 'cmx1', status }),
			continueOnFail: true,
		});
		await jest.advanceTimersByTimeAsync(8_000);
		const { json, requests } = await running;
		expect(json[0]?.message).toMatch(words);
		expect(json[0]?.error).toMatchObject({ code: 'WAIT_TIMEOUT', mayHaveBeenSent: true });
		expect(JSON.stringify(json)).toContain(`Its status is ${told}`);
		expect(JSON.stringify(json).includes('read receipts')).toBe(waitFor === 'READ');
		expect(requests.length).toBeGreaterThan(3);
	});

	it('lives with an answer of another shape', async () => {
		const answers = [[], { id: 'cmx1', status: 'SENT' }];
		const running = get(waiting('SENT'), { answer: () => ok(answers.shift()) });
		await jest.advanceTimersByTimeAsync(2_000);
		expect((await running).json).toEqual([{ id: 'cmx1', status: 'SENT' }]);
	});

	it('ends when the execution is stopped', async () => {
		const stop = new AbortController();
		const running = get(waiting('READ', 3_600), {
			answer: statuses('SENT'),
			cancelSignal: stop.signal,
		});
		await jest.advanceTimersByTimeAsync(2_000);
		stop.abort();
		await jest.advanceTimersByTimeAsync(2_000);
		const { error, requests } = await running;
		expect(error).toBeDefined();
		expect(requests.length).toBeLessThan(6);
	});

	it('ends when the message is not known', async () => {
		const { error } = await get(waiting('READ'), {
			answer: () => ({ status: 404, body: { error: 'Message not found' } }),
		});
		expect(error?.message).toMatch(/did not find/);
	});
});
