import type { Fact, Known } from '../types.mts';
import {
	codeOf,
	entries,
	every,
	everyHas,
	forNumber,
	hasFields,
	judged,
	needing,
	object,
	observed,
	ok,
	refused,
	text,
	type Json,
} from './judge.mts';

const list = { method: 'GET', route: '/v1/numbers' } as const;
const ofNumber = (route: string, query: Record<string, string> = {}) =>
	needing(
		({ numberId }) => numberId,
		'which number the key belongs to did not become known',
		(id) => ({ method: 'GET', route, id, query }),
	);

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
export const numberFacts: Fact[] = [
	{
		id: 'numbers.list',
		source: '9 [doc] api/numbers/list',
		claim: 'GET /v1/numbers gives a bare array, whatever the key’s scope',
		request: () => list,
		learn: (answer, known) => {
			const own = ownNumber(entries(answer.json, 'numbers'), known);
			if (!own) return;
			known.numberId = text(own, 'id');
			known.provider = text(own, 'provider');
			if (typeof own.isFullyConnected === 'boolean') known.connected = own.isFullyConnected;
		},
		judge: (answer) => judged(ok(answer) && Array.isArray(answer.json), answer),
	},
	{
		id: 'numbers.fields',
		source: '9 [doc] api/numbers/list',
		claim:
			'A number has id, instanceName, number, name, provider, apiKeys, state, isFullyConnected and two times',
		request: () => list,
		judge: (answer) =>
			everyHas(answer, entries(answer.json, 'numbers'), [
				...['id', 'instanceName', 'number', 'name', 'provider', 'apiKeys', 'state'],
				...['isFullyConnected', 'createdAt', 'updatedAt'],
			]),
	},
	{
		id: 'numbers.values',
		source: '1, 9 [doc] api/numbers/list',
		claim: 'provider is META or PILOT_STATUS; state is OPEN, CONNECTING or CLOSE; number is digits',
		request: () => list,
		judge: (answer) =>
			every(
				answer,
				entries(answer.json, 'numbers'),
				(number) =>
					['META', 'PILOT_STATUS'].includes(String(number.provider)) &&
					['OPEN', 'CONNECTING', 'CLOSE'].includes(String(number.state)) &&
					(number.number === null || /^\d+$/.test(text(number, 'number') ?? '')),
			),
	},
	{
		id: 'numbers.reach',
		source: '1 [inferred]',
		claim: 'How many numbers does this key see?',
		request: () => list,
		judge: (answer, { scope }) =>
			observed(
				`${entries(answer.json, 'numbers').length} (scope of the key: ${scope ?? 'unknown'})`,
			),
	},
	{
		id: 'numbers.get',
		source: '9 [doc] api/numbers/status',
		claim: 'GET /v1/numbers/{id}?refresh=1 adds health and meta (or null)',
		request: ofNumber('/v1/numbers/{id}', { refresh: '1' }),
		judge: (answer) => hasFields(answer, object(answer.json), ['id', 'health', 'meta']),
	},
	{
		id: 'numbers.health',
		source: '9 [doc] api/numbers/status',
		claim: 'health has qualityRating, messagingLimitTier, metaStatus and sendable',
		request: ofNumber('/v1/numbers/{id}', { refresh: '1' }),
		judge: (answer) =>
			hasFields(answer, object(object(answer.json).health), [
				...['qualityRating', 'messagingLimitTier', 'metaStatus', 'sendable'],
			]),
	},
	{
		id: 'numbers.status',
		source: '9 [doc] api/numbers/status',
		claim: 'GET /v1/numbers/{id}/status gives state and isFullyConnected',
		request: ofNumber('/v1/numbers/{id}/status'),
		learn: (answer, known) => {
			const { isFullyConnected } = object(answer.json);
			if (typeof isFullyConnected === 'boolean') known.connected = isFullyConnected;
		},
		judge: (answer) => hasFields(answer, object(answer.json), ['state', 'isFullyConnected']),
	},
	{
		id: 'numbers.absent',
		source: '1 [doc] api/overview',
		claim: 'A number beyond the key’s scope is answered 404',
		request: () => ({ method: 'GET', route: '/v1/numbers/{id}', id: 'num_conformance_absent' }),
		judge: (answer) => refused(answer, 404),
	},
	{
		id: 'numbers.check',
		source: '9 [doc] api/check-number',
		claim:
			'Checking an empty list is refused: 400 VALIDATION_ERROR, on Meta NOT_SUPPORTED_FOR_META, else 409 or 503',
		request: forNumber({ method: 'POST', route: '/v1/numbers/check', body: { numbers: [] } }),
		about: [503],
		judge: (answer) => {
			if (answer.status === 409) return judged(true, answer);
			if (answer.status === 503) return refused(answer, 503, ['EVOLUTION_API_KEY_MISSING']);
			return refused(answer, 400, ['VALIDATION_ERROR', 'NOT_SUPPORTED_FOR_META']);
		},
	},
	{
		id: 'numbers.checkMeta',
		source: '9 [doc] api/check-number',
		claim: 'Which code does an empty check get on this provider?',
		request: forNumber({ method: 'POST', route: '/v1/numbers/check', body: { numbers: [] } }),
		about: [503],
		judge: (answer, { provider }) =>
			observed(`${provider ?? 'unknown provider'}: HTTP ${answer.status} ${codeOf(answer) ?? ''}`),
	},
];
