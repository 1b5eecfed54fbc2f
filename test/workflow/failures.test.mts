import type { INodeExecutionData } from 'n8n-workflow';

import { type OnError, runWorkflow } from '../support/engine/run.mts';
import { type Sandbox, startSandbox } from '../../sandbox/index.mts';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

beforeEach(() => {
	sandbox.reset();
});

afterAll(async () => {
	await sandbox.close();
});

/** Good, refused before sending, good, refused by the API (a template that is unknown), good. */
const numbers = [
	'+5511900000001',
	'11900000002',
	'+5511900000003',
	'+5511900000004',
	'+5511900000005',
];
const items: INodeExecutionData[] = numbers.map((to, index) => ({
	json: { to, template: index === 3 ? 'no_such_template' : 'tpl_promo_semana' },
}));
const parameters = {
	resource: 'message',
	operation: 'sendTemplate',
	destinationNumber: '={{ $json.to }}',
	templateId: { __rl: true, mode: 'id', value: '={{ $json.template }}' },
};

const run = (onError: OnError, key?: string) =>
	runWorkflow({
		url: sandbox.url,
		parameters,
		items,
		onError,
		...(key === undefined ? {} : { key }),
	});

const sentTo = () => sandbox.control.accepted().map(({ destination }) => destination.id);
const pairs = (output: INodeExecutionData[]) => output.map(({ pairedItem }) => pairedItem);

/** `json` of the two items that fail, as far as it is fixed. */
const failures = [
	{
		error: {
			code: 'INVALID_INPUT',
			mayHaveBeenSent: false,
			message: expect.stringContaining('+') as string,
		},
		message: expect.stringContaining('Phone Number') as string,
	},
	{
		error: { httpStatus: 404, mayHaveBeenSent: false },
		message: expect.any(String) as string,
	},
];

test('Continue On Fail gives every item in input order, paired with its own', async () => {
	const { regular, failed, error } = await run('continueRegularOutput');
	expect(error).toBeUndefined();
	expect(failed).toEqual([]);
	expect(regular).toHaveLength(items.length);
	expect(pairs(regular)).toEqual(items.map((_item, item) => ({ item })));
	expect(regular[1]?.json).toMatchObject(failures[0] ?? {});
	expect(regular[3]?.json).toMatchObject(failures[1] ?? {});
	expect(sentTo().sort()).toEqual([numbers[0], numbers[2], numbers[4]]);
	const ids = sandbox.control.accepted().map(({ id, destination }) => [destination.id, id]);
	for (const index of [0, 2, 4]) {
		expect(ids).toContainEqual([numbers[index], regular[index]?.json.id]);
	}
});

test('the error output gets the items that failed, with all that is known of them', async () => {
	const { regular, failed, error } = await run('continueErrorOutput');
	expect(error).toBeUndefined();
	expect(regular).toHaveLength(3);
	expect(failed).toHaveLength(2);
	expect(failed[0]?.json).toMatchObject(failures[0] ?? {});
	expect(failed[1]?.json).toMatchObject(failures[1] ?? {});
	expect(sentTo().sort()).toEqual([numbers[0], numbers[2], numbers[4]]);
});

test('without either the run ends with an error that names the item, and nothing is sent', async () => {
	const { regular, error } = await run('stopWorkflow');
	expect(regular).toEqual([]);
	expect(error?.message).toContain('[item 1]');
	expect(error?.message).toContain('Phone Number');
	expect(sentTo()).toEqual([]);
});

test.each([
	['ps_unknown_key', 401],
	['ps_sandbox_tenant', 403],
])('the key %s gives a clear error, and appears nowhere', async (key, httpStatus) => {
	const { regular, run: whole } = await run('continueRegularOutput', key);
	expect(regular[0]?.json).toMatchObject({ error: { httpStatus } });
	expect(JSON.stringify(whole)).not.toContain(key);
	expect(sentTo()).toEqual([]);
});

test('a send whose outcome is unknown is not repeated, and says so', async () => {
	sandbox.control.addFaults({ fault: { type: 'cut', after: true } });
	const { regular } = await runWorkflow({
		url: sandbox.url,
		parameters,
		items: items.slice(0, 1),
		onError: 'continueRegularOutput',
	});
	expect(regular[0]?.json).toMatchObject({ error: { mayHaveBeenSent: true } });
	expect(sentTo()).toEqual([numbers[0]]);
});

test('many items to many destinations arrive once each, and come out in input order', async () => {
	const many = Array.from({ length: 200 }, (_unused, index) => ({
		json: { to: `+55119${String(index).padStart(8, '0')}` },
	}));
	const { regular, error } = await runWorkflow({
		url: sandbox.url,
		parameters: {
			resource: 'message',
			operation: 'sendText',
			destinationNumber: '={{ $json.to }}',
			text: '=Number {{ $itemIndex }}',
			sendingOptions: { requestsInParallel: 20 },
		},
		items: many,
	});
	expect(error).toBeUndefined();
	expect(sentTo().sort()).toEqual(many.map(({ json }) => json.to).sort());
	const destinations = new Map(
		sandbox.control.accepted().map(({ id, destination }) => [id, destination.id]),
	);
	expect(regular.map(({ json }) => destinations.get(json.id as string))).toEqual(
		many.map(({ json }) => json.to),
	);
	expect(sandbox.control.stats().peakSends).toBeLessThanOrEqual(20);
});
