import { type INode, NodeHelpers } from 'n8n-workflow';

import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { attempt, text } from '../support/attempt.mts';

const locator = (value: unknown) => ({ __rl: true, mode: 'id', value }) as never;
const { description } = new PilotStatus();

/** What n8n says against the parameters of a node before it runs. */
function issuesOf(parameters: INode['parameters']): unknown {
	const node = { name: 'n', type: 'pilotStatus', typeVersion: 1 } as INode;
	const filled =
		NodeHelpers.getNodeParameters(
			description.properties,
			{ resource: 'message', ...parameters },
			true,
			false,
			node,
			description,
		) ?? {};
	return NodeHelpers.getNodeParametersIssues(
		description.properties,
		{ ...node, parameters: filled },
		description,
	);
}

describe('Any (By ID)', () => {
	it.each([
		['+55 11 99999-9999', { destinationNumber: '+5511999999999' }],
		['5511999999999@s.whatsapp.net', { destinationNumber: '+5511999999999' }],
		['BR.1349208655302741918', { destinationNumber: 'BR.1349208655302741918' }],
		['120363000000000000@g.us', { groupId: '120363000000000000@g.us' }],
		[' 5511999999999-1612345678@g.us\u200b', { groupId: '5511999999999-1612345678@g.us' }],
		['120363000000000000@G.US', { groupId: '120363000000000000@g.us' }],
		['120363000000000000@Newsletter', { newsletterId: '120363000000000000@newsletter' }],
		['120363000000000000@newsletter', { newsletterId: '120363000000000000@newsletter' }],
	])('sends to %p', async (destination, expected) => {
		const { body } = await text(
			{ sendTo: 'any', destination: '={{ $json.replyTo }}' },
			{ item: { json: { replyTo: destination } } },
		);
		expect(body).toEqual({ ...expected, text: 'Hello' });
	});

	it.each([
		[null, /"Destination" is empty/],
		['', /"Destination" is empty/],
		[['1@g.us'], /"Destination" is a list/],
		['69385314111689@lid', /hidden WhatsApp ID/],
		['1@g.us,2@g.us', /"1@g\.us,2@g\.us", which is more than one ID/],
		['1@newsletter 2@newsletter', /more than one ID/],
		['@g.us', /must be an ID that ends in @g\.us/],
		['11 99999-9999', /needs to begin with \+/],
		['+551199999999.0', /decimal number/],
		['ana@example.com', /email address/],
	])('refuses %p', async (destination, reason) => {
		const { error, requests } = await text({ sendTo: 'any' }, { forced: { destination } });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});
});

describe('Group and Channel', () => {
	it.each([
		[
			{ sendTo: 'group', groupId: '1@g.us,2@g.us' },
			/"Group" is "1@g\.us,2@g\.us", which is more than one/,
		],
		[
			{ sendTo: 'group', groupId: '+5511999999999' },
			/"Group" is "\+5511999999999", but must be an ID/,
		],
		[{ sendTo: 'group', groupId: '1@newsletter' }, /ends in @g\.us/],
		[{ sendTo: 'newsletter', newsletterId: '1@newsletter;2@newsletter' }, /more than one/],
	])('%j is refused', async (forced, reason) => {
		const { error, requests } = await text({ sendTo: forced.sendTo }, { forced: forced });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('loses invisible marks around an ID', async () => {
		const { body } = await text({ sendTo: 'group', groupId: locator('\u200b1203@g.us\u200e') });
		expect(body?.groupId).toBe('1203@g.us');
	});
});

describe('fields that the chosen kind does not use', () => {
	it('are not read', async () => {
		const { body } = await text(
			{ sendTo: 'group', groupId: locator('1@g.us') },
			{ forced: { destinationNumber: 'x', newsletterId: { a: 1 }, destination: [] } },
		);
		expect(body).toEqual({ groupId: '1@g.us', text: 'Hello' });
	});

	it.each(['sendText', 'sendMedia', 'sendTemplate', 'sendAndWait'])(
		'need not be filled for n8n when Send To of %s is an expression',
		(operation) => {
			const given = {
				operation,
				sendTo: '={{ $json.kind }}',
				text: 'Hello',
				message: 'Hello',
				mediaUrl: 'https://files.example.com/a.png',
				templateId: locator('welcome'),
			};
			expect(issuesOf({ ...given, destinationNumber: '={{ $json.phone }}' })).toBeNull();
			expect(issuesOf({ ...given, groupId: locator('={{ $json.group }}') })).toBeNull();
		},
	);
});

describe('Country of Numbers Without +', () => {
	const send = (phone: unknown, country: unknown) =>
		text(
			{
				destinationNumber: '={{ $json.phone }}',
				sendingOptions: { country: '={{ $json.country }}' },
			},
			{ item: { json: { phone, country } as never } },
		);

	it.each([
		['11 99999-9999', 'BR', '+5511999999999'],
		['11 99999-9999', ' br ', '+5511999999999'],
		['020 7946 0018', 'GB', '+442079460018'],
		[2125550100, 'US', '+12125550100'],
		['+44 20 7946 0018', 'BR', '+442079460018'],
		['+44 20 7946 0018', null, '+442079460018'],
	])('reads %p of %p as %p', async (phone, country, expected) => {
		expect((await send(phone, country)).body?.destinationNumber).toBe(expected);
	});

	it.each([
		['99999-9999', 'BR', /not a complete phone number in BR/],
		['11 99999-9999', 'Brasil', /"Country of Numbers Without \+" is "Brasil"/],
		['11 99999-9999', ['BR'], /"Country of Numbers Without \+" is a list/],
		['11 99999-9999', '', /needs to begin with \+/],
		['11 99999-9999', undefined, /needs to begin with \+/],
	])('refuses %p of %p', async (phone, country, reason) => {
		const { error, requests } = await send(phone, country);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('serves Any (By ID) too, and is named where it is missing', async () => {
		const any = { sendTo: 'any', destination: '11 99999-9999' };
		const read = await attempt({
			operation: 'sendText',
			parameters: { text: 'a', ...any, sendingOptions: { country: 'BR' } },
		});
		expect(read.body?.destinationNumber).toBe('+5511999999999');
		expect((await text(any)).error?.description).toMatch(/set "Country of Numbers Without \+"/);
	});
});
