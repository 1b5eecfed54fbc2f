import type { IDataObject } from 'n8n-workflow';

import { node, phoneOf, phones, texts } from '../support/running.mts';
import { fakeContext } from '../support/fakeContext.mts';
import type { Answering, FakeAnswer } from '../support/fakeHttp.mts';
import { text as attemptText, media } from '../support/attempt.mts';

/** An answer of a language model, three messages long. */
const answer = Array.from(
	{ length: 60 },
	(_, line) => `${line + 1}. **Item ${line + 1}:** ${'palavra '.repeat(20)}`,
).join('\n');
const splitting = { textFormat: 'markdown', splitLongText: true };
const buttons = {
	buttonsMode: 'json',
	buttonsJson: '["Sim", "Não"]',
};

interface Try {
	/** What the server answers to the send of that number, from 0, over all tries; 202 without. */
	answers?: Record<number, FakeAnswer | Error>;
	parameters?: IDataObject;
	items?: number;
	continueOnFail?: boolean;
	onSend?: (count: number) => void;
}

/** Makes tries of one run, which share an execution. */
function tries() {
	const execution = new AbortController();
	const bodies: IDataObject[] = [];
	return {
		execution,
		bodies,
		attempt: async ({ answers = {}, parameters, items = 1, continueOnFail, onSend }: Try = {}) => {
			const before = bodies.length;
			const answering: Answering = ({ body }) => {
				bodies.push(body as IDataObject);
				onSend?.(bodies.length);
				const special = answers[bodies.length - 1];
				if (special instanceof Error) throw special;
				return special ?? { status: 202, body: { id: `cmx${bodies.length}` } };
			};
			const fake = fakeContext(
				texts(phones(items), {
					answer: answering,
					cancelSignal: execution.signal,
					continueOnFail: continueOnFail === true,
					parameters: { text: answer, textOptions: splitting, ...parameters },
				}),
			);
			fake.context.getNode().retryOnFail = true;
			Object.assign(fake.context, { getWorkflowDataProxy: () => ({ $runIndex: 0 }) });
			const result = await node.execute.call(fake.context).then(
				([output = []]) => ({ output: output.map(({ json }) => json), error: undefined }),
				(thrown: unknown) => ({
					output: undefined,
					error: thrown as Error & { description?: string },
				}),
			);
			return { ...result, sent: bodies.slice(before) };
		},
	};
}

const textsOf = (bodies: IDataObject[]): string[] => bodies.map((body) => body.text as string);

describe('Split Long Text', () => {
	it('sends the parts in order, and gives one item with all responses', async () => {
		const { sent, output } = await tries().attempt();
		expect(sent).toHaveLength(3);
		const joined = textsOf(sent).join('\n');
		expect(joined.match(/\*Item \d+:\*/g)).toHaveLength(60);
		expect(joined).not.toContain('**');
		for (const part of textsOf(sent)) expect(part.length).toBeLessThanOrEqual(4_096);
		const parts = [{ id: 'cmx1' }, { id: 'cmx2' }, { id: 'cmx3' }];
		expect(output).toEqual([{ id: 'cmx1', parts }]);
	});

	it('puts the buttons under the last part, which is short enough for them', async () => {
		const { sent } = await tries().attempt({ parameters: { ...buttons, footer: 'Rodapé' } });
		expect(sent.length).toBeGreaterThan(3);
		expect(sent.slice(0, -1).filter((body) => 'buttons' in body || 'footer' in body)).toEqual([]);
		expect(sent.at(-1)).toMatchObject({ footer: 'Rodapé', buttons: [{}, {}] });
		expect(textsOf(sent).at(-1)?.length).toBeLessThanOrEqual(1_024);
	});

	it('leaves a text that fits as it is, with its white space and without parts', async () => {
		const { sent, output } = await tries().attempt({
			parameters: { text: ' Oi \n', textOptions: { splitLongText: true } },
		});
		expect(sent).toMatchObject([{ text: ' Oi \n' }]);
		expect(output).toEqual([{ id: 'cmx1' }]);
	});

	it('sends a long text as one message while the option is off', async () => {
		const { sent } = await tries().attempt({ parameters: { textOptions: {} } });
		expect(textsOf(sent)).toEqual([answer]);
	});

	it('refuses a delivery time, which keeps no order, unless one message is enough', async () => {
		const deliverAt = '2099-03-02T09:00:00Z';
		const long = await attemptText({ text: answer, textOptions: { ...splitting, deliverAt } });
		expect(long.error?.message).toMatch(/"Text" needs 3 messages, and "Deliver At"/);
		expect(long.requests).toEqual([]);
		const short = await attemptText({ textOptions: { ...splitting, deliverAt } });
		expect(short.sends).toHaveLength(1);
	});
});

