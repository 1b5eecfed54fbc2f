import { waitUntil } from '../../dev/process/wait.mts';
import { type PhoneScene, usePhones } from './support/phoneStory.mts';

const customer = '+5511955500005';
const group = '120363000000000002@g.us';

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
	await waitUntil(async () => (await condition()) || undefined, { for: what, everyMs: 50 });
}

/** Sends with the key of a number, and waits until the message was read. */
async function send({ sandbox }: PhoneScene, body: object, number = 'meta'): Promise<string> {
	const answer = await fetch(`${sandbox.url}/v1/messages/send`, {
		method: 'POST',
		headers: { 'x-api-key': `ps_sandbox_${number}`, 'content-type': 'application/json' },
		body: JSON.stringify({ destinationNumber: customer, ...body }),
	});
	const { id } = (await answer.json()) as { id: string };
	await until('the message to be read', () => sandbox.control.message(id)?.status === 'READ');
	return id;
}

/** What contacts wrote, as the history has it, oldest first. */
async function written(
	{ sandbox }: PhoneScene,
	number = 'web',
): Promise<Array<Record<string, unknown>>> {
	const answer = await fetch(`${sandbox.url}/v1/messages/history`, {
		headers: { 'x-api-key': `ps_sandbox_${number}` },
	});
	const { messages } = (await answer.json()) as { messages: Array<Record<string, unknown>> };
	return messages.reverse();
}

/** A microphone that hums, for pages that ask for one. */
function hum(): string {
	return `navigator.mediaDevices.getUserMedia = async () => {
		const context = new AudioContext();
		const tone = context.createOscillator();
		const out = context.createMediaStreamDestination();
		tone.connect(out);
		tone.start();
		await context.resume();
		return out.stream;
	};`;
}

