import { accepted, type Answering } from '../support/fakeHttp.mts';
import { execute, phones, phoneOf, texts } from '../support/running.mts';

const concurrency = (requestsInParallel: number) => ({ sendingOptions: { requestsInParallel } });

describe('a run that is stopped', () => {
	it('leaves word of what was sent, and of what was under way', async () => {
		const stop = new AbortController();
		const [, , third, fourth] = phones(9);
		const answer: Answering = async ({ body }) => {
			const phone = phoneOf(body);
			if (phone === third) await new Promise((resolve) => setImmediate(resolve));
			if (phone === fourth) stop.abort();
			return { status: 202, body: { id: `cmx${phone.slice(-1)}` } };
		};
		const run = { answer, cancelSignal: stop.signal, parameters: concurrency(2) };
		const { kept } = await execute(texts(phones(9), run));
		expect(kept.get('pilotStatusProgress')).toBe(
			'2 of 9 items were done before this node stopped: items 0-1 (the last one: item 1, ID cmx1). May also have been sent: items 2-3. A new execution processes all items again',
		);
	});

	it('shows no ID that could do harm where it is kept', async () => {
		const stop = new AbortController();
		let answers = 0;
		const answer: Answering = () => {
			if ((answers += 1) === 2) stop.abort();
			return { status: 202, body: { id: '"}} {{ 1 }}' } };
		};
		const run = { answer, cancelSignal: stop.signal, parameters: concurrency(1) };
		const { kept } = await execute(texts(phones(4), run));
		expect(kept.get('pilotStatusProgress')).toMatch(/\(the last one: item 0\)/);
	});

	it('says nothing when nothing was sent yet, nor after the run', async () => {
		const early = new AbortController();
		early.abort();
		expect((await execute(texts(phones(2), { cancelSignal: early.signal }))).kept.size).toBe(0);
		const late = new AbortController();
		const { kept } = await execute(
			texts(phones(2), { answer: () => accepted(), cancelSignal: late.signal }),
		);
		late.abort();
		expect(kept.size).toBe(0);
	});
});
