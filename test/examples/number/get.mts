import type { OperationFixture } from '../fixture.mts';

const fixtures: OperationFixture[] = [
	{
		name: 'the present state of a number',
		parameters: {
			numberId: { __rl: true, mode: 'list', value: 'num_1' },
			refreshNumber: true,
		},
		request: { method: 'GET', path: '/v1/numbers/num_1', query: { refresh: 1 } },
		answer: {
			status: 200,
			body: {
				id: 'num_1',
				instanceName: 'shop',
				number: '5511900000000',
				name: 'Shop line',
				provider: 'META',
				apiKeys: [],
				state: 'OPEN',
				isFullyConnected: true,
				createdAt: '2026-01-01T12:00:00.000Z',
				updatedAt: '2026-03-01T12:00:00.000Z',
				health: {
					qualityRating: 'GREEN',
					messagingLimitTier: 'TIER_1K',
					metaStatus: 'CONNECTED',
					sendable: true,
				},
				meta: null,
			},
		},
		items: [
			{
				id: 'num_1',
				number: '5511900000000',
				name: 'Shop line',
				provider: 'META',
				state: 'OPEN',
				isFullyConnected: true,
				sendable: true,
				metaStatus: 'CONNECTED',
				qualityRating: 'GREEN',
				messagingLimitTier: 'TIER_1K',
			},
		],
	},
];

export default fixtures;