describe('the page of simulated phones', () => {
	const story = usePhones();

	story('shows texts as WhatsApp does, and runs nothing that is in them', async (scene) => {
		const { phones } = scene;
		const attack = '<img src=x onerror=alert(1)> <script>alert(2)</script> javascript:alert(3)';
		await send(scene, {
			text: [
				'*Pedido 42*: _a caminho_, ~ontem~ `BR_1_2`',
				'> Quando chega?',
				'- uma caixa',
				'- duas caixas',
				'```',
				'total  *19*',
				'```',
				'2*3*4 snake_case_name * a * https://loja.example.test/a_b_c.',
				attack,
			].join('\n'),
			buttons: [{ type: 'url', displayText: attack.slice(0, 20), url: 'https://a.test' }],
			footer: '<b>Loja</b>',
		});
		const bubble = phones.phone(customer).locator('.bubble');
		const shown = async (tag: string) => await bubble.locator(`.text ${tag}`).allTextContents();
		await phones.shows(customer, 'Pedido 42');
		expect(await shown('b')).toEqual(['Pedido 42']);
		expect(await shown('i')).toEqual(['a caminho']);
		expect(await shown('s')).toEqual(['ontem']);
		expect(await shown('code')).toEqual(['BR_1_2', 'total  *19*']);
		expect(await shown('blockquote')).toEqual(['Quando chega?']);
		expect(await shown('ul li')).toEqual(['uma caixa', 'duas caixas']);
		expect(await shown('a')).toEqual(['https://loja.example.test/a_b_c']);
		expect(await bubble.locator('.text').textContent()).toContain(attack);
		expect(await bubble.locator('.text img, .text script, .footer b').count()).toBe(0);
	});

	story('sends a message per line, one after the other, and stops when told to', async (scene) => {
		const { phones } = scene;
		await phones.openPhone(customer, 'num_web');
		await phones.sendEachLine(customer, 0.2);
		await phones.write(customer, 'oi\n\n  tudo bem?\nqueria saber do pedido');
		await until('three messages', async () => (await written(scene)).length === 3);
		const lines = ['oi', 'tudo bem?', 'queria saber do pedido'];
		expect((await written(scene)).map(({ text }) => text)).toEqual(lines);
		await phones.sendEachLine(customer, 600);
		await phones.write(customer, 'um\ndois');
		await phones.shows(customer, 'um');
		await phones.press(customer, 'Stop');
		await phones.phone(customer).locator('.pace').waitFor({ state: 'hidden' });
		expect(await written(scene)).toHaveLength(4);
	});

	story('is written on with the keyboard alone, and quotes', async (scene) => {
		const { phones, page } = scene;
		await send(scene, { text: 'Qual é o endereço?' });
		await phones.shows(customer, 'Qual é o endereço?');
		await phones.phone(customer).getByRole('button', { name: 'Reply' }).focus();
		await page.keyboard.press('Enter');
		await page.keyboard.type('Rua A, 1');
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.type('Centro');
		await page.keyboard.press('Enter');
		await until('the answer', async () => (await written(scene, 'meta')).length === 2);
		const [asked, answered] = await written(scene, 'meta');
		expect(answered).toMatchObject({
			text: 'Rua A, 1\nCentro',
			repliedToExternalId: asked?.['externalMessageId'],
		});
	});

	story('writes as members of a group, and as the business on its own phone', async (scene) => {
		const { phones, sandbox } = scene;
		sandbox.control.webhooks.receive('+5511911111111', { groupId: group, text: 'oi' });
		await phones.phone(group).waitFor();
		await phones.writeAs(group, '+5511922222222');
		await phones.write(group, 'sou o outro');
		await phones.shows(group, 'sou o outro');
		await phones.writeAs(group, 'own');
		await phones.write(group, 'sou a loja');
		await phones.shows(group, 'own phone');
		expect(await written(scene)).toMatchObject([
			{ participantPhone: '+5511911111111' },
			{ participantPhone: '+5511922222222', direction: 'INBOUND' },
			{ text: 'sou a loja', direction: 'OUTBOUND' },
		]);
	});

	story(
		'sends a sample where there is no microphone, and shows files and their names',
		async (scene) => {
			const { phones } = scene;
			const name = 'Comprovante de residência (2026).pdf';
			await phones.openPhone(customer, 'num_web');
			await phones.attach(customer, name, 'application/pdf', Buffer.from('%PDF-1.7'));
			await phones.shows(customer, name);
			await phones.press(customer, 'Record a voice note');
			await phones.plays(customer);
			const [file, note] = await written(scene);
			expect(file).toMatchObject({ media: { fileName: name } });
			expect(note).toMatchObject({
				messageType: 'audio',
				media: { mimeType: 'audio/ogg; codecs=opus' },
			});
		},
	);

	story(
		'records a voice note, as Ogg Opus whatever the browser records',
		async (scene) => {
			const { phones, page } = scene;
			await phones.openPhone(customer, 'num_web');
			await phones.press(customer, 'Record a voice note');
			await phones.phone(customer).locator('.recording').waitFor();
			// Long enough to be heard: the recording itself takes time.
			const begun = await page.evaluate<number>('performance.now()');
			const later = async () => (await page.evaluate<number>('performance.now()')) > begun + 1_500;
			await until('a second of sound', later);
			await phones.press(customer, 'Send the voice note');
			await phones.plays(customer);
			expect(await written(scene)).toMatchObject([
				{ media: { mimeType: 'audio/ogg; codecs=opus' } },
			]);
		},
		{},
		async (page) => void (await page.addInitScript(hum())),
	);

	story('takes, declines and makes calls, and allows them', async (scene) => {
		const { phones, sandbox, page } = scene;
		const { control } = sandbox;
		const post = async (path: string, number: string, body: object) =>
			await fetch(`${sandbox.url}/v1/calls${path}`, {
				method: 'POST',
				headers: { 'x-api-key': `ps_sandbox_${number}`, 'content-type': 'application/json' },
				body: JSON.stringify({ to: customer, ...body }),
			});
		const becomes = async (status: string) =>
			await until(
				`a call that is ${status}`,
				() => control.calls.calls().at(-1)?.status === status,
			);
		await post('', 'web', {});
		await phones.phone(customer).getByRole('button', { name: 'Answer' }).focus();
		await page.keyboard.press('Enter');
		await becomes('ACCEPTED');
		await phones.press(customer, 'Hang up');
		await becomes('COMPLETED');
		await post('', 'web', {});
		await phones.press(customer, 'Decline');
		await becomes('REJECTED');
		await phones.press(customer, 'Call Sandbox web');
		await phones.press(customer, 'Hang up');
		await becomes('MISSED');
		const notes = phones.phone(customer).locator('.note');
		await until('three calls that are over', async () => (await notes.count()) === 3);
		expect((await notes.allTextContents()).map((text) => text.split(/[,·]/)[0]?.trim())).toEqual([
			'Call',
			'Declined call',
			'Call without answer',
		]);

		await post('/permissions/request', 'meta', { text: 'Podemos ligar?' });
		await page
			.locator('.phone', { hasText: 'Podemos ligar?' })
			.getByText('Allow for a week')
			.click();
		await until('the permission', () => control.calls.permissions()[0]?.status === 'temporary');
	});

	story(
		'fits the width of a phone',
		async (scene) => {
			const { phones, page } = scene;
			await send(scene, { text: 'umapalavramuitocomprida'.repeat(12) });
			await phones.shows(customer, 'umapalavra');
			await phones.write(customer, 'ok');
			const overflowing = await page.evaluate(`
				[...document.querySelectorAll('body, .screen, .composer, .tray, .messages')]
					.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
					.map(({ className, tagName }) => className || tagName)
			`);
			expect(overflowing).toEqual([]);
		},
		{ viewport: { width: 340, height: 640 }, isMobile: true, hasTouch: true, colorScheme: 'dark' },
	);
});
