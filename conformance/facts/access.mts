import { codeOf, judged, object, observed, ok, text } from '../judge.mts';
import { shapeText } from '../shape.mts';
import type { Facts } from '../types.mts';

const templates = { method: 'GET', route: '/v1/templates' } as const;
const wrongKey = { ...templates, auth: { 'x-api-key': 'ps_conformance_not_a_key' } };

/** Keys, scopes and the form of errors (docs/api-reference.md 1, 2). */
export const accessFacts: Facts = {
	'auth.key': {
		source: '2 [doc] api/authentication',
		claim: 'A key is taken in the header x-api-key',
		ask: templates,
		learn: (answer, known) => {
			if (ok(answer)) known.scope = 'number';
			if (codeOf(answer) === 'TENANT_SCOPE_NOT_ALLOWED') known.scope = 'tenant';
			known.keyRefused = answer.status === 401;
		},
		expect: [{ status: 403 }, {}],
	},
	'auth.missing': {
		source: '1 [doc] api/overview',
		claim: 'A request without a key is answered 401',
		ask: { ...templates, auth: {} },
		about: [401],
		expect: { status: 401 },
	},
	'auth.wrong': {
		source: '1 [doc] api/overview',
		claim: 'A request with an unknown key is answered 401',
		ask: wrongKey,
		about: [401],
		expect: { status: 401 },
	},
	'auth.body401': {
		source: '2 [unknown]',
		claim: 'What does the body of a 401 look like?',
		ask: wrongKey,
		about: [401],
		judge: (answer) =>
			observed(`HTTP ${answer.status} ${shapeText(answer.json)}, code ${codeOf(answer) ?? 'none'}`),
	},
	'auth.bearer': {
		source: '2 [doc] api/overview, api/authentication',
		claim: 'Authorization: Bearer is not taken',
		ask: ({ key }) => ({ ...templates, auth: { authorization: `Bearer ${key}` } }),
		about: [401],
		expect: { status: 401 },
	},
	'scope.numberKey': {
		source: '2 [doc] api/analytics, api/api-keys',
		claim:
			'Per-number endpoints serve a number’s key; a tenant key gets 403 TENANT_SCOPE_NOT_ALLOWED',
		ask: templates,
		expect: [{}, { status: 403, codes: ['TENANT_SCOPE_NOT_ALLOWED'] }],
	},
	'scope.headerIgnored': {
		source: '2 [doc] PyPI pilot-status 1.14.0',
		claim: 'A number’s key ignores the header x-whatsapp-number-id',
		ask: ({ numberIdHeader }) =>
			numberIdHeader === ''
				? { ...templates, headers: { 'x-whatsapp-number-id': 'num_conformance' } }
				: 'the run itself sends that header',
		needs: ['number key'],
		expect: {},
	},
	'scope.apiKeys': {
		source: '2, 17 [doc] api/api-keys against PyPI pilot-status 1.14.0',
		claim: 'May this key list the API keys?',
		ask: { method: 'GET', route: '/v1/api-keys' },
	},
	'errors.body': {
		source: '1 [doc] api/check-number',
		claim: 'An error is JSON with the text "error" and the text "code"',
		ask: { method: 'GET', route: '/v1/templates/{id}', id: 'conformance_absent' },
		needs: ['number key'],
		judge: (answer) => {
			const body = object(answer.json);
			const texts = text(body, 'error') !== undefined && text(body, 'code') !== undefined;
			return judged(answer.status >= 400 && texts, answer);
		},
	},
	'paths.api': {
		source: '1 [doc] playground/*',
		claim: 'Is /api/v1 the same as /v1?',
		ask: { method: 'GET', route: '/api/v1/templates' },
	},
};

/** What can be known of a key only once one of its webhooks named its id, and what all answers said together. */
export const lateAccessFacts: Facts = {
	'auth.keyId': {
		source: '2 [doc] api/authentication',
		claim: 'The id of a key is taken in the header x-api-key-id',
		ask: ({ keyId = '', numberIdHeader }) => ({
			method: 'GET',
			route: '/v1/webhooks',
			auth: {
				'x-api-key-id': keyId,
				...(numberIdHeader === '' ? {} : { 'x-whatsapp-number-id': numberIdHeader }),
			},
		}),
		needs: ['keyId'],
		about: [401],
		expect: {},
	},
	'limits.headers': {
		source: '14 [unknown]',
		claim: 'Which headers of the answers speak of a rate limit?',
		ask: templates,
		about: [401, 429],
		judge: (_answer, { limitHeaders }) =>
			observed(limitHeaders.size === 0 ? 'none so far' : [...limitHeaders].sort().join(', ')),
	},
};
