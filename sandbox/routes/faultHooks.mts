import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../core/faults.mts';
import { AUTH_HEADERS, type JournalEntry } from '../core/journal.mts';
import { isObject } from '../core/json.mts';
import type { World } from '../core/world.mts';
import { destinationOf } from './api.mts';

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

function wait(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

function retryAfter(fault: Extract<Fault, { type: 'status' }>): string | undefined {
	if (fault.retryAfter === undefined) return undefined;
	if (typeof fault.retryAfter === 'number') return String(fault.retryAfter);
	// A real client reads an HTTP date by the machine's clock, not by the sandbox's.
	return new Date(Date.now() + fault.retryAfter.dateInMs).toUTCString();
}

function cut(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.socket?.destroy();
}

/** The answer a fault gives in place of the real one; undefined when it only delays. */
function faultyAnswer(reply: FastifyReply, fault: Fault): string | undefined {
	if (fault.type === 'body') {
		void reply.code(fault.status).header('content-type', fault.contentType);
		return fault.body;
	}
	if (fault.type !== 'status') return undefined;
	const { status, error, code, details } = fault;
	const after = retryAfter(fault);
	if (after !== undefined) void reply.header('retry-after', after);
	void reply.code(status).header('content-type', 'application/json; charset=utf-8');
	return JSON.stringify({
		error: error ?? `Fault on demand: ${status}`,
		...(code === undefined ? {} : { code }),
		...(details === undefined ? {} : { details }),
	});
}

async function applyBefore(world: World, reply: FastifyReply, fault: Fault): Promise<void> {
	if (fault.type === 'slow') await wait(fault.ms);
	else if (fault.type === 'hold') await world.faults.hold();
	else if (fault.type === 'cut') cut(reply);
	else await reply.send(faultyAnswer(reply, fault));
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
		const taken = world.faults.take({ method, path: state.entry.path, destination, body });
		if (!taken) return;
		state.entry.fault = taken.id;
		if (taken.fault.after) state.fault = taken.fault;
		else await applyBefore(world, reply, taken.fault);
	});

	scope.addHook('onSend', async (request, reply, payload) => {
		const fault = kept.get(request)?.fault;
		// A request that was refused was not carried out, so it keeps its own answer.
		if (!fault || reply.statusCode >= 400) return payload;
		if (fault.type === 'slow') await wait(fault.ms);
		else if (fault.type === 'hold') await world.faults.hold();
		else if (fault.type === 'cut') reply.raw.socket?.destroy();
		else return faultyAnswer(reply, fault);
		return payload;
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
