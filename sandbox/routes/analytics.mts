import type { FastifyInstance } from 'fastify';
import { invalid } from '../core/apiError.mts';
import type { OutboundMessage } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { numberOf } from './api.mts';

interface AnalyticsQuery {
	period?: string;
	tz?: string;
	timezone?: string;
}

const DAYS: Readonly<Partial<Record<string, number>>> = { '7d': 7, '30d': 30, '90d': 90 };
const DAY_MS = 24 * 3_600_000;

function dayFormat(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
	} catch {
		throw invalid(`Not an IANA time zone: ${timeZone}`);
	}
}

function change(now: number, before: number): number {
	if (before === 0) return now === 0 ? 0 : 100;
	return Math.round(((now - before) / before) * 1000) / 10;
}

function dashboard(
	messages: OutboundMessage[],
	now: number,
	days: number,
	format: Intl.DateTimeFormat,
): Record<string, unknown> {
	const start = now - days * DAY_MS;
	const at = ({ createdAt }: OutboundMessage): number => Date.parse(createdAt);
	const current = messages.filter((message) => at(message) > start);
	const earlier = messages.filter((m) => at(m) <= start && at(m) > start - days * DAY_MS);
	const failed = (list: OutboundMessage[]): number =>
		list.filter(({ status }) => status === 'FAILED').length;
	const sent = (list: OutboundMessage[]): number =>
		list.filter(({ sentAt }) => sentAt !== null).length;
	const having = (...statuses: string[]): number =>
		current.filter(({ status }) => statuses.includes(status)).length;
	const perDay = new Map<string, number>();
	for (let day = days - 1; day >= 0; day -= 1) perDay.set(format.format(now - day * DAY_MS), 0);
	for (const message of current) {
		const day = format.format(at(message));
		perDay.set(day, (perDay.get(day) ?? 0) + 1);
	}
	const total = sent(current) + failed(current);
	return {
		totalSent: sent(current),
		totalFailed: failed(current),
		sentPercentChange: change(sent(current), sent(earlier)),
		failedPercentChange: change(failed(current), failed(earlier)),
		failureRate: total === 0 ? 0 : Math.round((failed(current) / total) * 1000) / 10,
		dailyMessages: [...perDay].map(([date, count]) => ({ date, count })),
		statusDistribution: {
			queued: having('QUEUED'),
			sent: having('SENT', 'DELIVERED'),
			failed: having('FAILED'),
			read: having('READ'),
		},
	};
}

/** The dashboard's figures (docs/api-reference.md 10). */
export function addAnalyticsRoutes(scope: FastifyInstance, world: World): void {
	scope.get<{ Querystring: AnalyticsQuery }>('/analytics/dashboard', (request, reply) => {
		const number = numberOf(request);
		const { period = '7d', tz, timezone } = request.query;
		const days = DAYS[period];
		if (days === undefined) throw invalid('"period" must be 7d, 30d or 90d');
		const own = world.messages.accepted.filter(({ numberId }) => numberId === number.id);
		const format = dayFormat(tz ?? timezone ?? 'UTC');
		return reply.send(dashboard(own, world.clock.now(), days, format));
	});
}
