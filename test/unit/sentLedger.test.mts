import type { IDataObject } from 'n8n-workflow';

import { fakeContext } from '../support/fakeContext.mts';
import { accepted, type Answering } from '../support/fakeHttp.mts';
import { node, phoneOf, phones, texts } from '../support/running.mts';

interface Try {
	/** Stands for the execution, as n8n's cancel signal does. */
	execution?: AbortSignal;
	runIndex?: number;
	retryOnFail?: boolean;
	text?: string;
	continueOnFail?: boolean;
	/** The arguments that a model gave to the tool; the item of the run is this object. */
	call?: IDataObject;
	/** The `json` of the items, where it is not the four numbers. */
	items?: IDataObject[];
	/** Numbers at which the connection breaks after the message was accepted. */
	lost?: string[];
}

let execution = new AbortController().signal;

/** One try of a run over four numbers, in which some are refused. */
async function attempt(refused: string[], options: Try = {}) {
	const sent: string[] = [];
	const answer: Answering = ({ body }) => {
		const phone = phoneOf(body);
		if (refused.includes(phone)) return { status: 422, body: {} };
		sent.push(phone);
		if (options.lost?.includes(phone) === true) throw new Error('socket hang up');
		return { status: 202, body: { id: `cmx ${phone}` } };
	};
	const fake = fakeContext(
		texts(phones(4), {
			answer,
			continueOnFail: options.continueOnFail === true,
			cancelSignal: options.execution ?? execution,
			...(options.call === undefined ? {} : { items: [{ json: options.call }] }),
			...(options.items === undefined ? {} : { items: options.items.map((json) => ({ json })) }),
			parameters: { text: options.text ?? 'Hello', sendingOptions: { requestsInParallel: 1 } },
		}),
	);
	const saved = fake.context.getNode();
	saved.retryOnFail = options.retryOnFail ?? true;
	if (options.call !== undefined) saved.type += 'Tool';
	Object.assign(fake.context, {
		getWorkflowDataProxy: () => ({ $runIndex: options.runIndex ?? 0 }),
	});
	let error: (Error & { description?: string }) | undefined;
	let told: unknown[] = [];
	const output = await node.execute.call(fake.context).then(
		([items = []]) => {
			told = items.map(({ json }) => json.message);
			return items.map(({ json }) => json.id);
		},
		(thrown: unknown) => {
			error = thrown as Error;
			return undefined;
		},
	);
	return { sent, output, error, told };
}

const all = phones(4).map((phone) => `cmx ${phone}`);
const [first = '', second = '', third = '', fourth = ''] = phones(4);

beforeEach(() => (execution = new AbortController().signal));

describe('Retry On Fail', () => {
	it('sends only what was not accepted, and gives the earlier answers back', async () => {
		expect(await attempt([third])).toMatchObject({ sent: [first, second], output: undefined });
		expect(await attempt([fourth])).toMatchObject({ sent: [third], output: undefined });
		expect(await attempt([])).toMatchObject({ sent: [fourth], output: all });
	});

	it('forgets a run that succeeded', async () => {
		await attempt([]);
		expect((await attempt([])).sent).toHaveLength(4);
	});

	it('remembers with continue on fail too, as n8n retries then as well', async () => {
		const options = { continueOnFail: true };
		expect((await attempt([first], options)).sent).toEqual([second, third, fourth]);
		expect(await attempt([], options)).toMatchObject({ sent: [first], output: all });
	});

	it.each<[string, Try]>([
		['another execution', { execution: new AbortController().signal }],
		['another round of a loop', { runIndex: 1 }],
		['no Retry On Fail', { retryOnFail: false }],
	])('%s is no retry', async (_, options) => {
		await attempt([fourth]);
		expect((await attempt([], options)).sent).toHaveLength(4);
	});

	it('knows an item by its place, whatever an expression gives at the next try', async () => {
		await attempt([fourth], { text: 'At 10:00:01' });
		const again = await attempt([], { text: 'At 10:00:02' });
		expect(again).toMatchObject({ sent: [fourth], output: all });
	});

	it('does not look again at what was accepted, as it may read badly by then', async () => {
		await attempt([fourth]);
		expect(await attempt([], { items: [{}, {}, {}, { phone: fourth }] })).toMatchObject({
			sent: [fourth],
			output: all,
		});
	});

	it('two equal messages on purpose both go out', async () => {
		const twice = { json: { phone: first } };
		const bodies: IDataObject[] = [];
		const answer: Answering = ({ body }) => {
			bodies.push(body as IDataObject);
			return accepted();
		};
		const run = { items: [twice, twice], answer, cancelSignal: execution };
		const fake = fakeContext({ ...texts([]), ...run });
		fake.context.getNode().retryOnFail = true;
		Object.assign(fake.context, { getWorkflowDataProxy: () => ({ $runIndex: 0 }) });
		await node.execute.call(fake.context);
		expect(bodies).toHaveLength(2);
	});

	it('does not send again what may have been accepted, sends the rest, and fails with the same words', async () => {
		const broken = await attempt([], { lost: [second] });
		expect(broken.sent).toEqual([first, second]);
		expect(broken.error?.message).toMatch(/closed.*\[item 1\]/);
		const again = await attempt([]);
		expect(again).toMatchObject({ sent: [third, fourth], output: undefined });
		expect(again.error?.message).toBe(broken.error?.message);
		expect(again.error?.description).toMatch(/3 of 4 items were done .*items 0, 2-3/);
		expect((await attempt([])).sent).toEqual([]);
	});

	it('keeps only the latest round of a loop', async () => {
		await attempt([fourth], { runIndex: 0 });
		await attempt([fourth], { runIndex: 1 });
		expect((await attempt([], { runIndex: 0 })).sent).toHaveLength(4);
	});

	it('knows the tries of one call of an agent, whose run index n8n counts up', async () => {
		const call = { phone: first };
		await attempt([], { call, lost: [first], runIndex: 3 });
		const again = await attempt([], { call, runIndex: 4 });
		expect(again.sent).toEqual([]);
		// the model reads it as the answer of the tool
		expect(again.told).toEqual([expect.stringMatching(/closed/)]);
	});

	it.each([
		[true, [], 'a refusal by the API is an error for n8n, which tries again'],
		[false, [expect.stringMatching(/billing|did not accept/)], 'else the model reads it'],
	])('with Retry On Fail %p of a tool', async (retryOnFail, told) => {
		const refused = await attempt([first], { call: { phone: first }, retryOnFail });
		expect(refused.told).toEqual(told);
		expect(refused.error === undefined).toBe(!retryOnFail);
	});

	it('a refusal before sending is read by the model, also with Retry On Fail', async () => {
		const { told, error } = await attempt([], { call: { phone: '11 99999-0000' } });
		expect(told).toEqual([expect.stringMatching(/Phone Number.*country code/)]);
		expect(error).toBeUndefined();
	});

	it('an agent that makes the same call again means it', async () => {
		await attempt([], { call: { phone: first }, lost: [first] });
		expect((await attempt([], { call: { phone: first } })).sent).toEqual([first]);
	});
});