describe('a part that fails', () => {
	it('is told with what went out, and Retry On Fail sends only the rest, as it read first', async () => {
		const run = tries();
		const { error, sent } = await run.attempt({ answers: { 1: { status: 422, body: {} } } });
		expect(sent).toHaveLength(2);
		expect(error?.message).toMatch(/^Part 1 of 3 was sent, then part 2 failed: /);
		const again = await run.attempt({ parameters: { text: 'Outro texto' } });
		expect(again.sent).toHaveLength(2);
		expect(textsOf(again.sent)[0]).toBe(textsOf(sent)[1]);
		expect(again.output).toEqual([
			{ id: 'cmx1', parts: [{ id: 'cmx1' }, { id: 'cmx3' }, { id: 'cmx4' }] },
		]);
	});

	it('may fail several times; nothing goes out twice', async () => {
		const run = tries();
		const refused = { status: 422, body: {} };
		await run.attempt({ answers: { 2: refused } });
		const second = await run.attempt({ answers: { 3: refused } });
		expect(second.error?.message).toMatch(/^Parts 1 and 2 of 3 were sent, then part 3 failed: /);
		const third = await run.attempt();
		expect(third.output).toHaveLength(1);
		expect(run.bodies).toHaveLength(5);
		expect(new Set(textsOf(run.bodies)).size).toBe(3);
	});

	it('is not repeated when it may have been sent', async () => {
		const run = tries();
		const { error } = await run.attempt({ answers: { 1: new Error('socket hang up') } });
		expect(error?.message).toMatch(/^Part 1 of 3 was sent, then part 2 failed: /);
		expect(error?.description).toMatch(/Part 2 and what follows are not sent again by Retry/);
		const again = await run.attempt();
		expect(again.sent).toEqual([]);
		expect(again.error?.message).toMatch(/^Part 1 of 3 was sent/);
	});

	it('counts as possibly sent for the error output', async () => {
		const { output } = await tries().attempt({
			answers: { 1: { status: 422, body: {} } },
			continueOnFail: true,
		});
		expect(output).toMatchObject([{ error: { mayHaveBeenSent: true, httpStatus: 422 } }]);
	});

	it('fails like every other message when it is the first', async () => {
		const run = tries();
		const { error, sent } = await run.attempt({ answers: { 0: { status: 422, body: {} } } });
		expect(error?.message).not.toMatch(/Part/);
		expect(sent).toHaveLength(1);
		expect((await run.attempt()).sent).toHaveLength(3);
	});

	it('is tried again at once after a 429', async () => {
		const { sent, output } = await tries().attempt({
			answers: { 1: { status: 429, body: {}, headers: { 'retry-after': '0' } } },
		});
		expect(textsOf(sent)[1]).toBe(textsOf(sent)[2]);
		expect(output).toMatchObject([{ parts: [{}, {}, {}] }]);
	});
});

it('ends between two parts when the execution is stopped, and says what went out', async () => {
	const run = tries();
	const { error, output, sent } = await run.attempt({
		continueOnFail: true,
		onSend: () => run.execution.abort(),
	});
	expect(sent).toHaveLength(1);
	expect(error?.message ?? JSON.stringify(output)).toMatch(
		/Part 1 of 3 was sent, then the execution was stopped/,
	);
});

it('keeps the parts of a contact together, whatever else goes out beside them', async () => {
	const run = tries();
	await run.attempt({ items: 4 });
	for (const phone of phones(4)) {
		const own = textsOf(run.bodies.filter((body) => phoneOf(body) === phone));
		expect(own.map((part) => Number(/\d+/.exec(part)?.[0]))).toEqual(
			[...own.map((part) => Number(/\d+/.exec(part)?.[0]))].sort((a, b) => a - b),
		);
		expect(own).toHaveLength(3);
	}
});

describe('Text Format', () => {
	it('is applied before the length is looked at', async () => {
		const link = `[${'x'.repeat(4_090)}](#top)`;
		const { body, hints } = await attemptText({
			text: link,
			textOptions: { textFormat: 'markdown' },
		});
		expect(body?.text).toBe('x'.repeat(4_090));
		expect(hints).toEqual([]);
	});

	it('is about the caption of media', async () => {
		const { body } = await media({
			mediaUrl: 'https://example.com/a.jpg',
			caption: '**Foto** de *hoje*',
			mediaOptions: { textFormat: 'markdown' },
		});
		expect(body?.caption).toBe('*Foto* de _hoje_');
	});

	it('leaves a text as it is by default', async () => {
		expect((await attemptText({ text: '**a**' })).body?.text).toBe('**a**');
	});

	it.each([
		['html', '**a**', /"Text Format" is "html"/],
		['markdown', '<u></u>', /"Text" holds only Markdown signs and no text/],
	])('%s is refused for %j', async (textFormat, text, reason) => {
		const { error, requests } = await attemptText(
			{ text },
			{ forced: { textOptions: { textFormat } } },
		);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});
});
