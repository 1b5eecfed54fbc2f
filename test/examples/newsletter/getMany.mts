import type { OperationFixture } from '../fixture.mts';

const news = { id: '120363000000000001@newsletter', name: 'News' };

const fixtures: OperationFixture[] = [
	{
		name: 'the channels of the number',
		parameters: { returnAll: true },
		request: { method: 'GET', path: '/v1/newsletters' },
		answer: { status: 200, body: { newsletters: [news] } },
		items: [news],
	},
];

export default fixtures;
