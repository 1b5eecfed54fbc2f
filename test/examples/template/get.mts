import type { OperationFixture } from '../fixture.mts';

const answer = {
	id: 'tpl_1',
	name: 'order_update',
	category: 'UTILITY',
	body: { body: { text: 'Hello {{name}}, your order is on its way.' } },
	variables: ['name'],
	source: 'META',
	metaStatus: 'APPROVED',
	metaLanguage: 'en_US',
	sendable: true,
};

const fixtures: OperationFixture[] = [
	{
		name: 'a template by its name',
		parameters: { targetTemplateId: { __rl: true, mode: 'id', value: 'order_update' } },
		request: { method: 'GET', path: '/v1/templates/order_update' },
		answer: { status: 200, body: answer },
		items: [answer],
	},
];

export default fixtures;
