import type { OperationFixture } from '../fixture.mts';

const answer = { id: 'tpl_9', name: 'order_update', category: 'UTILITY', metaStatus: 'PENDING' };

const fixtures: OperationFixture[] = [
	{
		name: 'a template with header, footer, buttons and examples',
		parameters: {
			templateName: 'order_update',
			templateCategory: 'UTILITY',
			templateLanguage: 'en_US',
			templateHeaderType: 'TEXT',
			templateHeaderText: 'Order {{order_id}}',
			templateBody: 'Hello {{name}}, your order is on its way.',
			templateFooter: 'Example Shop',
			templateContentButtons: {
				values: [
					{ type: 'QUICK_REPLY', text: 'Thanks' },
					{ type: 'URL', text: 'Track it', url: 'https://example.com/track/{{code}}' },
					{ type: 'PHONE_NUMBER', text: 'Call us', phoneNumber: '+55 11 99999-9999' },
					{ type: 'COPY_CODE', code: 'SAVE10' },
				],
			},
			templateExamples: {
				mappingMode: 'defineBelow',
				value: { order_id: '1234', name: 'Ana', code: 'abc123' },
			},
		},
		request: {
			method: 'POST',
			path: '/v1/templates',
			body: {
				name: 'order_update',
				category: 'UTILITY',
				language: 'en_US',
				body: {
					header: { type: 'TEXT', text: 'Order {{order_id}}' },
					body: { text: 'Hello {{name}}, your order is on its way.' },
					footer: { text: 'Example Shop' },
					buttons: [
						{ type: 'QUICK_REPLY', text: 'Thanks' },
						{ type: 'URL', text: 'Track it', url: 'https://example.com/track/{{code}}' },
						{ type: 'PHONE_NUMBER', text: 'Call us', phone_number: '+5511999999999' },
						{ type: 'COPY_CODE', example: ['SAVE10'] },
					],
				},
				examples: { order_id: '1234', name: 'Ana', code: 'abc123' },
			},
		},
		answer: { status: 201, body: answer },
		items: [answer],
	},
];

export default fixtures;
