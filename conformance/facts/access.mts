import { shapeText } from '../shape.mts';
import type { Fact } from '../types.mts';
import {
	codeOf,
	forNumber,
	judged,
	needing,
	object,
	observed,
	ok,
	refused,
	seen,
	text,
} from './judge.mts';

const templates = { method: 'GET', route: '/v1/templates' } as const;
const WRONG_KEY = 'ps_conformance_not_a_key';

/** Keys, scopes and the form of errors (docs/api-reference.md 1, 2). */
export const accessFacts: Fact[] = [
	{
		id: 'auth.key',
		source: '2 [doc] api/authentication',
		claim: 'A key is taken in the header x-api-key',
		request: () => templates,
		learn: (answer, known) => {
			if (ok(answer)) known.scope = 'number';
			if (codeOf(answer) === 'TENANT_SCOPE_NOT_ALLOWED') known.scope = 'tenant';
			known.keyRefused = answer.status === 401;
		},
		judge: (answer) => judged(ok(answer) || answer.status === 403, answer),
	},
	{
		id: 'auth.missing',
		source: '1 [doc] api/overview',
		claim: 'A request without a key is answered 401',
		request: () => ({ ...templates, auth: {} }),
		about: [401],
		judge: (answer) => refused(answer, 401),
	},
	{
		id: 'auth.wrong',
		source: '1 [doc] api/overview',
		claim: 'A request with an unknown key is answered 401',
		request: () => ({ ...templates, auth: { 'x-api-key': WRONG_KEY } }),
		about: [401],
		judge: (answer) => refused(answer, 401),
	},
	{
		id: 'auth.body401',
		source: '2 [unknown]',
		claim: 'What does the body of a 401 look like?',
		request: () => ({ ...templates, auth: { 'x-api-key': WRONG_KEY } }),
		about: [401],
		judge: (answer) =>
			observed(`HTTP ${answer.status} ${shapeText(answer.json)}, code ${codeOf(answer) ?? 'none'}`),
	},
	{
		id: 'auth.bearer',
		source: '2 [doc] api/overview, api/authentication',
		claim: 'Authorization: Bearer is not taken',
		request: ({ key }) => ({ ...templates, auth: { authorization: `Bearer ${key}` } }),
		about: [401],
		judge: (answer) => refused(answer, 401),
	},
	{
		id: 'scope.numberKey',
		source: '2 [doc] api/analytics, api/api-keys',
		claim:
			'Per-number endpoints serve a number’s key; a tenant key gets 403 TENANT_SCOPE_NOT_ALLOWED',
		request: () => templates,
		judge: (answer) =>
			ok(answer) ? judged(true, answer) : refused(answer, 403, ['TENANT_SCOPE_NOT_ALLOWED']),
	},
	{
		id: 'scope.headerIgnored',
		source: '2 [doc] PyPI pilot-status 1.14.0',
		claim: 'A number’s key ignores the header x-whatsapp-number-id',
		request: (known) =>
			known.numberIdHeader !== ''
				? 'the run itself sends that header'
				: forNumber({ ...templates, headers: { 'x-whatsapp-number-id': 'num_conformance' } })(
						known,
					),
		judge: (answer) => judged(ok(answer), answer),
	},
	{
		id: 'scope.apiKeys',
		source: '2, 17 [doc] api/api-keys against PyPI pilot-status 1.14.0',
		claim: 'May this key list the API keys?',
		request: () => ({ method: 'GET', route: '/v1/api-keys' }),
		judge: (answer) => observed(seen(answer)),
	},
	{
		id: 'errors.body',
		source: '1 [doc] api/check-number',
		claim: 'An error is JSON with the text "error" and the text "code"',
		request: forNumber({ method: 'GET', route: '/v1/templates/{id}', id: 'conformance_absent' }),
		judge: (answer) => {
			const body = object(answer.json);
			const texts = text(body, 'error') !== undefined && text(body, 'code') !== undefined;
			return judged(answer.status >= 400 && texts, answer);
		},
	},
	{
		id: 'paths.api',
		source: '1 [doc] playground/*',
		claim: 'Is /api/v1 the same as /v1?',
		request: () => ({ method: 'GET', route: '/api/v1/templates' }),
		judge: (answer) => observed(seen(answer)),
	},
];

/** What can be known of a key only once one of its webhooks named its id, and what all answers said together. */
export const lateAccessFacts: Fact[] = [
	{
		id: 'auth.keyId',
		source: '2 [doc] api/authentication',
		claim: 'The id of a key is taken in the header x-api-key-id',
		request: needing(
			({ keyId }) => keyId,
			'the id of the key did not become known',
			(keyId, { numberIdHeader }) => ({
				method: 'GET',
				route: '/v1/webhooks',
				auth: {
					'x-api-key-id': keyId,
					...(numberIdHeader === '' ? {} : { 'x-whatsapp-number-id': numberIdHeader }),
				},
			}),
		),
		about: [401],
		judge: (answer) => judged(ok(answer), answer),
	},
	{
		id: 'limits.headers',
		source: '14 [unknown]',
		claim: 'Which headers of the answers speak of a rate limit?',
		request: () => templates,
		about: [401, 429],
		judge: (_answer, { limitHeaders }) =>
			observed(limitHeaders.size === 0 ? 'none so far' : [...limitHeaders].sort().join(', ')),
	},
];
