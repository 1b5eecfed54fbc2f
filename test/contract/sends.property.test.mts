import fc from 'fast-check';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { fakeContext, fakeKey } from '../support/fakeContext.mts';
import { accepted, type CapturedRequest, type FakeAnswer } from '../support/fakeHttp.mts';
import { violationsOfSend } from './checker.mts';
import { type SendCase, sendCases, sendFields } from './sendParameters.mts';

/** `json` of an item that failed (node interface, "Output of a send"). */
interface ErrorItem {
	error: { message: string; description: string };
	message: string;
}

const node = new PilotStatus();
const runs = 1500;

const file = (mimeType: string, fileName?: string) => ({
	data: Buffer.from('content').toString('base64'),
	mimeType,
	...(fileName === undefined ? {} : { fileName }),
});

/** Answers sends with 202, and says that the key belongs to a number of this provider. */
function answering(provider: string) {
	return ({ path }: CapturedRequest): FakeAnswer =>
		path === '/v1/numbers' ? { status: 200, body: [{ id: 'num_1', provider }] } : accepted();
}

/** Runs one case; gives what came of it, where a run that failed is an error. */
async function send({ parameters, json }: SendCase, provider: string, continueOnFail: boolean) {
	const item: INodeExecutionData = {
		json,
		binary: { data: file('image/png', 'photo.png'), photo: file('', 'voice.ogg') },
	};
	const fake = fakeContext({
		node,
		parameters,
		items: [item],
		continueOnFail,
		answer: answering(provider),
		signedUrl: 'https://n8n.example.com/file?token=x',
	});
	const outcome = await node.execute
		.call(fake.context)
		.then((output) => ({ output }))
		.catch((error: unknown) => ({ error }));
	const sends = fake.requests.filter(({ path }) => path !== '/v1/numbers');
	return { ...outcome, sends };
}

/** Expects one send, or as many as the output says a long text took, all to one destination. */
function expectAcceptableSend(sends: CapturedRequest[], output: unknown): void {
	const { parts } = output as { parts?: unknown[] };
	expect(sends).toHaveLength(parts?.length ?? 1);
	expect(new Set(sends.map(({ body }) => destinationOf(body as IDataObject))).size).toBe(1);
	for (const send of sends) {
		expect(send).toMatchObject({ method: 'POST', path: '/v1/messages/send' });
		expect(send).not.toHaveProperty('query');
		expect(violationsOfSend(send.body)).toEqual([]);
	}
}

function destinationOf({ destinationNumber, groupId, newsletterId }: IDataObject): string {
	return JSON.stringify([destinationNumber, groupId, newsletterId]);
}

/** A sentence for a person: no leftovers of programming in it, and never the key. */
function expectClear(message: string, description: unknown): void {
	expect(message.trim().length).toBeGreaterThan(10);
	expect(message).not.toMatch(
		/\[object |\bundefined\b.*(reading|is not)|is not a function|Zod|^\W*\[\s*\{/,
	);
	expect(`${message} ${String(description)}`).not.toContain(fakeKey);
}

describe.each(Object.keys(sendFields) as Array<keyof typeof sendFields>)('%s', (operation) => {
	test('gives one request that the API can accept, or one clear error and no request', async () => {
		let sent = 0;
		let refused = 0;
		const property = fc.asyncProperty(
			sendCases(operation),
			fc.constantFrom('META', 'PILOT_STATUS'),
			async (parameters, provider) => {
				const result = await send(parameters, provider, false);
				if ('output' in result) {
					sent += 1;
					expectAcceptableSend(result.sends, result.output[0]?.[0]?.json);
					expect(result.output).toMatchObject([
						[{ json: accepted().body as object, pairedItem: { item: 0 } }],
					]);
					return;
				}
				refused += 1;
				expect(result.sends).toEqual([]);
				const error = result.error as Error & { context: object; description?: string };
				expect(['NodeOperationError', 'NodeApiError']).toContain(error.constructor.name);
				expect(error.context).toMatchObject({ itemIndex: 0 });
				expectClear(error.message, error.description);
			},
		);
		await fc.assert(property, { numRuns: runs });
		// a test in which nearly everything is refused, or nothing, would prove little
		expect(sent).toBeGreaterThan(runs / 20);
		expect(refused).toBeGreaterThan(runs / 20);
	});

	test('with Continue On Fail gives the same, the error as an item', async () => {
		const property = fc.asyncProperty(sendCases(operation), async (parameters) => {
			const result = await send(parameters, 'META', true);
			if (!('output' in result)) throw result.error;
			const [item, ...others] = result.output.flat();
			expect(others).toEqual([]);
			expect(item?.pairedItem).toEqual({ item: 0 });
			if (item === undefined || !('error' in item.json)) {
				expectAcceptableSend(result.sends, item?.json);
				return;
			}
			expect(result.sends).toEqual([]);
			expect(Object.keys(item.json).sort()).toEqual(['error', 'message']);
			const { error, message } = item.json as unknown as ErrorItem;
			expect(error).toMatchObject({ message, mayHaveBeenSent: false });
			expectClear(message, error.description);
		});
		await fc.assert(property, { numRuns: runs / 3 });
	});
});
