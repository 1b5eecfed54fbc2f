/** Questions that n8n's Retry On Fail asks again, and those that Pilot Status asks to ask later. */
import type { IDataObject } from 'n8n-workflow';

import { api, ask } from '../../support/asking.mts';
import { accepted, type Answering } from '../../support/fakeHttp.mts';

const send = 'POST /v1/messages/send';

/** A node with Retry On Fail; each try of it has the same cancel signal and run index. */
function retrying(execution: AbortSignal, runIndex = 0) {
	const node = {
		id: 'node-1',
		name: 'Ask',
		type: 'pilotStatus',
		typeVersion: 1,
		retryOnFail: true,
	};
	return {
		getExecutionCancelSignal: () => execution,
		getWorkflowDataProxy: () => ({ $runIndex: runIndex }),
		getNode: () => ({ ...node, position: [0, 0], parameters: {} }),
	};
}

/** How often the question went out in a try. */
const sends = ({ lines }: { lines: string[] }): number =>
	lines.filter((line) => line === send).length;

describe.each<IDataObject>([{ replyIn: 'chat' }, { replyIn: 'page' }])('%j', (parameters) => {
	/** The connection is cut when the question was accepted already. */
	const cut: Answering = (request) => {
		if (request.path === '/v1/messages/send') throw new Error('socket hang up');
		return api()(request);
	};

	it('asks once, although Retry On Fail tries again, when the question may have arrived', async () => {
		const context = retrying(new AbortController().signal);
		const first = await ask(parameters, { answer: cut }, context);
		const second = await ask(parameters, {}, context);
		const third = await ask(parameters, {}, context);
		expect([first, second, third].map(sends)).toEqual([1, 0, 0]);
		for (const { error, waits } of [first, second, third]) {
			expect(error?.description).toMatch(/may still have been/i);
			expect(waits).toEqual([]);
		}
		expect(second.lines).toEqual([]);
	});

	it('asks again when the question certainly did not arrive', async () => {
		const context = retrying(new AbortController().signal);
		const refused = api({ [send]: { status: 422, body: {} } });
		expect((await ask(parameters, { answer: refused }, context)).error).toBeDefined();
		const second = await ask(parameters, {}, context);
		expect([sends(second), second.waits.length]).toEqual([1, 1]);
	});

	it('takes a question that reads differently at the next try for the same one', async () => {
		const context = retrying(new AbortController().signal);
		await ask(parameters, { answer: cut }, context);
		expect(sends(await ask({ ...parameters, message: 'At 10:00:02?' }, {}, context))).toBe(0);
	});

	it('asks again in another run or execution', async () => {
		const { signal } = new AbortController();
		await ask(parameters, { answer: cut }, retrying(signal));
		const others = [
			await ask(parameters, {}, retrying(signal, 1)),
			await ask(parameters, {}, retrying(new AbortController().signal)),
		];
		expect(others.map(sends)).toEqual([1, 1]);
	});

	it('waits when Pilot Status asks to, and then asks', async () => {
		let refusals = 2;
		const answer: Answering = (request) => {
			if (request.path !== '/v1/messages/send') return api()(request);
			if ((refusals -= 1) < 0) return accepted();
			return { status: 429, body: {}, headers: { 'retry-after': '0' } };
		};
		const asked = await ask(parameters, { answer });
		expect([sends(asked), asked.waits.length]).toEqual([3, 1]);
	});
});

it('removes its webhook at once when Pilot Status asks to wait for too long', async () => {
	const answer = api({ [send]: { status: 429, body: {}, headers: { 'retry-after': '3600' } } });
	const { lines, error } = await ask({}, { answer });
	expect(lines.slice(-2)).toEqual([send, 'DELETE /v1/webhooks/wh_1']);
	expect(error?.description).toMatch(/requests a wait: 3600/);
});
