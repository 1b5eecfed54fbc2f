import type { OperationFixture } from '../fixture.mts';

const answer = {
	id: 'cmx0aaaa1111',
	correlationId: 'corr_77',
	status: 'QUEUED',
	createdAt: '2026-03-01T09:00:00.000Z',
	origin: 'Shop line',
};

const fixtures: OperationFixture[] = [
	{
		name: 'a document from a web address with caption',
		parameters: {
			destinationNumber: '+5511999999999',
			mediaUrl: 'https://example.com/invoice.pdf',
			caption: 'Your invoice for March',
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: {
				destinationNumber: '+5511999999999',
				media: 'https://example.com/invoice.pdf',
				mediaType: 'document',
				caption: 'Your invoice for March',
			},
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
	{
		name: 'a file of the input item as data URI',
		parameters: {
			destinationNumber: '+5511999999999',
			mediaSource: 'binary',
			binaryPropertyName: 'photo',
			binaryDelivery: 'dataUri',
		},
		input: {
			json: {},
			binary: { photo: { data: 'iVBORw0KGgo=', mimeType: 'image/png', fileName: 'photo.png' } },
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: {
				destinationNumber: '+5511999999999',
				media: 'data:image/png;base64,iVBORw0KGgo=',
				mediaType: 'image',
			},
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
	{
		name: 'a voice note from a data URI',
		parameters: {
			destinationNumber: '+5511999999999',
			mediaSource: 'dataUri',
			mediaDataUri: 'data:audio/ogg;base64,T2dnUw==',
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: {
				destinationNumber: '+5511999999999',
				media: 'data:audio/ogg;base64,T2dnUw==',
				mediaType: 'audio',
			},
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
];

export default fixtures;
