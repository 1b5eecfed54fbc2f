import type { OperationFixture } from '../fixture.mts';

const answer = {
	totalSent: 120,
	totalFailed: 3,
	sentPercentChange: 12.5,
	failedPercentChange: -40,
	failureRate: 2.4,
	dailyMessages: [{ date: '2026-03-01', count: 42 }],
	statusDistribution: { queued: 1, sent: 60, failed: 3, read: 59 },
};

const fixtures: OperationFixture[] = [
	{
		name: 'the last 30 days',
		parameters: { analyticsPeriod: '30d', analyticsTimezone: 'America/Sao_Paulo' },
		request: {
			method: 'GET',
			path: '/v1/analytics/dashboard',
			query: { period: '30d', tz: 'America/Sao_Paulo' },
		},
		answer: { status: 200, body: answer },
		items: [answer],
	},
];

export default fixtures;
