import type { OperationFixture } from '../fixture.mts';

const answer = { id: 'tpl_9', name: 'order_update', category: 'UTILITY', metaStatus: 'PENDING' };

const fixtures: OperationFixture[] = [
	{
		name: 'new content with an image, given as JSON',
		parameters: {
			targetTemplateId: { __rl: true, mode: 'id', value: 'order_update' },
			templateContentMode: 'json',
			templateContentJson:
				'{ "header": { "type": "IMAGE", "url": "https://example.com/a.png" }, "body": { "text": "Hello {{name}}, it is here." } }',
			templateExamplesJson: '{ "name": "Ana" }',
			templateUpdateOptions: { language: 'en_US' },
		},
		request: {
			method: 'PUT',
			path: '/v1/templates/order_update',
			body: {
				language: 'en_US',
				body: {
					header: { type: 'IMAGE', url: 'https://example.com/a.png' },
					body: { text: 'Hello {{name}}, it is here.' },
				},
				examples: { name: 'Ana' },
			},
		},
		answer: { status: 200, body: answer },
		items: [answer],
	},
];

export default fixtures;
