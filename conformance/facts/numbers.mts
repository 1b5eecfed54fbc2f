import { codeOf, entries, type Json, object, observed, text } from '../judge.mts';
import type { Facts, Known } from '../types.mts';

const list = { method: 'GET', route: '/v1/numbers' } as const;
const one = {
	method: 'GET',
	route: '/v1/numbers/{id}',
	of: 'numberId',
	query: { refresh: '1' },
} as const;
const emptyCheck = { method: 'POST', route: '/v1/numbers/check', body: { numbers: [] } } as const;

/** The number a key acts for: the one asked for, the only one, or the one that lists this key's last characters. */
function ownNumber(numbers: Json[], known: Known): Json | undefined {
	if (known.numberIdHeader !== '') return numbers.find(({ id }) => id === known.numberIdHeader);
	if (numbers.length === 1) return numbers[0];
	const last4 = known.key.slice(-4);
	const withKey = numbers.filter((number) =>
		entries(number.apiKeys).some(({ keyLast4 }) => keyLast4 === last4),
	);
	return withKey.length === 1 ? withKey[0] : undefined;
}

/** Numbers of the account (docs/api-reference.md 9). */
export const numberFacts: Facts = {
	'numbers.list': {
		source: '9 [doc] api/numbers/list',
		claim: 'GET /v1/numbers gives a bare array, whatever the key’s scope',
		ask: list,
		learn: (answer, known) => {
			const own = ownNumber(entries(answer.json, 'numbers'), known);
			if (!own) return;
			known.numberId = text(own, 'id');
			known.provider = text(own, 'provider');
			if (typeof own.isFullyConnected === 'boolean') known.connected = own.isFullyConnected;
		},
		expect: { bare: true },
	},
	'numbers.fields': {
		source: '9 [doc] api/numbers/list',
		claim:
			'A number has id, instanceName, number, name, provider, apiKeys, state, isFullyConnected and two times',
		ask: list,
		expect: {
			entriesOf: 'numbers',
			fields: [
				...['id', 'instanceName', 'number', 'name', 'provider', 'apiKeys', 'state'],
				...['isFullyConnected', 'createdAt', 'updatedAt'],
			],
		},
	},
	'numbers.values': {
		source: '1, 9 [doc] api/numbers/list',
		claim: 'provider is META or PILOT_STATUS; state is OPEN, CONNECTING or CLOSE; number is digits',
		ask: list,
		expect: {
			entriesOf: 'numbers',
			each: (entry) =>
				['META', 'PILOT_STATUS'].includes(String(entry.provider)) &&
				['OPEN', 'CONNECTING', 'CLOSE'].includes(String(entry.state)) &&
				(entry.number === null || /^\d+$/.test(text(entry, 'number') ?? '')),
		},
	},
	'numbers.reach': {
		source: '1 [inferred]',
		claim: 'How many numbers does this key see?',
		ask: list,
		show: ({ json }, { scope }) =>
			`${entries(json, 'numbers').length} (scope of the key: ${scope ?? 'unknown'})`,
	},
	'numbers.get': {
		source: '9 [doc] api/numbers/status',
		claim: 'GET /v1/numbers/{id}?refresh=1 adds health and meta (or null)',
		ask: one,
		expect: { fields: ['id', 'health', 'meta'] },
	},
	'numbers.health': {
		source: '9 [doc] api/numbers/status',
		claim: 'health has qualityRating, messagingLimitTier, metaStatus and sendable',
		ask: one,
		expect: {
			below: 'health',
			fields: ['qualityRating', 'messagingLimitTier', 'metaStatus', 'sendable'],
		},
	},
	'numbers.status': {
		source: '9 [doc] api/numbers/status',
		claim: 'GET /v1/numbers/{id}/status gives state and isFullyConnected',
		ask: { method: 'GET', route: '/v1/numbers/{id}/status', of: 'numberId' },
		learn: ({ json }, known) => {
			const { isFullyConnected } = object(json);
			if (typeof isFullyConnected === 'boolean') known.connected = isFullyConnected;
		},
		expect: { fields: ['state', 'isFullyConnected'] },
	},
	'numbers.absent': {
		source: '1 [doc] api/overview',
		claim: 'A number beyond the key’s scope is answered 404',
		ask: { method: 'GET', route: '/v1/numbers/{id}', id: 'num_conformance_absent' },
		expect: { status: 404 },
	},
	'numbers.check': {
		source: '9 [doc] api/check-number',
		claim:
			'Checking an empty list is refused: 400 VALIDATION_ERROR, on Meta NOT_SUPPORTED_FOR_META, else 409 or 503',
		ask: emptyCheck,
		needs: ['number key'],
		about: [503],
		expect: [
			{ status: 409 },
			{ status: 503, codes: ['EVOLUTION_API_KEY_MISSING'] },
			{ status: 400, codes: ['VALIDATION_ERROR', 'NOT_SUPPORTED_FOR_META'] },
		],
	},
	'numbers.checkMeta': {
		source: '9 [doc] api/check-number',
		claim: 'Which code does an empty check get on this provider?',
		ask: emptyCheck,
		needs: ['number key'],
		about: [503],
		judge: (answer, { provider }) =>
			observed(`${provider ?? 'unknown provider'}: HTTP ${answer.status} ${codeOf(answer) ?? ''}`),
	},
};
