import type { OperationFixture } from '../fixture.mts';

const paging = { total: 1, page: 1, totalPages: 1 };

const fixtures: OperationFixture[] = [
	{
		name: 'the history of a day',
		parameters: {
			messageSource: 'history',
			limit: 20,
			startDate: '2026-03-01T00:00:00-03:00',
			endDate: '2026-03-01T23:59:59-03:00',
		},
		request: {
			method: 'GET',
			path: '/v1/messages/history',
			query: {
				startDate: '2026-03-01T00:00:00.000-03:00',
				endDate: '2026-03-01T23:59:59.000-03:00',
				page: 1,
				pageSize: 20,
			},
		},
		answer: {
			status: 200,
			body: {
				messages: [
					{
						id: 'cmx0cccc2222',
						conversationId: 'conv_1',
						direction: 'INBOUND',
						providerKind: 'META',
						externalMessageId: 'wamid.AAA',
						status: 'RECEIVED',
						messageType: 'text',
						origin: null,
						text: 'hello',
						participantName: 'Ana',
						participantPhone: '+5511911111111',
						repliedToExternalId: null,
						media: null,
						sentAt: null,
						deliveredAt: null,
						readAt: null,
						providerTimestamp: '2026-03-01T12:00:05.000Z',
						createdAt: '2026-03-01T12:00:05.200Z',
					},
				],
				...paging,
				pageSize: 20,
			},
		},
		items: [
			{
				id: 'cmx0cccc2222',
				conversationId: 'conv_1',
				direction: 'INBOUND',
				status: 'RECEIVED',
				messageType: 'text',
				text: 'hello',
				participantName: 'Ana',
				participantPhone: '+5511911111111',
				providerTimestamp: '2026-03-01T12:00:05.000Z',
			},
		],
	},
	{
		name: 'an unread message with a file',
		parameters: { messageSource: 'unread' },
		request: { method: 'GET', path: '/v1/messages/unread', query: { page: 1, pageSize: 50 } },
		answer: {
			status: 200,
			body: {
				messages: [
					{
						id: 'cmx0dddd3333',
						conversationId: 'conv_1',
						conversationUnreadCount: 3,
						direction: 'INBOUND',
						type: 'image',
						content: 'the receipt',
						from: '+5511911111111',
						fromName: 'Ana',
						media: {
							provider: 'META',
							id: 'media_1',
							url: 'https://files.example.com/1.jpg',
							mimeType: 'image/jpeg',
							fileName: null,
						},
						readAt: null,
						createdAt: '2026-03-01T12:00:05.200Z',
					},
				],
				...paging,
				pageSize: 50,
			},
		},
		items: [
			{
				id: 'cmx0dddd3333',
				conversationId: 'conv_1',
				type: 'image',
				content: 'the receipt',
				from: '+5511911111111',
				fromName: 'Ana',
				mediaId: 'media_1',
				mediaUrl: 'https://files.example.com/1.jpg',
				conversationUnreadCount: 3,
				createdAt: '2026-03-01T12:00:05.200Z',
			},
		],
	},
	{
		name: 'a message in a group',
		parameters: { messageSource: 'group', limit: 1 },
		request: { method: 'GET', path: '/v1/messages/group', query: { page: 1, pageSize: 1 } },
		answer: {
			status: 200,
			body: {
				messages: [
					{
						id: 'cmx0eeee4444',
						conversationId: 'conv_2',
						conversationUnreadCount: 0,
						direction: 'INBOUND',
						type: 'text',
						content: 'who is in?',
						from: '+5511911111111',
						fromName: 'Ana',
						groupId: '120363000000000000@g.us',
						groupName: 'Team',
						media: null,
						readAt: null,
						createdAt: '2026-03-01T12:00:05.200Z',
					},
				],
				...paging,
				pageSize: 1,
			},
		},
		items: [
			{
				id: 'cmx0eeee4444',
				conversationId: 'conv_2',
				groupId: '120363000000000000@g.us',
				groupName: 'Team',
				type: 'text',
				content: 'who is in?',
				from: '+5511911111111',
				fromName: 'Ana',
				createdAt: '2026-03-01T12:00:05.200Z',
			},
		],
	},
];

export default fixtures;
