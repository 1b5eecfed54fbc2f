import { violationsOfSend } from '../contract/checker.mts';
import { runWorkflow } from '../support/engine/run.mts';
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

/** Bodies of the sends that the sandbox accepted, in order. */
function sentBodies(): unknown[] {
	return sandbox.control.accepted().map(({ body }) => body);
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

test('Send Template', async () => {
	const { regular, error } = await runWorkflow({
		url: sandbox.url,
		parameters: {
			resource: 'message',
			operation: 'sendTemplate',
			destinationNumber: '+55 (11) 98888-7777',
			templateId: byId('tpl_order_update'),
			templateVariables: {
				mappingMode: 'defineBelow',
				value: { name: '={{ $json.name }}', order_id: '={{ $json.order }}' },
				schema: ['name', 'order_id'].map((id) => ({
					id,
					displayName: id,
					required: true,
					display: true,
					type: 'string',
					defaultMatch: false,
					canBeUsedToMatch: false,
				})),
			},
		},
		items: [{ json: { name: 'Ana', order: 42 } }],
	});
	expect(error).toBeUndefined();
	expect(sentBodies()).toEqual([
		{
			destinationNumber: '+5511988887777',
			templateId: 'tpl_order_update',
			variables: { name: 'Ana', order_id: '42' },
		},
	]);
	expect(regular).toHaveLength(1);
	expect(regular[0]?.json).toMatchObject({ status: 'QUEUED', id: expect.any(String) as string });
});

test('Send Text with buttons, header and footer', async () => {
	const { regular, error } = await runWorkflow({
		url: sandbox.url,
		parameters: {
			resource: 'message',
			operation: 'sendText',
			destinationNumber: '+5511988887777',
			text: 'Shall we deliver today?',
			buttonsMode: 'fields',
			buttons: {
				values: [
					{ type: 'reply', displayText: 'Yes', id: 'yes' },
					{ type: 'url', displayText: 'Track', url: 'https://example.com/track' },
				],
			},
			header: { value: { type: 'text', content: 'Your order' } },
			footer: 'Shop',
		},
	});
	expect(error).toBeUndefined();
	expect(regular).toHaveLength(1);
	expect(sentBodies()).toEqual([
		{
			destinationNumber: '+5511988887777',
			text: 'Shall we deliver today?',
			buttons: [
				{ type: 'reply', displayText: 'Yes', id: 'yes' },
				{ type: 'url', displayText: 'Track', url: 'https://example.com/track' },
			],
			header: { type: 'text', content: 'Your order' },
			footer: 'Shop',
		},
	]);
});

test('Send Media from a URL and from a file of the item', async () => {
	const parameters = {
		resource: 'message',
		operation: 'sendMedia',
		destinationNumber: '+5511988887777',
	};
	const fromUrl = await runWorkflow({
		url: sandbox.url,
		parameters: { ...parameters, mediaUrl: 'https://example.com/a.pdf', caption: 'Invoice' },
	});
	const fromFile = await runWorkflow({
		url: sandbox.url,
		parameters: { ...parameters, mediaSource: 'binary' },
		items: [{ json: {}, binary: { data: { data: 'iVBORw0KGgo=', mimeType: 'image/png' } } }],
	});
	expect([fromUrl.error, fromFile.error]).toEqual([undefined, undefined]);
	expect(sentBodies()).toEqual([
		{
			destinationNumber: '+5511988887777',
			media: 'https://example.com/a.pdf',
			mediaType: 'document',
			caption: 'Invoice',
		},
		{
			destinationNumber: '+5511988887777',
			media: 'data:image/png;base64,iVBORw0KGgo=',
			mediaType: 'image',
		},
	]);
});

test('dates from expressions and from the date picker', async () => {
	const { error } = await runWorkflow({
		url: sandbox.url,
		parameters: {
			resource: 'message',
			operation: 'sendText',
			destinationNumber: '+5511988887777',
			text: 'Later',
			textOptions: {
				deliverAt: '2099-03-01T09:00:00',
				deliverUntil: "={{ DateTime.fromISO('2099-03-01T13:00:00Z') }}",
			},
		},
	});
	expect(error).toBeUndefined();
	const [body] = sentBodies() as Array<{ deliverAt: string; deliverUntil: string }>;
	expect(violationsOfSend(body)).toEqual([]);
	expect(Date.parse(body?.deliverAt ?? '')).toBe(Date.parse('2099-03-01T12:00:00Z'));
	expect(Date.parse(body?.deliverUntil ?? '')).toBe(Date.parse('2099-03-01T13:00:00Z'));
});

test('a group and a channel', async () => {
	const to = (sendTo: string, name: string, id: string) =>
		runWorkflow({
			url: sandbox.url,
			key: 'ps_sandbox_web',
			parameters: {
				resource: 'message',
				operation: 'sendText',
				sendTo,
				[name]: byId(id),
				text: 'Hello all',
			},
		});
	const group = await to('group', 'groupId', '120363000000000001@g.us');
	const channel = await to('newsletter', 'newsletterId', '120363000000000101@newsletter');
	expect([group.error, channel.error]).toEqual([undefined, undefined]);
	expect(sentBodies()).toEqual([
		{ groupId: '120363000000000001@g.us', text: 'Hello all' },
		{ newsletterId: '120363000000000101@newsletter', text: 'Hello all' },
	]);
});
