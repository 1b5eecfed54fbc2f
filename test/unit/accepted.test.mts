import type { IDataObject } from 'n8n-workflow';

import { fakeContext } from '../support/fakeContext.mts';
import { accepted, type Answering } from '../support/fakeHttp.mts';
import { node, phoneOf, phones, texts } from '../support/running.mts';

interface Try {
	executionId?: string;
	runIndex?: number;
	retryOnFail?: boolean;
	text?: string;
	continueOnFail?: boolean;
}

let execution = 0;

/** One try of a run over four numbers, in which some are refused. */
async function attempt(refused: string[], options: Try = {}) {
	const sent: string[] = [];
	const answer: Answering = ({ body }) => {
		const phone = phoneOf(body);
		if (refused.includes(phone)) return { status: 422, body: {} };
		sent.push(phone);
		return { status: 202, body: { id: `cmx ${phone}` } };
	};
	const fake = fakeContext(
		texts(phones(4), {
			answer,
			continueOnFail: options.continueOnFail === true,
			parameters: { text: options.text ?? 'Hello', sendingOptions: { requestsInParallel: 1 } },
		}),
	);
	fake.context.getNode().retryOnFail = options.retryOnFail ?? true;
	Object.assign(fake.context, {
		getExecutionId: () => options.executionId ?? String(execution),
		getWorkflowDataProxy: () => ({ $runIndex: options.runIndex ?? 0 }),
	});
	const output = await node.execute.call(fake.context).then(
		([items]) => items?.map(({ json }) => json.id),
		() => undefined,
	);
	return { sent, output };
}

const all = phones(4).map((phone) => `cmx ${phone}`);
const [first = '', second = '', third = '', fourth = ''] = phones(4);

beforeEach(() => (execution += 1));

describe('Retry On Fail', () => {
	it('sends only what was not accepted, and gives the earlier answers back', async () => {
		expect(await attempt([third])).toEqual({ sent: [first, second], output: undefined });
		expect(await attempt([fourth])).toEqual({ sent: [third], output: undefined });
		expect(await attempt([])).toEqual({ sent: [fourth], output: all });
	});

	it('forgets a run that succeeded', async () => {
		await attempt([]);
		expect((await attempt([])).sent).toHaveLength(4);
	});

	it('remembers with continue on fail too, as n8n retries then as well', async () => {
		const options = { continueOnFail: true };
		expect((await attempt([first], options)).sent).toEqual([second, third, fourth]);
		expect(await attempt([], options)).toEqual({ sent: [first], output: all });
	});

	it.each<[string, Try]>([
		['another execution', { executionId: 'other' }],
		['another round of a loop', { runIndex: 1 }],
		['another text', { text: 'Changed' }],
		['no Retry On Fail', { retryOnFail: false }],
		['no execution ID', { executionId: '' }],
	])('%s is no retry', async (_, options) => {
		await attempt([fourth]);
		expect((await attempt([], options)).sent).toHaveLength(4);
	});

	it('two equal messages on purpose both go out', async () => {
		const twice = { json: { phone: first } };
		const bodies: IDataObject[] = [];
		const answer: Answering = ({ body }) => {
			bodies.push(body as IDataObject);
			return accepted();
		};
		const fake = fakeContext({ ...texts([]), items: [twice, twice], answer });
		fake.context.getNode().retryOnFail = true;
		Object.assign(fake.context, { getWorkflowDataProxy: () => ({ $runIndex: 0 }) });
		await node.execute.call(fake.context);
		expect(bodies).toHaveLength(2);
	});

	it('keeps few runs in memory', async () => {
		await attempt([fourth], { executionId: 'oldest' });
		for (let number = 0; number < 25; number += 1) {
			await attempt([fourth], { executionId: `filler ${number}` });
		}
		expect((await attempt([], { executionId: 'oldest' })).sent).toHaveLength(4);
	});
});
