import type { OperationFixture } from '../fixture.mts';

const welcome = {
	id: 'tpl_1',
	name: 'welcome',
	category: 'UTILITY',
	body: { body: { text: 'Hello {{name}}, nice to meet you.' } },
	variables: ['name'],
	source: 'META',
	metaStatus: 'APPROVED',
	metaLanguage: 'en_US',
	sendable: true,
};
const draft = { ...welcome, id: 'tpl_2', name: 'draft', metaStatus: 'PENDING', sendable: false };

const fixtures: OperationFixture[] = [
	{
		name: 'all templates of the number',
		parameters: { returnAll: true },
		request: { method: 'GET', path: '/v1/templates' },
		answer: { status: 200, body: [welcome, draft] },
		items: [welcome, draft],
	},
	{
		name: 'the templates that can be sent now',
		parameters: { limit: 10, templateFilters: { sendable: true, category: 'UTILITY' } },
		request: { method: 'GET', path: '/v1/templates' },
		answer: { status: 200, body: { templates: [draft, welcome] } },
		items: [welcome],
	},
];

export default fixtures;
