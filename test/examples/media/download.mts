import type { OperationFixture } from '../fixture.mts';

const fixtures: OperationFixture[] = [
	{
		name: 'the photo of a received message',
		parameters: { mediaId: 'media_1', phoneNumberId: '123456789012345' },
		request: {
			method: 'GET',
			path: '/v1/media/media_1',
			query: { phoneNumberId: '123456789012345' },
		},
		answer: {
			status: 200,
			body: {
				base64: 'data:image/png;base64,iVBORw0KGgo=',
				mimeType: 'image/png',
				fileName: 'photo.png',
				mediaId: 'media_1',
			},
		},
		items: [{ mediaId: 'media_1', fileName: 'photo.png', mimeType: 'image/png', fileSize: 8 }],
	},
];

export default fixtures;
