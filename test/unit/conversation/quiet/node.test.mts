import type { IBinaryData } from 'n8n-workflow';

import { ok } from '../../operations/support.mts';
import { execute, received, run } from './node.mts';
import { pass } from './playing.mts';

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-02T12:00:01Z') }));
afterEach(() => jest.useRealTimers());

describe('Wait Until Quiet', () => {
	it('goes on with the item, its files, and the messages as one text', async () => {
		const file: IBinaryData = { data: 'aGk=', mimeType: 'image/jpeg', id: 'file-1' };
		const json = received({
			content: 'the receipt',
			mediaType: 'image',
			mediaId: 'media_1',
			phoneNumberId: '1099',
		});
		const { items, error } = await execute([], { items: [{ json, binary: { data: file } }] });
		expect(error).toBeUndefined();
		const { id, messageId } = json;
		const createdAt = '2026-03-02T12:00:00.000Z';
		expect(items).toEqual([
			{
				json: {
					...{ ...json, content: 'the receipt', chatInput: 'the receipt' },
					messages: [
						{
							id,
							messageId,
							type: 'image',
							content: 'the receipt',
							createdAt,
							mediaId: 'media_1',
							phoneNumberId: '1099',
						},
					],
				},
				binary: { data: file },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('takes several items side by side, each paired with its input', async () => {
		const same = received();
		const later = {
			...same,
			id: 'later',
			messageId: 'wamid.later',
			content: 'again',
			chatInput: 'again',
		};
		const { items } = await execute([same, received({ content: 'other' }), later, later]);
		expect(items.map(({ json, pairedItem }) => [json.chatInput, pairedItem])).toEqual([
			['other', { item: 1 }],
			['hi\nagain', { item: 2 }],
		]);
		expect(Date.now() - Date.parse('2026-03-02T12:00:01Z')).toBe(70_000);
	});

	it.each([
		[{}, 'one\ntwo'],
		[{ separator: ' · ' }, 'one · two'],
		[{ separator: '\\n\\n' }, 'one\n\ntwo'],
		[{ separator: '' }, 'onetwo'],
		[{ separator: 1 }, 'one1two'],
	])('joins with %j', async (quietOptions, text) => {
		const first = received({ content: 'one' });
		const between = {
			...first,
			messageId: `${first.eventId as string}b`,
			content: '  ',
			chatInput: '',
		};
		const second = { ...first, messageId: `${first.eventId as string}c`, content: 'two' };
		const { json } = await execute([first, between, second], { forced: { quietOptions } });
		expect(json.map(({ content, chatInput }) => [content, chatInput])).toEqual([[text, text]]);
		expect(json[0]?.messages).toHaveLength(3);
	});

	it('gives the same again when n8n tries the node again', async () => {
		const items = [received()];
		const first = await execute(items, { executionId: 'tried' });
		const second = await execute(items, { executionId: 'tried' });
		expect(second.json).toEqual(first.json);
		const other = await execute(items, { executionId: 'other' });
		expect(other.json).toEqual([]);
	});

	it('can be tested with the same message again and again, and apart from what is active', async () => {
		const items = [received()];
		for (let test = 0; test < 3; test += 1) {
			expect((await execute(items, { mode: 'manual' })).json).toHaveLength(1);
		}
		expect((await execute(items)).json).toHaveLength(1);
		expect((await execute(items)).json).toHaveLength(0);
	});

	it('goes on in a test although the history has newer messages', async () => {
		const json = received();
		const row = (externalMessageId: unknown, text: string, minute: number) => ({
			...{
				id: text,
				externalMessageId,
				direction: 'INBOUND',
				conversationId: 'c',
				messageType: 'text',
			},
			...{ participantPhone: json.from, text, providerTimestamp: `2026-03-02T12:0${minute}:00Z` },
		});
		const answer = () =>
			ok({ messages: [row(json.messageId, 'hi', 0), row('wamid.new', 'new', 1)] });
		const { json: output } = await execute([json], { mode: 'manual', answer });
		expect(output).toMatchObject([{ chatInput: 'hi\nnew' }]);
	});

	it('ends at once, without output, when the execution is stopped', async () => {
		const controller = new AbortController();
		const running = run(
			{},
			{
				items: [{ json: received() }],
				mode: 'webhook',
				cancelSignal: controller.signal,
				executionId: 'stopped',
			},
		);
		let isOver = false;
		void running.then(() => (isOver = true));
		await pass(1_000);
		expect(isOver).toBe(false);
		controller.abort();
		await pass(0);
		expect(isOver).toBe(true);
		expect(await running).toMatchObject({ items: [], error: undefined, requests: [] });
		const late = await execute([received()], { cancelSignal: controller.signal });
		expect(late.items).toEqual([]);
	});

	it('goes on, and says so, where the key may not read the history or cannot be used', async () => {
		const refused = await execute([received()], { answer: () => ({ status: 401, body: {} }) });
		const unusable = await execute([received()], { credential: { apiKey: '' } });
		for (const { json, hints } of [refused, unusable]) {
			expect(json).toHaveLength(1);
			expect(hints.map(({ message }) => message)).toEqual([
				expect.stringMatching(
					/^The history of Pilot Status could not be read, so .* may be missing\./,
				),
			]);
		}
		expect(refused.requests).toHaveLength(1);
		expect(unusable.requests).toHaveLength(0);
	});
});

describe('what cannot be used', () => {
	it.each<[string, object, RegExp]>([
		['contact', { quietContact: '' }, /^"Contact" is empty \[item 0\]$/],
		['contact', { quietContact: { id: 1 } }, /^"Contact" is an object \(id\) instead of text/],
		[
			'seconds',
			{ quietFor: 0 },
			/^"Quiet For \(Seconds\)" is 0, but must be a number from 1 to 60/,
		],
		['seconds', { quietFor: 'soon' }, /is "soon", but must be a number from 1 to 60/],
		['minutes', { quietOptions: { lookBack: 9_999 } }, /^"Look Back \(Minutes\)" is 9999/],
		[
			'separator',
			{ quietOptions: { separator: {} } },
			/^"Separator" is an object without fields instead of text/,
		],
		['message ID', { quietMessageId: [] }, /^"Message ID" is a list/],
		['options', { quietOptions: 'none' }, /^"Options" is "none" instead of an object/],
	])('is refused before anything is waited for: %s', async (_, forced, reason) => {
		const { error, requests, items } = await execute([received()], { forced: forced as never });
		expect(error?.message).toMatch(reason);
		expect([requests, items]).toEqual([[], []]);
	});

	it('stands for itself with Continue On Fail', async () => {
		const own = received({ replyTo: undefined as never });
		const { items } = await execute([own, received()], { continueOnFail: true });
		expect(items).toMatchObject([
			{ json: { error: { code: 'INVALID_INPUT' } }, pairedItem: { item: 0 } },
			{ json: { chatInput: 'hi' }, pairedItem: { item: 1 } },
		]);
	});
});
