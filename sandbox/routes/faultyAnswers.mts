import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, RetryAfter } from '../core/faults.mts';
import { ODD_ANSWERS, type OddAnswer } from '../core/oddAnswers.mts';
import type { World } from '../core/world.mts';

/** Resolves after `ms` milliseconds of the machine's clock. */
export function wait(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Tells whether the request is carried out, and only its answer is changed. */
export function isAnswerOnly(fault: Fault): boolean {
	if (fault.type === 'drip' || fault.type === 'stall') return true;
	return fault.after === true;
}

function headerOf(retryAfter: RetryAfter): string {
	if (typeof retryAfter !== 'object') return String(retryAfter);
	// A real client reads an HTTP date by the machine's clock, not by the sandbox's.
	return new Date(Date.now() + retryAfter.dateInMs).toUTCString();
}

function answerOf(fault: Fault): OddAnswer | undefined {
	if (fault.type === 'body') return fault;
	if (fault.type === 'odd') return ODD_ANSWERS[fault.answer];
	if (fault.type !== 'status') return undefined;
	const { status, error, code, details, retryAfter } = fault;
	const body = {
		error: error ?? `Fault on demand: ${status}`,
		...(code === undefined ? {} : { code }),
		...(details === undefined ? {} : { details }),
	};
	const contentType = 'application/json; charset=utf-8';
	return { status, contentType, body: JSON.stringify(body), retryAfter };
}

/** Sets status and headers of the answer that a fault gives. @returns its body */
function prepare(request: FastifyRequest, reply: FastifyReply, answer: OddAnswer): string {
	const { status, contentType, retryAfter } = answer;
	void reply.code(status);
	if (contentType === undefined) void reply.removeHeader('content-type');
	else void reply.header('content-type', contentType);
	if (retryAfter !== undefined) void reply.header('retry-after', headerOf(retryAfter));
	const key = request.headers['x-api-key'] ?? request.headers['x-api-key-id'] ?? '';
	return answer.body.replaceAll('{{key}}', String(key));
}

/** Applies a fault to a request that is not carried out; one that only delays lets it go on. */
export async function applyBefore(
	world: World,
	request: FastifyRequest,
	reply: FastifyReply,
	fault: Fault,
): Promise<void> {
	const answer = answerOf(fault);
	if (answer !== undefined) await reply.send(prepare(request, reply, answer));
	else if (fault.type === 'slow') await wait(fault.ms);
	else if (fault.type === 'hold') await world.faults.hold();
	else if (fault.type === 'cut') {
		reply.hijack();
		reply.raw.socket?.destroy();
	}
}

async function* dripping(bytes: Buffer, everyMs: number): AsyncGenerator<Buffer> {
	for (const byte of bytes) {
		yield Buffer.of(byte);
		await wait(everyMs);
	}
}

async function* stalling(
	world: World,
	reply: FastifyReply,
	bytes: Buffer,
	count: number,
): AsyncGenerator<Buffer> {
	// Node keeps a head back until the first byte of the body.
	reply.raw.flushHeaders();
	if (count > 0) yield bytes.subarray(0, count);
	await world.faults.hold();
	yield bytes.subarray(count);
}

/** Applies a fault to the answer of a request that was carried out. @returns the body to send */
export async function applyToAnswer(
	world: World,
	request: FastifyRequest,
	reply: FastifyReply,
	fault: Fault,
	payload: unknown,
): Promise<unknown> {
	const answer = answerOf(fault);
	if (answer !== undefined) return prepare(request, reply, answer);
	const bytes = Buffer.from(typeof payload === 'string' ? payload : '');
	if (fault.type === 'slow') await wait(fault.ms);
	else if (fault.type === 'hold') await world.faults.hold();
	else if (fault.type === 'cut') reply.raw.socket?.destroy();
	else if (fault.type === 'drip') return Readable.from(dripping(bytes, fault.everyMs));
	else if (fault.type === 'stall') return Readable.from(stalling(world, reply, bytes, fault.bytes));
	return payload;
}
