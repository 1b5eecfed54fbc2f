import type { OperationFixture } from '../fixture.mts';

const answer = {
	id: 'cmx0aaaa1111',
	correlationId: 'corr_77',
	status: 'QUEUED',
	createdAt: '2026-03-01T09:00:00.000Z',
	origin: 'Shop line',
	sourceNumber: '5511900000000',
};

const fixtures: OperationFixture[] = [
	{
		name: 'a template with one input per variable',
		parameters: {
			destinationNumber: '+55 11 99999-9999',
			templateId: { __rl: true, mode: 'list', value: 'order_update' },
			templateVariables: {
				mappingMode: 'defineBelow',
				value: { name: 'Ana', order_id: 42 },
				schema: [
					{ id: 'name', displayName: 'name', required: true, display: true, type: 'string' },
					{
						id: 'order_id',
						displayName: 'order_id',
						required: true,
						display: true,
						type: 'string',
					},
				],
			},
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: {
				destinationNumber: '+5511999999999',
				templateId: 'order_update',
				variables: { name: 'Ana', order_id: '42' },
			},
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
	{
		name: 'variables as JSON, media, buttons and AI rewrite',
		parameters: {
			destinationNumber: '+5511999999999',
			templateId: { __rl: true, mode: 'id', value: 'spring_sale' },
			variablesMode: 'json',
			templateVariablesJson: '{ "name": "Ana", "discount": 20 }',
			templateMedia: 'url',
			templateMediaUrl: 'https://example.com/banner.png',
			templateButtonsMode: 'fields',
			templateButtons: { values: [{ type: 'copy', displayText: 'Code', copyCode: 'SPRING20' }] },
			templateOptions: {
				aiRewriteEnabled: true,
				labels: 'campaign',
			},
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: {
				destinationNumber: '+5511999999999',
				templateId: 'spring_sale',
				variables: { name: 'Ana', discount: '20' },
				media: 'https://example.com/banner.png',
				mediaType: 'image',
				buttons: [{ type: 'copy', displayText: 'Code', copyCode: 'SPRING20' }],
				marketingOptions: { aiRewriteEnabled: true },
				labels: ['campaign'],
			},
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
];

export default fixtures;
