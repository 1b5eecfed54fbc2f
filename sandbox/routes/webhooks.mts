import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError, invalid } from '../core/apiError.mts';
import {
	optionalBoolean,
	optionalString,
	optionalStrings,
	refuseUnknown,
	requiredString,
	requireObject,
	type JsonObject,
} from '../core/json.mts';
import type { NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { isKnownEvent, storedEvents } from '../webhooks/catalogue.mts';
import type { WebhookRecord } from '../webhooks/types.mts';
import { callerOf } from './api.mts';
import { createdAnswer, keptUrl } from './webhookAnswers.mts';

const MAX_LOGS = 50;

function view(world: World, record: WebhookRecord): Record<string, unknown> {
	const { numberId, lastTriggered, createdAt, updatedAt, ...shown } = record;
	const apiKeys = world.keys
		.filter((key) => key.numberId === numberId)
		.map(({ id, name }) => ({ id, name }));
	return {
		...shown,
		tenantId: 'tenant_sandbox',
		environment: 'LIVE',
		apiKeys,
		lastTriggered,
		whatsappNumberIds: [numberId],
		whatsappInstanceIds: [],
		createdAt,
		updatedAt,
	};
}

function eventsFor(number: NumberRecord, body: JsonObject): string[] {
	const wanted = optionalStrings(body, 'events') ?? [];
	const unknown = wanted.filter((event) => !isKnownEvent(event));
	if (unknown.length > 0) throw invalid(`Unknown events: ${unknown.join(', ')}`);
	return storedEvents(number, wanted);
}

/** The number of a new webhook (docs/api-reference.md 11). @throws ApiError by its rules */
function numberForWebhook(world: World, request: FastifyRequest, body: JsonObject): NumberRecord {
	const { key, number } = callerOf(request);
	const asked = optionalString(body, 'whatsappNumberId');
	if (key.scope === 'number' && number) {
		if (asked === undefined || asked === number.id) return number;
		throw new ApiError(400, 'The key belongs to another number', 'NUMBER_MISMATCH');
	}
	const header = request.headers['x-whatsapp-number-id'];
	const id = asked ?? (typeof header === 'string' ? header : '');
	if (id === '') throw new ApiError(400, '"whatsappNumberId" is required', 'NUMBER_REQUIRED');
	const found = world.numbers.get(id);
	if (!found) throw new ApiError(404, 'Number not found', 'NUMBER_NOT_FOUND');
	return found;
}

/** Webhook management (docs/api-reference.md 11): number, tenant and account-wide keys. */
export function addWebhookRoutes(scope: FastifyInstance, world: World): void {
	const visible = (request: FastifyRequest): WebhookRecord[] => {
		const { number } = callerOf(request);
		const all = [...world.webhooks.records.values()];
		return number ? all.filter(({ numberId }) => numberId === number.id) : all;
	};
	const find = (request: FastifyRequest, id: string): WebhookRecord => {
		const record = visible(request).find((candidate) => candidate.id === id);
		if (!record) throw new ApiError(404, 'Webhook not found', 'WEBHOOK_NOT_FOUND');
		return record;
	};

	scope.get('/webhooks', (request, reply) =>
		reply.send(visible(request).map((record) => view(world, record))),
	);

	scope.post('/webhooks', (request, reply) => {
		const body = requireObject(request.body, 'The body');
		refuseUnknown(body, ['url', 'name', 'events', 'whatsappNumberId'], 'The body');
		const number = numberForWebhook(world, request, body);
		const url = keptUrl(world, requiredString(body, 'url', 'The body'));
		const record: WebhookRecord = {
			id: world.ids.of('wh'),
			name: optionalString(body, 'name') ?? new URL(url).host,
			url,
			active: true,
			events: eventsFor(number, body),
			numberId: number.id,
			lastTriggered: null,
			createdAt: world.clock.iso(),
			updatedAt: world.clock.iso(),
		};
		world.webhooks.records.set(record.id, record);
		const { status, body: answer } = createdAnswer(world, view(world, record));
		return reply.code(status).send(answer);
	});

	scope.get<{ Params: { id: string } }>('/webhooks/:id', (request, reply) =>
		reply.send(view(world, find(request, request.params.id))),
	);

	scope.patch<{ Params: { id: string } }>('/webhooks/:id', (request, reply) => {
		const record = find(request, request.params.id);
		const body = requireObject(request.body, 'The body');
		refuseUnknown(body, ['name', 'url', 'active', 'events'], 'The body');
		const url = optionalString(body, 'url');
		const number = world.numbers.get(record.numberId);
		const events = body.events === undefined || !number ? record.events : eventsFor(number, body);
		Object.assign(record, {
			name: optionalString(body, 'name') ?? record.name,
			url: url === undefined ? record.url : keptUrl(world, url),
			active: optionalBoolean(body, 'active') ?? record.active,
			events,
			updatedAt: world.clock.iso(),
		});
		// Examples of this answer show fewer fields than the others (docs/api-reference.md 11).
		const { id, name, active, createdAt, updatedAt } = record;
		return reply.send({ id, name, url: record.url, active, events, createdAt, updatedAt });
	});

	scope.delete<{ Params: { id: string } }>('/webhooks/:id', (request, reply) => {
		const { id } = find(request, request.params.id);
		world.webhooks.remove(id);
		return reply.send({ deleted: true, id });
	});

	scope.get<{ Params: { id: string }; Querystring: { limit?: string; event?: string } }>(
		'/webhooks/:id/logs',
		(request, reply) => {
			const { id } = find(request, request.params.id);
			const { limit = String(MAX_LOGS), event } = request.query;
			const count = Number(limit);
			if (!Number.isInteger(count) || count < 1 || count > MAX_LOGS) {
				throw invalid(`"limit" must be a whole number from 1 to ${MAX_LOGS}`);
			}
			const logs = world.webhooks.deliveries
				.filter((delivery) => delivery.webhookId === id)
				.filter((delivery) => event === undefined || delivery.event === event)
				.flatMap((delivery) =>
					delivery.attempts.map(({ statusCode, response, durationMs, at }) => ({
						event: delivery.event,
						status: statusCode !== null && statusCode < 300 ? 'SUCCESS' : 'FAILED',
						statusCode,
						payload: delivery.body,
						response,
						durationMs,
						createdAt: at,
					})),
				);
			return reply.send(logs.reverse().slice(0, count));
		},
	);
}
