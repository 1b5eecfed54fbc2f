import type { Sandbox } from '../../../sandbox/index.mts';
import type { Finished, Scenario } from './types.mts';

/** More contacts than a page has records, so that two pages are needed. */
const contacts = Array.from(
	{ length: 120 },
	(_unused, index) => `+55118${String(index).padStart(8, '0')}`,
);
const group = '120363000000000001@g.us';
const photo = { mimeType: 'image/png', fileName: 'photo.png', base64: 'iVBORw0KGgo=' };
const day = [{ from: '2026-03-01T00:00:00', to: '2026-03-02T00:00:00' }];

/** Everybody writes once; one sends a photo, three speak in a group. */
function fill({ control }: Sandbox): void {
	const numberId = 'num_web';
	for (const phone of contacts) {
		control.webhooks.receive(phone, { numberId, text: `from ${phone}`, name: 'Ana' });
	}
	for (const text of ['one', 'two', 'three']) {
		control.webhooks.receive(contacts[0] ?? '', { groupId: group, text });
	}
	control.webhooks.receive('+5511977770000', { numberId, media: photo, text: 'the receipt' });
}

/** Pages that were asked for at a path, as `[page, pageSize]`. */
function pagesOf({ sandbox }: Finished, path: string): unknown[] {
	return sandbox.control.requests({ path }).map(({ query }) => [query.page, query.pageSize]);
}

const total = contacts.length + 4;
const nodes = ['History', 'Newest as They Are', 'Unread', 'From Groups', 'Conversations'];

/** Lists of messages and conversations, read as far as needed. */
export const reading: Scenario = {
	title: 'messages and conversations, page by page',
	file: 'reading',
	key: 'ps_sandbox_web',
	prepare: (sandbox) => {
		fill(sandbox);
		return [{ from: '2026-03-02T00:00:00', to: '2026-03-01T00:00:00' }];
	},
	verify: (finished) => {
		const { json, errors, hints } = finished;
		const texts = [...contacts.map((phone) => `from ${phone}`), 'one', 'two', 'three'];
		expect(json('History').map(({ text }) => text)).toEqual([...texts, 'the receipt'].reverse());
		for (const row of json('History')) expect(Object.keys(row).length).toBeLessThanOrEqual(10);
		const pages = [
			['1', '100'],
			['2', '100'],
		];
		expect(pagesOf(finished, '/v1/messages/history').slice().sort()).toEqual(
			[...pages, ['1', '5']].sort(),
		);

		const raw = json('Newest as They Are');
		expect(raw).toHaveLength(5);
		expect(raw[0]).toMatchObject({
			direction: 'INBOUND',
			providerKind: 'PILOT_STATUS',
			media: { mimeType: 'image/png', fileName: 'photo.png' },
			repliedToExternalId: null,
		});

		expect(json('Unread')).toHaveLength(total);
		expect(json('Unread')[0]).toMatchObject({
			type: 'image',
			content: 'the receipt',
			from: '+5511977770000',
			mediaUrl: expect.stringContaining('/files/') as string,
		});
		expect(pagesOf(finished, '/v1/messages/unread')).toEqual(pages);

		expect(json('From Groups').map(({ content, groupId }) => [content, groupId])).toEqual([
			['three', group],
			['two', group],
		]);
		expect(pagesOf(finished, '/v1/messages/group')).toEqual([['1', '2']]);

		expect(json('Conversations').map(({ type }) => type)).toHaveLength(contacts.length + 2);
		expect(json('Conversations').filter(({ type }) => type === 'GROUP')).toHaveLength(1);
		expect(pagesOf(finished, '/v1/conversations')).toEqual(pages);

		expect(json('Conversations of a Day')).toEqual([]);
		expect(errors('Conversations of a Day')).toMatchObject([
			{
				code: 'INVALID_INPUT',
				message: expect.stringContaining('"End Date" is before "Start Date"') as string,
			},
		]);
		expect(hints('History')).toEqual([]);
	},
};

/** A number that keeps nothing gives empty lists and says why. */
export const relayOnly: Scenario = {
	title: 'lists of a number that keeps no messages',
	file: 'reading',
	key: 'ps_sandbox_web',
	prepare: (sandbox) => {
		fill(sandbox);
		sandbox.control.number('num_web', { privacyMode: 'RELAY_ONLY' });
		return day;
	},
	verify: ({ json, errors, hints }) => {
		for (const node of [...nodes, 'Conversations of a Day']) {
			expect(json(node)).toEqual([]);
			expect(hints(node)).toEqual([expect.stringContaining('privacy mode RELAY_ONLY') as string]);
		}
		expect(errors('Conversations of a Day')).toEqual([]);
	},
};

/** A page that fails ends its list, and only that one. */
export const brokenPage: Scenario = {
	title: 'a list whose second page fails',
	file: 'reading',
	key: 'ps_sandbox_web',
	prepare: (sandbox) => {
		fill(sandbox);
		sandbox.control.addFaults({
			match: { path: '/v1/conversations' },
			skip: 3,
			times: 0,
			fault: { type: 'status', status: 400, error: 'No such period', code: 'INVALID_DATE_RANGE' },
		});
		return [{ from: '2000-01-01T00:00:00', to: '2100-01-01T00:00:00' }];
	},
	verify: ({ json, errors, sandbox }) => {
		expect(json('Conversations')).toHaveLength(contacts.length + 2);
		expect(json('Conversations of a Day')).toEqual([]);
		expect(errors('Conversations of a Day')).toMatchObject([
			{
				code: 'INVALID_DATE_RANGE',
				description: expect.stringContaining('Pilot Status says: No such period') as string,
			},
		]);
		const asked = sandbox.control.requests({ path: '/v1/conversations' });
		expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 400]);
		for (const node of nodes) expect(json(node).length).toBeGreaterThan(0);
	},
};
