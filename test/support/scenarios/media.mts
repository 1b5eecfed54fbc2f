import type { Sandbox } from '../../../sandbox/index.mts';
import { asText } from './asText.mts';
import type { Scenario } from './types.mts';

const phoneNumberId = '100000000000001';
const photo =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';
const photoBytes = Buffer.from(photo, 'base64').length;
/** Above the limit of 1 MB that the workflow sets. */
const large = Buffer.alloc(1_200_000, 7).toString('base64');

/** A contact sends a file; gives what a workflow knows of it. */
function receive({ control }: Sandbox, base64: string) {
	const media = { mimeType: 'image/png', fileName: 'photo of Ana.png', base64 };
	const { mediaId, content } = control.webhooks.receive('+5511977770000', { media });
	return { mediaId, phoneNumberId, link: content.media?.url ?? '' };
}

/** Files by id and by link become binary data; what came is sent on, so that every byte can be compared. */
export const media: Scenario = {
	title: 'files of received messages',
	file: 'media',
	key: 'ps_sandbox_meta',
	prepare: (sandbox) => {
		const gone = { mediaId: 'media_gone', phoneNumberId, link: `${sandbox.url}/files/none` };
		return [receive(sandbox, photo), gone, receive(sandbox, large)];
	},
	verify: ({ json, output, errors, sandbox }) => {
		const about = { mimeType: 'image/png', fileSize: photoBytes };
		expect(json('Download by ID')).toEqual([
			{ ...about, mediaId: expect.any(String) as string, fileName: 'photo of Ana.png' },
		]);
		expect(json('Download by Link')).toEqual([{ ...about, fileName: 'from-link.png' }]);
		expect(output('Download by ID')[0]?.binary).toMatchObject({
			photo: { mimeType: 'image/png', fileName: 'photo of Ana.png' },
		});
		expect(output('Download by Link')[0]?.binary).toMatchObject({
			data: { mimeType: 'image/png', fileName: 'from-link.png' },
		});
		expect(errors('Download by ID')).toMatchObject([
			{ httpStatus: 404, message: 'Pilot Status did not find the file' },
			{ code: 'FILE_TOO_LARGE', message: 'The file is larger than 1 MB' },
		]);
		expect(errors('Download by Link')).toMatchObject([
			{ httpStatus: 404, message: 'The media link returned HTTP status 404' },
			{ code: 'FILE_TOO_LARGE' },
		]);
		expect([errors('Send Back'), errors('Send On')]).toEqual([[], []]);
		const sent = [...json('Send Back'), ...json('Send On')];
		expect(sent.map(({ status }) => status)).toEqual(['QUEUED', 'QUEUED']);
		const bodies = sent.map(({ id }) => sandbox.control.message(asText(id))?.body);
		const file = { media: `data:image/png;base64,${photo}`, mediaType: 'image' };
		expect(bodies).toMatchObject([
			{ ...file, caption: `photo of Ana.png, ${photoBytes} bytes` },
			{ ...file, caption: `from-link.png, ${photoBytes} bytes` },
		]);
		const fetched = sandbox.control.requests({ path: '/files/*' });
		expect(fetched.length).toBeGreaterThan(0);
		expect(fetched.flatMap(({ authHeaders }) => authHeaders)).toEqual([]);
	},
};

/** A QR-paired number has no files by id. */
export const noMediaById: Scenario = {
	title: 'files by ID of a QR-paired number',
	file: 'media',
	key: 'ps_sandbox_web',
	prepare: (sandbox) => [receive(sandbox, photo)],
	verify: ({ json, errors }) => {
		expect(json('Download by ID')).toEqual([]);
		expect(errors('Download by ID')).toMatchObject([
			{
				httpStatus: 400,
				description: expect.stringContaining('set "Download From" to Media Link') as string,
			},
		]);
		expect(json('Download by Link')).toHaveLength(1);
		// and it takes no files in the request
		expect([json('Send Back'), json('Send On')]).toEqual([[], []]);
		expect(errors('Send On')).toMatchObject([{ httpStatus: 400, mayHaveBeenSent: false }]);
	},
};
