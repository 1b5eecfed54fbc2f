import type { OperationFixture } from '../fixture.mts';

const answer = { id: '120363000000000000@g.us', subject: 'Team', participants: [] };

const fixtures: OperationFixture[] = [
	{
		name: 'a group by its ID',
		parameters: { targetGroupId: { __rl: true, mode: 'id', value: '120363000000000000@g.us' } },
		request: { method: 'GET', path: '/v1/groups/120363000000000000%40g.us' },
		answer: { status: 200, body: answer },
		items: [answer],
	},
];

export default fixtures;
