import { createServer } from 'node:http';
import { readdir } from 'node:fs/promises';
import { PHONE, startClient, until, WEB, type Client, type Json } from './support.mts';

describe('the phone page', () => {
	let client: Client;
	beforeAll(async () => {
		client = await startClient();
	});
	beforeEach(() => client.sandbox.reset());
	afterAll(() => client.close());

	const phones = async () =>
		(await client.call('GET', '/_sandbox/phones', undefined, {})).json.phones as Json[];
	const messages = async () => (await phones()).flatMap((phone) => phone.messages as Json[]);

	test('its files name nothing outside, and its policy forbids it', async () => {
		const page = await client.call('GET', '/', undefined, {});
		expect(page.headers.get('content-security-policy')).toMatch(
			/^default-src 'none'; script-src 'self';/,
		);
		const paths = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) =>
			String(path),
		);
		expect(paths.length).toBeGreaterThan(2);
		const folder = await readdir(new URL('../page/', import.meta.url));
		const files = folder.filter((name) => name !== 'index.html').map((name) => `/page/${name}`);
		for (const path of new Set([...paths, ...files])) {
			const file = await client.call('GET', path, undefined, {});
			expect(file.status).toBe(200);
			expect(file.text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
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
		const [phone] = view.phones as Array<{ messages: Json[] }>;
		expect(JSON.stringify(view)).not.toContain(svg);
		const url = String(phone?.messages[0]?.shown);
		const file = await client.call('GET', url, undefined, {});
		expect(file.headers.get('content-type')).toBe('image/svg+xml');
		expect(file.headers.get('content-security-policy')).toContain('sandbox');
	});

	test('a link of this machine is shown once it was fetched, any other is only named', async () => {
		const server = createServer((_request, response) => {
			response.setHeader('content-type', 'image/png').end('picture');
		}).listen(0, '127.0.0.1');
		await until(() => server.listening);
		const address = server.address();
		const here = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/a.png`;
		for (const media of [here, 'https://files.example.test/b.png']) {
			const { json } = await client.send({ destinationNumber: PHONE, media, mediaType: 'image' });
			await until(() => client.sandbox.control.message(String(json.id))?.status === 'READ');
		}
		const shown = (await messages()).map((message) => message.shown);
		expect(shown).toEqual([expect.stringMatching(/^\/_sandbox\//), null]);
		const file = await client.call('GET', String(shown[0]), undefined, {});
		expect([file.text, file.headers.get('content-type')]).toEqual(['picture', 'image/png']);
		server.close();
	});

	test('files of contacts are shown without a request to the API', async () => {
		const media = { mimeType: 'text/html', fileName: 'a.html', base64: 'PGI+' };
		client.sandbox.control.webhooks.receive(PHONE, { media });
		const [message] = await messages();
		expect(message).toMatchObject({ content: { media: { fileName: 'a.html' } } });
		const file = await client.call('GET', String(message?.shown), undefined, {});
		expect(file.text).toBe('<b>');
		expect(file.headers.get('content-security-policy')).toContain('sandbox');
		expect(client.sandbox.control.requests()).toEqual([]);
		expect((await client.call('GET', '/_sandbox/messages/none/media')).status).toBe(404);
	});

	test('a phone shows what was typed on the own phone, calls, and the question for the permission', async () => {
		const { control } = client.sandbox;
		control.webhooks.receive(PHONE, { text: 'by hand', fromMe: true });
		await client.call('POST', '/v1/calls/permissions/request', { to: PHONE, text: 'May we?' });
		const called = '+5511955556666';
		const { json } = await client.call('POST', '/v1/calls', { to: called }, WEB);
		expect(await phones()).toMatchObject([
			{
				chatId: PHONE,
				messages: [{ typed: true, fromBusiness: true }],
				permission: { text: 'May we?' },
			},
			{
				chatId: called,
				messages: [],
				calls: [{ id: json.id, direction: 'OUTBOUND', over: false }],
			},
		]);
		control.calls.permit(PHONE, { status: 'permanent' });
		expect(await phones()).toMatchObject([{ permission: null }, {}]);
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
