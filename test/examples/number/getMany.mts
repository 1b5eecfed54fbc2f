import type { OperationFixture } from '../fixture.mts';

const shop = {
	id: 'num_1',
	instanceName: 'shop',
	number: '5511900000000',
	name: 'Shop line',
	provider: 'META',
	apiKeys: [{ name: 'Default', keyPrefix: 'ps_', keyLast4: 'ab12' }],
	state: 'OPEN',
	isFullyConnected: true,
	createdAt: '2026-01-01T12:00:00.000Z',
	updatedAt: '2026-03-01T12:00:00.000Z',
};

const fixtures: OperationFixture[] = [
	{
		name: 'the numbers of the key',
		parameters: { returnAll: true },
		request: { method: 'GET', path: '/v1/numbers' },
		answer: { status: 200, body: [shop] },
		items: [shop],
	},
];

export default fixtures;
