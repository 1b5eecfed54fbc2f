import type { OperationFixture } from '../fixture.mts';

const request = {
	method: 'DELETE',
	path: '/v1/messages/cancel',
	body: { messageIds: ['cmx0aaaa1111'] },
};

const fixtures: OperationFixture[] = [
	{
		name: 'a scheduled message',
		parameters: { scheduledMessageId: 'cmx0aaaa1111' },
		request,
		answer: { status: 200, body: { cancelled: ['cmx0aaaa1111'], failed: [] } },
		items: [{ id: 'cmx0aaaa1111', status: 'CANCELED' }],
	},
	{
		name: 'a scheduled message, where the API answers with counts',
		parameters: { scheduledMessageId: 'cmx0aaaa1111' },
		request,
		answer: { status: 200, body: { cancelled: 1, notFound: 0 } },
		items: [{ id: 'cmx0aaaa1111', status: 'CANCELED' }],
	},
];

export default fixtures;
