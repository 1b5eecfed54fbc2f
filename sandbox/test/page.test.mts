import { PHONE, startClient, until, type Client, type Json } from './support.mts';

describe('the phone page', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	test('its files name nothing outside, and its policy forbids it', async () => {
		const page = await client.call('GET', '/', undefined, {});
		expect(page.headers.get('content-security-policy')).toMatch(
			/^default-src 'none'; script-src 'self';/,
		);
		const paths = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) =>
			String(path),
		);
		expect(paths.length).toBeGreaterThan(2);
		for (const path of [...paths, '/page/bubbles.js', '/page/icons.js']) {
			const file = await client.call('GET', path, undefined, {});
			expect(file.status).toBe(200);
			expect(file.text).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/);
			expect(file.text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\/\w/);
		}
	});

	test('the phones show what was sent and answered', async () => {
		const { json } = await client.send({
			destinationNumber: PHONE,
			text: 'Tap one',
			buttons: [{ type: 'reply', displayText: 'Yes', id: 'y' }],
		});
		await until(() => client.sandbox.control.message(String(json.id))?.status === 'READ');
		client.sandbox.control.webhooks.receive(PHONE, { quote: String(json.id), button: 'y' });
		const view = (await client.call('GET', '/_sandbox/phones', undefined, {})).json;
		expect(view).toMatchObject({
			accepted: 1,
			phones: [
				{
					chatId: PHONE,
					messages: [
						{ fromBusiness: true, status: 'READ', content: { text: 'Tap one' } },
						{ fromBusiness: false, quoted: { text: 'Tap one' }, content: { text: 'Yes' } },
					],
				},
			],
		});
	});

	test('sent data URIs are drawn from the sandbox, which lets no script in', async () => {
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
		await client.send({
			destinationNumber: PHONE,
			media: `data:image/svg+xml;base64,${svg}`,
			mediaType: 'image',
		});
		const view = (await client.call('GET', '/_sandbox/phones', undefined, {})).json;
		const [phone] = view.phones as Array<{ messages: Array<{ content: { media: Json } }> }>;
		const url = String(phone?.messages[0]?.content.media.url);
		const file = await client.call('GET', url, undefined, {});
		expect(file.headers.get('content-type')).toBe('image/svg+xml');
		expect(file.headers.get('content-security-policy')).toContain('sandbox');
	});

	test('live updates', async () => {
		const stop = new AbortController();
		const stream = await fetch(`${client.sandbox.url}/_sandbox/stream`, { signal: stop.signal });
		const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
		expect((await reader?.read())?.value).toContain('changed');
		await client.send({ destinationNumber: PHONE, text: 'x' });
		expect((await reader?.read())?.value).toContain('changed');
		stop.abort();
	});
});
