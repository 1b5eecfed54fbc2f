import type { OperationFixture } from '../fixture.mts';

const fixtures: OperationFixture[] = [
	{
		name: 'a question that is answered in the chat with free words; without an answer the input goes on',
		parameters: {
			destinationNumber: '+55 11 99999-9999',
			message: 'What is your delivery address?',
			responseType: 'freeText',
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: { destinationNumber: '+5511999999999', text: 'What is your delivery address?' },
		},
		answer: {
			status: 202,
			body: {
				id: 'cmx0aaaa1111',
				correlationId: 'corr_77',
				status: 'QUEUED',
				createdAt: '2026-03-01T09:00:00.000Z',
			},
		},
		items: [{}],
	},
];

export default fixtures;
