import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError, invalid } from '../core/apiError.mts';
import { optionalString, optionalStrings, refuseUnknown, requireObject } from '../core/json.mts';
import type { NumberRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { chooseOutcome } from '../sending/outcomes.mts';
import { callerOf, numberOf } from './api.mts';
import { requireConnected } from './rooms.mts';

const MAX_CHECKED = 20;

function view(world: World, number: NumberRecord): Record<string, unknown> {
	const apiKeys = world.keys
		.filter((key) => key.numberId === number.id)
		.map(({ name, secret }) => ({
			name,
			keyPrefix: secret.slice(0, 3),
			keyLast4: secret.slice(-4),
		}));
	const { id, instanceName, number: digits, name, provider } = number;
	const { state, isFullyConnected, createdAt, updatedAt } = number;
	return {
		id,
		instanceName,
		number: digits,
		name,
		provider,
		apiKeys,
		state,
		isFullyConnected,
		createdAt,
		updatedAt,
	};
}

function details(number: NumberRecord): Record<string, unknown> {
	const sendable = number.isFullyConnected;
	if (number.provider !== 'META') {
		const health = { qualityRating: null, messagingLimitTier: null, metaStatus: null, sendable };
		return { health, meta: null };
	}
	return {
		health: {
			qualityRating: 'GREEN',
			messagingLimitTier: 'TIER_1K',
			metaStatus: 'CONNECTED',
			sendable,
		},
		meta: {
			phone: { id: number.phoneNumberId },
			profile: { about: number.name },
			waba: { id: '1' },
		},
	};
}

// A Brazilian mobile number exists with or without its ninth digit (docs/api-reference.md 9).
function otherBrazilianForm(digits: string): string | null {
	const parts = /^55(\d{2})(9?)(\d{8})$/.exec(digits);
	if (!parts) return null;
	return `55${parts[1]}${parts[2] === '9' ? '' : '9'}${parts[3]}`;
}

function checkOne(world: World, input: string): Record<string, unknown> {
	const digits = input.replace(/\D/g, '');
	const exists = (candidate: string): boolean => {
		const outcome = chooseOutcome(world, `+${candidate}`);
		return outcome.kind !== 'failure' || outcome.code !== 'WHATSAPP_NOT_EXIST';
	};
	const candidates = [digits, otherBrazilianForm(digits)].filter((form) => form !== null);
	const known = candidates.find((form) => world.lastInboundOf(`+${form}`) !== undefined);
	const found = known ?? (digits.length >= 8 && exists(digits) ? digits : undefined);
	const name = found === undefined ? null : (world.contactNames.get(`+${found}`) ?? null);
	return { input, exists: found !== undefined, number: found ?? null, name };
}

/** Numbers of the account, their state, and the check of foreign numbers (docs/api-reference.md 9). */
export function addNumberRoutes(scope: FastifyInstance, world: World): void {
	const visible = (request: FastifyRequest): NumberRecord[] => {
		const { key } = callerOf(request);
		if (world.settings.numbersForAccountOnly && key.scope === 'number') {
			throw new ApiError(403, 'This endpoint needs the tenant key', 'NUMBER_SCOPE_NOT_ALLOWED');
		}
		// A number's key sees its own number only: an assumption, by "within the key's scope".
		return [...world.numbers.values()].filter(
			({ id }) => key.numberId === null || key.numberId === id,
		);
	};
	const find = (request: FastifyRequest, id: string): NumberRecord => {
		const number = visible(request).find((candidate) => candidate.id === id);
		if (!number) throw new ApiError(404, 'Number not found', 'NUMBER_NOT_FOUND');
		return number;
	};

	scope.get('/numbers', (request, reply) =>
		reply.send(visible(request).map((number) => view(world, number))),
	);
	scope.get<{ Params: { id: string } }>('/numbers/:id', (request, reply) => {
		const number = find(request, request.params.id);
		return reply.send({ ...view(world, number), ...details(number) });
	});
	scope.get<{ Params: { id: string } }>('/numbers/:id/status', (request, reply) => {
		const { state, isFullyConnected } = find(request, request.params.id);
		return reply.send({ state, isFullyConnected });
	});

	scope.post('/numbers/check', (request, reply) => {
		const number = numberOf(request);
		if (number.provider === 'META') {
			throw new ApiError(400, 'Not supported on Meta numbers', 'NOT_SUPPORTED_FOR_META');
		}
		const body = requireObject(request.body, 'The body');
		refuseUnknown(body, ['number', 'numbers'], 'The body');
		const single = optionalString(body, 'number');
		const many = optionalStrings(body, 'numbers');
		if ((single === undefined) === (many === undefined)) {
			throw invalid('Either "number" or "numbers" is required');
		}
		const inputs = many ?? [single ?? ''];
		if (inputs.length === 0 || inputs.length > MAX_CHECKED) {
			throw invalid(`"numbers" must hold 1 to ${MAX_CHECKED} numbers`);
		}
		if (world.settings.evolutionKeyMissing) {
			throw new ApiError(503, 'The provider has no key', 'EVOLUTION_API_KEY_MISSING');
		}
		requireConnected(number);
		return reply.send({ results: inputs.map((input) => checkOne(world, input)) });
	});
}
