import fc from 'fast-check';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import type { OperationFixture } from '../examples/fixture.mts';
import { innerGroups, propertiesOf } from '../support/description.mts';
import { fakeContext } from '../support/fakeContext.mts';
import { accepted, type CapturedRequest, type FakeAnswer } from '../support/fakeHttp.mts';
import { loadExamples } from '../support/fixtures.mts';
import { messyValues, SEED } from '../support/messy.mts';
import { violationsOfSend } from './checker.mts';

const node = new PilotStatus();
const expression = '={{ $json.v }}';

/** A field of an operation with the expression in it, as the parameters that hold it. */
interface Place {
	name: string;
	saved: IDataObject;
}

/** Every place of a field in which an expression can stand: the field itself, and each field inside it. */
function placesOf(property: INodeProperties, base: IDataObject): Place[] {
	const { name, type } = property;
	const whole = { name, saved: { [name]: expression } };
	if (type === 'resourceLocator') {
		return [whole, { name, saved: { [name]: { __rl: true, mode: 'id', value: expression } } }];
	}
	if (type === 'resourceMapper') {
		return [whole, { name, saved: { [name]: { value: { name: expression }, schema: [] } } }];
	}
	const inner = innerGroups(property).flatMap((group) =>
		group.properties.map((field) => {
			const kept = base[name] as IDataObject | undefined;
			if (group.name === '') {
				return {
					name: `${name}.${field.name}`,
					saved: { [name]: { ...kept, [field.name]: expression } },
				};
			}
			const entry = { [field.name]: expression };
			const isList = property.typeOptions?.multipleValues === true;
			return {
				name: `${name}.${group.name}.${field.name}`,
				saved: { [name]: { [group.name]: isList ? [entry] : entry } },
			};
		}),
	);
	return [whole, ...inner];
}

/** A path that no variable part has changed, and nothing in the request that a failed conversion has left. */
function expectSound(request: CapturedRequest, value: unknown): void {
	expect(request.path).toMatch(/^\/v1\/[^?#]+[^/?#.]$/);
	expect(new URL(request.path, 'https://api.test').pathname).toBe(request.path);
	if (typeof value !== 'string') {
		expect(JSON.stringify([request.query, request.body]) ?? '').not.toMatch(
			/\[object |Invalid Date|"NaN"|"undefined"|"null"/,
		);
	}
	if (request.path === '/v1/messages/send') expect(violationsOfSend(request.body)).toEqual([]);
}

function answering(example: OperationFixture) {
	return ({ method, path }: CapturedRequest): FakeAnswer => {
		if (path === '/v1/messages/send') return accepted();
		if (path === '/v1/numbers' && example.request.path !== path) {
			return { status: 200, body: [{ id: 'num_1', provider: 'META' }] };
		}
		if (path === '/v1/webhooks') {
			return method === 'GET' ? { status: 200, body: [] } : { status: 201, body: { id: 'wh_1' } };
		}
		return example.answer;
	};
}

async function run(
	example: OperationFixture,
	parameters: IDataObject,
	forced: IDataObject,
	v: unknown,
) {
	const fake = fakeContext({
		node,
		parameters,
		items: [{ ...example.input, json: { ...example.input?.json, v } as IDataObject }],
		answer: answering(example),
		elsewhere: () => ({ statusCode: 404, headers: {}, body: Buffer.from('') }),
	});
	Object.assign(fake.context.getNode().parameters, forced);
	const error = await node.execute.call(fake.context).then(
		() => undefined,
		(thrown: unknown) => thrown as Error,
	);
	return { error, requests: fake.requests };
}

test('any value in any field gives a sound request or one sentence about it', async () => {
	const examples = await loadExamples();
	const places = examples.flatMap(({ resource, operation, fixtures }) => {
		const example = fixtures.find(({ answer }) => answer.status < 300) ?? fixtures[0];
		if (example === undefined) return [];
		const base = { ...example.parameters, resource, operation };
		return propertiesOf(node.description, resource, operation)
			.flatMap((property) => placesOf(property, base))
			.map((place) => ({ resource, operation, example, base, ...place }));
	});
	expect(places.length).toBeGreaterThan(100);

	const property = fc.asyncProperty(
		fc.constantFrom(...places),
		messyValues,
		async ({ example, base, saved }, value) => {
			const { error, requests } = await run(example, base, saved, value);
			for (const request of requests) expectSound(request, value);
			if (error === undefined) return;
			expect(['NodeOperationError', 'NodeApiError']).toContain(error.constructor.name);
			// what the person gave is quoted, and may be anything
			expect(error.message.replace(/"[^]*"/, '')).not.toMatch(
				/Cannot (read|convert|access)|is not (a function|iterable|defined)|URI malformed|circular|BigInt|Zod|\[object /i,
			);
			expect(error.message.length).toBeLessThan(400);
		},
	);
	await fc.assert(property, { seed: SEED, numRuns: 6_000 });
});
