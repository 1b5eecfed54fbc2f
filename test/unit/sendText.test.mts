import { template, text, to } from '../support/attempt.mts';

describe('destinations', () => {
	it.each([
		[{ sendTo: 'group', groupId: { __rl: true, mode: 'id', value: '' } }, /"Group" is empty/],
		[{ sendTo: 'group', groupId: { __rl: true, mode: 'id', value: '123' } }, /@g\.us/],
		[{ sendTo: 'group', groupId: { __rl: true, mode: 'id', value: '@g.us' } }, /@g\.us/],
		[
			{ sendTo: 'newsletter', newsletterId: { __rl: true, mode: 'id', value: '1@g.us' } },
			/@newsletter/,
		],
	])('%j is refused', async (parameters, reason) => {
		const { error, requests } = await text(parameters);
		expect(error?.message).toMatch(reason);
		expect(requests).toEqual([]);
	});

	it('refuses a kind of destination that an expression made up', async () => {
		const { error } = await text({}, { forced: { sendTo: 'everyone' } });
		expect(error?.message).toMatch(/"Send To" is "everyone"/);
	});

	it('takes an ID that is a plain text or a number from an expression', async () => {
		const plain = await text({ sendTo: 'group' }, { forced: { groupId: ' 12@g.us ' } });
		expect(plain.body?.groupId).toBe('12@g.us');
		const other = await template(
			{},
			{ forced: { templateId: { __rl: true, mode: 'id', value: 42 } } },
		);
		expect(other.body?.templateId).toBe('42');
	});
});

describe('Send Text', () => {
	it('keeps the white space of the text, and makes a text of a number', async () => {
		expect((await text({ text: ' a\n b ' })).body?.text).toBe(' a\n b ');
		const item = { json: { n: 42 } };
		expect((await text({ text: '={{ $json.n }}' }, { item })).body?.text).toBe('42');
	});

	it.each([
		[{ text: ' ' }, {}, /"Text" is empty/],
		[{ text: '={{ $json.o }}' }, { o: {} }, /"Text" is an object/],
		[{ text: '={{ $json.none }}' }, {}, /"Text" is empty/],
		[{ textOptions: { deliverAt: 'soon' } }, {}, /Deliver At/],
		[{ textOptions: { labels: '={{ $json.l }}' } }, { l: [{}] }, /"Labels"/],
		[{ textOptions: { markRead: '={{ $json.m }}' } }, { m: 'maybe' }, /Mark Chat as Read/],
	])('refuses %j', async (parameters, json, reason) => {
		const { error, requests } = await text(parameters, {
			item: { json: json },
		});
		expect(error?.message).toMatch(reason);
		expect(error?.message).toMatch(/\[item 0\]$/);
		expect(requests).toEqual([]);
	});

	it('takes labels as values of an expression', async () => {
		const { body } = await text(
			{ textOptions: { labels: '={{ $json.l }}' } },
			{ item: { json: { l: ['a', 'b,c', 7] } } },
		);
		expect(body).toMatchObject({ labels: ['a', 'b,c', '7'] });
	});

	it.each(['video', 'document'])('says that Meta may refuse buttons with a %s', async (type) => {
		const { body, hints } = await text({
			buttonsMode: 'fields',
			buttons: { values: [{ type: 'reply', displayText: 'Yes', id: 'yes' }] },
			header: { value: { type, content: 'https://example.com/file' } },
		});
		expect(body?.header).toEqual({ type, content: 'https://example.com/file' });
		expect(hints).toHaveLength(1);
		expect(hints[0]?.message).toMatch(/Meta may reject/);
	});

	it('reads dates without offset in the time zone of the workflow', async () => {
		const { body } = await text({ textOptions: { deliverAt: '2099-03-02T09:00:00' } });
		expect(body?.deliverAt).toBe('2099-03-02T09:00:00.000-03:00');
	});

	it('leaves out options that are empty', async () => {
		const { body } = await text({
			textOptions: { deliverAt: '', labels: ' , ', deliverUntil: '' },
		});
		expect(body).toEqual({ ...to, text: 'Hello' });
	});
});
