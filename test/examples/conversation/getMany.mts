import type { OperationFixture } from '../fixture.mts';

const ana = {
	id: 'conv_1',
	from: '+5511911111111',
	fromName: 'Ana',
	userId: 'BR.1349',
	username: 'ana',
	type: 'DIRECT',
	unreadCount: 2,
	lastMessageAt: '2026-03-01T12:00:05.000Z',
	lastMessagePreview: 'hello',
	createdAt: '2026-02-01T12:00:00.000Z',
};

const fixtures: OperationFixture[] = [
	{
		name: 'the conversations since a day',
		parameters: { limit: 5, startDate: '2026-03-01T00:00:00-03:00' },
		request: {
			method: 'GET',
			path: '/v1/conversations',
			query: { startDate: '2026-03-01T00:00:00.000-03:00', page: 1, pageSize: 5 },
		},
		answer: {
			status: 200,
			body: { conversations: [ana], total: 1, page: 1, pageSize: 5, totalPages: 1 },
		},
		items: [ana],
	},
];

export default fixtures;
