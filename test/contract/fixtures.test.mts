import type { OperationFixture } from '../examples/fixture.mts';
import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { resources } from '../../nodes/PilotStatus/resources/index.ts';
import { fakeContext, fakeKey } from '../support/fakeContext.mts';
import { loadExamples } from '../support/fixtures.mts';
import { violationsOfSend } from './checker.mts';

const node = new PilotStatus();

/** Runs an example through the node and checks its request, and its output unless the answer is an error. */
async function runExample(resource: string, operation: string, example: OperationFixture) {
	const { parameters, input = { json: {} }, request, answer, items } = example;
	const fake = fakeContext({
		node,
		parameters: { ...parameters, resource, operation },
		items: [input],
		answer: () => answer,
		continueOnFail: answer.status >= 400,
	});
	const output = await node.execute.call(fake.context);

	const { query, body, ...line } = request;
	// waiting for an answer manages a webhook of its own around the request that the example is about
	const [sent, ...more] = fake.requests.filter(({ path }) => !path.startsWith('/v1/webhooks'));
	expect(more).toEqual([]);
	expect(sent).toMatchObject({ ...line, credential: 'pilotStatusApi' });
	expect(sent?.query).toEqual(query);
	expect(sent?.body).toEqual(body);
	expect(output.flat().map(({ json }) => json)).toEqual(items);
	expect(output.flat().map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
	expect(JSON.stringify({ output, hints: fake.hints })).not.toContain(fakeKey);
}

test('every operation has an example', async () => {
	const examples = await loadExamples();
	const named = examples
		.filter(({ fixtures }) => fixtures.length > 0)
		.map(({ resource, operation }) => `${resource}/${operation}`);
	const known = resources.flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}/${operation.value}`),
	);
	expect(named.sort()).toEqual(known.sort());
});

test('every example becomes the request and the items that it says', async () => {
	for (const { resource, operation, fixtures } of await loadExamples()) {
		for (const fixture of fixtures) {
			try {
				await runExample(resource, operation, fixture);
			} catch (cause) {
				throw new Error(`${resource}/${operation}, "${fixture.name}": ${String(cause)}`, { cause });
			}
		}
	}
});

test('the API can accept what the examples of the sends send', async () => {
	const sends = (await loadExamples())
		.flatMap(({ fixtures }) => fixtures)
		.filter(({ request }) => request.path === '/v1/messages/send');
	expect(sends.length).toBeGreaterThanOrEqual(3);
	for (const { name, request } of sends) {
		expect({ name, violations: violationsOfSend(request.body) }).toEqual({ name, violations: [] });
	}
});
