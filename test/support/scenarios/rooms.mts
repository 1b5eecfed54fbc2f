import { asText } from './asText.mts';
import type { Scenario } from './types.mts';

const items = [
	{ subject: 'Delivery of Friday', participants: '+55 (11) 99999-9999, +5511988888888' },
];

/** Groups and channels of a QR-paired number. */
export const rooms: Scenario = {
	title: 'groups and channels',
	file: 'rooms',
	key: 'ps_sandbox_web',
	prepare: () => items,
	verify: async ({ json, errors, ask }) => {
		const [created] = json('Create Group');
		expect(created).toEqual({
			id: expect.stringMatching(/@g\.us$/) as string,
			subject: 'Delivery of Friday',
			participants: ['5511999999999', '5511988888888'],
		});
		expect(errors('Create Group')).toEqual([]);
		expect(json('Group')).toEqual([created]);
		const state = await ask(`/v1/groups/${encodeURIComponent(asText(created?.id))}`);
		expect(state).toEqual({ status: 200, body: created });
		const listed = (await ask('/v1/groups')).body as { groups: object[] };
		expect(listed.groups).toContainEqual({ id: created?.id, name: 'Delivery of Friday' });
		expect(json('Groups')).toEqual(listed.groups);
		const channels = (await ask('/v1/newsletters')).body as { newsletters: object[] };
		expect(channels.newsletters.length).toBeGreaterThan(1);
		expect(json('Channels')).toEqual(channels.newsletters.slice(0, 1));
	},
};

/** The same on an official number that may have neither. */
export const noRooms: Scenario = {
	title: 'groups and channels of an official number',
	file: 'rooms',
	key: 'ps_sandbox_meta',
	prepare: () => items,
	verify: ({ json, errors, sandbox }) => {
		expect(errors('Create Group')).toMatchObject([
			{ code: 'META_GROUPS_NOT_ELIGIBLE', httpStatus: 400 },
		]);
		expect([json('Group'), json('Groups')]).toEqual([[], []]);
		expect(errors('Channels')).toMatchObject([
			{
				code: 'NOT_SUPPORTED_FOR_META',
				description: expect.stringContaining('Channels never work on official') as string,
			},
		]);
		expect(sandbox.control.requests({ path: '/v1/groups*' })).toHaveLength(1);
	},
};

/** The same while the number is not connected. */
export const disconnectedRooms: Scenario = {
	title: 'groups and channels of a number that is not connected',
	file: 'rooms',
	key: 'ps_sandbox_web',
	prepare: (sandbox) => {
		sandbox.control.number('num_web', { isFullyConnected: false, state: 'CLOSE' });
		return items;
	},
	verify: ({ json, errors }) => {
		const offline = { code: 'WHATSAPP_INSTANCE_NOT_CONNECTED', httpStatus: 409 };
		expect(errors('Create Group')).toMatchObject([offline]);
		expect(errors('Channels')).toMatchObject([offline]);
		expect([json('Group'), json('Groups')]).toEqual([[], []]);
	},
};
