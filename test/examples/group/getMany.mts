import type { OperationFixture } from '../fixture.mts';

const team = { id: '120363000000000000@g.us', name: 'Team' };
const family = { id: '120363000000000002@g.us', name: 'Family' };

const fixtures: OperationFixture[] = [
	{
		name: 'the groups of the number',
		parameters: { returnAll: true },
		request: { method: 'GET', path: '/v1/groups' },
		answer: { status: 200, body: { groups: [team, family] } },
		items: [team, family],
	},
];

export default fixtures;
