import type { OperationFixture } from '../fixture.mts';

const answer = {
	id: 'cmx0aaaa1111',
	correlationId: 'corr_77',
	status: 'DELIVERED',
	destinationNumber: '+5511999999999',
	template: 'order_update',
	createdAt: '2026-03-01T09:00:00.000Z',
	sentAt: '2026-03-01T09:00:02.000Z',
	deliveredAt: '2026-03-01T09:00:03.000Z',
	readAt: null,
	errorMessage: null,
	externalMessageId: 'wamid.AAA',
};

const fixtures: OperationFixture[] = [
	{
		name: 'what became of a message',
		parameters: { messageId: 'cmx0aaaa1111' },
		request: { method: 'GET', path: '/v1/messages/cmx0aaaa1111' },
		answer: { status: 200, body: answer },
		items: [answer],
	},
	{
		name: 'a message that was waited for, by the ID of WhatsApp',
		parameters: { messageId: 'wamid.AAA=', getOptions: { waitFor: 'SENT', timeout: 30 } },
		request: { method: 'GET', path: '/v1/messages/wamid.AAA%3D' },
		answer: { status: 200, body: answer },
		items: [answer],
	},
];

export default fixtures;
