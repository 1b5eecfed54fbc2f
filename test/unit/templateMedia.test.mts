import type { INodeExecutionData } from 'n8n-workflow';

import { template, to } from '../support/attempt.mts';

const file = (more: object = {}): INodeExecutionData => ({
	json: {},
	binary: { data: { data: 'JVBERi0xLjcK', mimeType: 'application/pdf', ...more } },
});

describe('the file of a template', () => {
	it('is its own unless another one is chosen; what is left in hidden fields is not read', async () => {
		const { body, error } = await template({
			templateMedia: 'template',
			templateMediaUrl: 'C:\\banner.png',
			templateBinaryPropertyName: 'missing',
			templateMediaDataUri: 'oops',
			templateMediaType: 'image',
		});
		expect(error).toBeUndefined();
		expect(body).toEqual({ ...to, templateId: 'welcome' });
	});

	it('is replaced by an address', async () => {
		const { body } = await template({
			templateMedia: 'url',
			templateMediaUrl: 'https://example.com/Relatório março.pdf',
		});
		expect(body).toMatchObject({
			media: 'https://example.com/Relat%C3%B3rio%20mar%C3%A7o.pdf',
			mediaType: 'document',
		});
	});

	it('is replaced by a file of the item, read just before it is sent', async () => {
		const { body, error } = await template(
			{ templateMedia: 'binary', templateBinaryDelivery: 'dataUri' },
			{ item: file() },
		);
		expect(error).toBeUndefined();
		expect(body).toEqual({
			...to,
			templateId: 'welcome',
			media: 'data:application/pdf;base64,JVBERi0xLjcK',
			mediaType: 'document',
		});
	});

	it('is replaced by an address of the file that outlives Deliver At', async () => {
		const { body, lives } = await template(
			{
				templateMedia: 'binary',
				templateBinaryDelivery: 'signedUrl',
				templateOptions: { deliverAt: new Date(Date.now() + 3 * 86_400_000).toISOString() },
			},
			{ item: file({ id: 'filesystem:1' }), signedUrl: 'https://n8n.example.test/f' },
		);
		expect(body).toMatchObject({
			media: 'https://n8n.example.test/f/filesystem:1',
			mediaType: 'document',
		});
		expect(Number.parseInt(lives[0] ?? '')).toBeGreaterThan(3 * 86_400);
	});

	it('is replaced by a data URI', async () => {
		const { body } = await template({
			templateMedia: 'dataUri',
			templateMediaDataUri: 'data:audio/ogg; codecs=opus;base64,T2dnUw==',
		});
		expect(body).toMatchObject({
			media: 'data:audio/ogg;codecs=opus;base64,T2dnUw==',
			mediaType: 'audio',
		});
	});

	it.each([
		[{ templateMedia: 'url', templateMediaUrl: '' }, /"Media URL" is empty/],
		[
			{ templateMedia: 'url', templateMediaUrl: 'banner.png' },
			/"Media URL" is "banner.png", which is not a valid URL/,
		],
		[
			{ templateMedia: 'url', templateMediaUrl: 'https://example.com/x' },
			/"Media Type" must be set/,
		],
		[
			{ templateMedia: 'binary', templateBinaryPropertyName: 'photo' },
			/"photo".*no file with that name/,
		],
		[
			{ templateMedia: 'dataUri', templateMediaDataUri: 'data:application/pdf;base64,s3' },
			/reference to/,
		],
	])('is refused for %j', async (parameters, reason) => {
		const { error, requests } = await template(parameters, { item: file() });
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('is refused from a source that an expression made up', async () => {
		const { error } = await template({}, { forced: { templateMedia: 'fax' } });
		expect(error?.message).toMatch(/"Media From" is "fax"/);
		expect(error?.description).toMatch(/template, url, binary, dataUri/);
	});
});
