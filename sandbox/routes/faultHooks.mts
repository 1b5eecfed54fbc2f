import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Fault } from '../core/faults.mts';
import { AUTH_HEADERS, type JournalEntry } from '../core/journal.mts';
import { isObject } from '../core/json.mts';
import type { World } from '../core/world.mts';
import { destinationOf } from './api.mts';
import { applyToAnswer, applyBefore, isAnswerOnly, wait } from './faultyAnswers.mts';

interface Kept {
	entry: JournalEntry;
	fault: Fault | null;
	sendEnded: (() => void) | undefined;
}

function pathOf(request: FastifyRequest): string {
	return request.url.split('?', 1).join('');
}

function journalEntry(world: World, request: FastifyRequest): JournalEntry {
	const { headers } = request;
	const numberId = headers['x-whatsapp-number-id'];
	return world.journal.add({
		method: request.method,
		path: pathOf(request),
		query: isObject(request.query) ? { ...request.query } : {},
		authHeaders: AUTH_HEADERS.filter((name) => headers[name] !== undefined),
		numberIdHeader: typeof numberId === 'string' ? numberId : null,
		headerNames: Object.keys(headers).sort(),
		contentType: headers['content-type'] ?? null,
		userAgent: headers['user-agent'] ?? null,
		startedAt: Date.now(),
	});
}

/**
 * Keeps the journal of a scope and applies fault rules: before the request is carried out, or, with
 * `after`, to the answer of one that was.
 */
export function addFaultHooks(scope: FastifyInstance, world: World): void {
	const kept = new WeakMap<FastifyRequest, Kept>();

	scope.addHook('onRequest', (request, reply, done) => {
		const entry = journalEntry(world, request);
		kept.set(request, { entry, fault: null, sendEnded: undefined });
		reply.raw.once('close', () => {
			entry.endedAt ??= Date.now();
			kept.get(request)?.sendEnded?.();
		});
		done();
	});

	scope.addHook('preHandler', async (request, reply) => {
		const state = kept.get(request);
		if (!state) return;
		const destination = destinationOf(request);
		if (request.method === 'POST' && state.entry.path === '/v1/messages/send') {
			state.sendEnded = world.journal.sendStarted(destination ?? '');
		}
		const { latencyMs } = world.settings;
		if (latencyMs > 0) await wait(latencyMs);
		const { method, body } = request;
		const { path, query } = state.entry;
		const taken = world.faults.take({ method, path, query, destination, body });
		if (!taken) return;
		state.entry.fault = taken.id;
		if (isAnswerOnly(taken.fault)) state.fault = taken.fault;
		else await applyBefore(world, request, reply, taken.fault);
	});

	scope.addHook('onSend', async (request, reply, payload) => {
		const fault = kept.get(request)?.fault;
		// A request that was refused was not carried out, so it keeps its own answer.
		if (!fault || reply.statusCode >= 400) return payload;
		return await applyToAnswer(world, request, reply, fault, payload);
	});

	scope.addHook('onResponse', (request, reply, done) => {
		const state = kept.get(request);
		if (state) {
			state.entry.endedAt = Date.now();
			const lost = state.fault?.type === 'cut';
			state.entry.status = lost ? null : reply.statusCode;
			state.sendEnded?.();
		}
		done();
	});
}
