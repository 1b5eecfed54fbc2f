import type { OperationFixture } from '../fixture.mts';

const fixtures: OperationFixture[] = [
	{
		name: 'a template that is not needed any more',
		parameters: { targetTemplateId: { __rl: true, mode: 'list', value: 'tpl_1' } },
		request: { method: 'DELETE', path: '/v1/templates/tpl_1' },
		answer: { status: 200, body: { deleted: true, id: 'tpl_1' } },
		items: [{ deleted: true }],
	},
];

export default fixtures;
