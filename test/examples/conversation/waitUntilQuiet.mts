import type { OperationFixture } from '../fixture.mts';

const fixtures: OperationFixture[] = [
	{
		name: 'the only message of a contact, on a number that keeps no history',
		parameters: {
			quietContact: '+5511911111111',
			quietMessageId: 'wamid.AAA',
			quietFor: 1,
		},
		input: {
			json: {
				event: 'message.received',
				eventId: 'message.received:cmx0cccc2222',
				id: 'cmx0cccc2222',
				messageId: 'wamid.AAA',
				from: '+5511911111111',
				content: 'hello',
				createdAt: '2026-03-01T12:00:05.000Z',
			},
		},
		request: {
			method: 'GET',
			path: '/v1/messages/history',
			query: { startDate: '2026-03-01T11:45:05.000Z', page: 1, pageSize: 100 },
		},
		answer: {
			status: 200,
			body: {
				...{ messages: [], total: 0, page: 1, pageSize: 100, totalPages: 0 },
				notice: 'PII_RELAY_ONLY',
			},
		},
		items: [
			{
				event: 'message.received',
				eventId: 'message.received:cmx0cccc2222',
				id: 'cmx0cccc2222',
				messageId: 'wamid.AAA',
				from: '+5511911111111',
				createdAt: '2026-03-01T12:00:05.000Z',
				content: 'hello',
				chatInput: 'hello',
				messages: [
					{
						id: 'cmx0cccc2222',
						messageId: 'wamid.AAA',
						content: 'hello',
						createdAt: '2026-03-01T12:00:05.000Z',
					},
				],
			},
		],
	},
];

export default fixtures;
