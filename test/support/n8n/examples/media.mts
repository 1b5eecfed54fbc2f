import { contact, type Examples } from './running.mts';

const fileName = 'media-in-and-out.json';
const picture = Buffer.from('not really a picture').toString('base64');

/** The example that takes in files and sends them back. */
export function sendsMediaBack(examples: Examples): void {
	describe('media in and out', () => {
		it('sends a picture back over an official number, inside the request', async () => {
			const workflow = await examples.activate(fileName, 'ps_sandbox_meta');
			const media = { mimeType: 'image/png', fileName: 'cat.png', base64: picture };
			examples.write({ numberId: 'num_meta', text: 'My cat', media });
			const [item] = await examples.outputs(workflow, 'Describe the File', 1);
			expect(item?.json).toMatchObject({
				fileName: 'cat.png',
				mimeType: 'image/png',
				from: contact,
				text: 'My cat',
			});
			expect(item?.binary?.['data']).toMatchObject({ fileName: 'cat.png', mimeType: 'image/png' });
			const [message] = await examples.sentTo(contact, 1);
			expect(message?.body).toEqual({
				destinationNumber: contact,
				media: `data:image/png;base64,${picture}`,
				mediaType: 'image',
				caption: 'We received cat.png.',
			});
		});

		it('sends a voice note back over a QR-paired number, which fetches it from n8n', async () => {
			const workflow = await examples.activate(fileName);
			const media = { mimeType: 'audio/ogg', fileName: 'note.ogg', base64: picture };
			examples.write({ media });
			const [message] = await examples.sentTo(contact, 1);
			expect(message?.body).toMatchObject({ mediaType: 'audio' });
			expect(message?.body).not.toHaveProperty('caption');
			const delivered = await examples.becomes(message?.id ?? '', 'READ');
			expect(delivered.fetched).toMatchObject({ bytes: Buffer.from(picture, 'base64').length });
			await examples.executions(workflow, 1);
		});

		it('asks again for a file that cannot be had, and does nothing about a text', async () => {
			const workflow = await examples.activate(fileName);
			examples.write({ text: 'no file' });
			await examples.executions(workflow, 1);
			examples.control.webhooks.emit({
				numberId: 'num_web',
				event: 'message.received',
				data: {
					id: 'in_1',
					from: contact,
					mediaLink: `${examples.environment().sandbox.url}/files/none`,
				},
			});
			const [request] = await examples.sentTo(contact, 1);
			expect(request?.body['text']).toContain('Please send it again');
			await examples.executions(workflow, 2);
			expect(examples.control.accepted()).toHaveLength(1);
		});
	});
}
