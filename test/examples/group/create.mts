import type { OperationFixture } from '../fixture.mts';

const answer = {
	id: '120363000000000003@g.us',
	subject: 'Delivery of Friday',
	participants: ['5511999999999', '5511988888888'],
};

const fixtures: OperationFixture[] = [
	{
		name: 'a group with two participants',
		parameters: {
			groupSubject: 'Delivery of Friday',
			groupParticipants: '+55 (11) 99999-9999, +5511988888888',
		},
		request: {
			method: 'POST',
			path: '/v1/groups',
			body: {
				subject: 'Delivery of Friday',
				participants: ['5511999999999', '5511988888888'],
			},
		},
		answer: { status: 201, body: answer },
		items: [answer],
	},
];

export default fixtures;
