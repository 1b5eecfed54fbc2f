import type { INodeExecutionData } from 'n8n-workflow';

import { fakeContext } from '../support/fakeContext.mts';
import { accepted, type Answering } from '../support/fakeHttp.mts';
import { node, phones } from '../support/running.mts';

const count = 12;

/** Sends media from many items with many requests at once; gives how many requests were under way at once, and the bodies. */
async function send(parameters: object, more: (index: number) => Partial<INodeExecutionData>) {
	let underWay = 0;
	let peak = 0;
	const bodies: unknown[] = [];
	const answer: Answering = async ({ body }) => {
		peak = Math.max(peak, (underWay += 1));
		bodies.push((body as { media: unknown }).media);
		await new Promise(setImmediate);
		underWay -= 1;
		return accepted();
	};
	const fake = fakeContext({
		node,
		answer,
		items: phones(count).map((phone, index) => ({ json: { phone }, ...more(index) })),
		parameters: {
			resource: 'message',
			operation: 'sendMedia',
			destinationNumber: '={{ $json.phone }}',
			sendingOptions: { requestsInParallel: 20 },
			...parameters,
		},
	});
	const [output] = await node.execute.call(fake.context);
	return { peak, bodies, output, context: fake.context };
}

describe('the memory that media takes', () => {
	it('holds two files of n8n at a time, however many requests may run at once', async () => {
		const { peak, bodies, output } = await send(
			{ mediaSource: 'binary', binaryDelivery: 'dataUri' },
			() => ({ binary: { data: { data: 'QUJD', mimeType: 'image/png' } } }),
		);
		expect(peak).toBe(2);
		expect(bodies).toEqual(Array.from({ length: count }, () => 'data:image/png;base64,QUJD'));
		expect(output).toHaveLength(count);
	});

	it('holds two data URIs at a time', async () => {
		const parameters = { mediaSource: 'dataUri', mediaDataUri: '={{ $json.file }}' };
		const { peak, bodies } = await send(parameters, (index) => ({
			json: {
				phone: phones(count)[index] ?? '',
				file: ` data:image/png;base64,${Buffer.from(String(index)).toString('base64')} `,
			},
		}));
		expect(peak).toBe(2);
		const files = bodies.map((uri) => Buffer.from(String(uri).split(',')[1] ?? '', 'base64'));
		expect(files.map(String).sort((a, b) => Number(a) - Number(b))).toEqual(
			Array.from({ length: count }, (_, index) => String(index)),
		);
	});

	it('uses the whole concurrency for addresses, which take none', async () => {
		const { peak } = await send({ mediaUrl: 'https://example.com/a.png' }, () => ({}));
		expect(peak).toBe(count);
	});
});
