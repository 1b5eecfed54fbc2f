import { shapeText } from '../shape.mts';
import type { Ask, Fact, Known } from '../types.mts';
import {
	entries,
	everyHas,
	hasFields,
	judged,
	needing,
	never,
	notChecked,
	object,
	observed,
	ok,
	otherScope,
	refused,
	seen,
	text,
	type Json,
} from './judge.mts';

const list: Ask = { method: 'GET', route: '/v1/webhooks' };
const one = '/v1/webhooks/{id}';
// Harmless events: nobody's message is in them, whatever the address.
const FIRST_EVENTS = ['number.created', 'number.connected'];
const SECOND_EVENTS = ['number.created', 'number.health_blocked'];

/** The webhook of a run. */
function ownWebhook(known: Known, numberId: string | undefined, moment?: string): Ask {
	return {
		method: 'POST',
		route: '/v1/webhooks',
		makes: 'webhook',
		...(moment === undefined ? {} : { moment }),
		body: {
			url: known.webhookUrl,
			name: known.marker,
			events: FIRST_EVENTS,
			...(numberId === undefined ? {} : { whatsappNumberId: numberId }),
		},
	};
}
const make = (known: Known): Ask | string => {
	if (known.scope !== 'tenant') return ownWebhook(known, undefined);
	return known.numberId === undefined
		? 'a tenant key needs PILOT_STATUS_NUMBER_ID for this'
		: ownWebhook(known, known.numberId);
};
const own = (ask: (id: string) => Ask) =>
	needing(({ webhookId }) => webhookId, 'the webhook of this run was not created', ask);
const patch = (body: Json) => own((id) => ({ method: 'PATCH', route: one, id, body }));
const events = (value: unknown): string => JSON.stringify(object(value).events);

/** Webhook management: reading, then the life of one of our own (docs/api-reference.md 11). */
export const webhookFacts: Fact[] = [
	{
		id: 'webhooks.list',
		source: '11 [doc] api/webhooks/configure',
		claim: 'GET /v1/webhooks gives a bare array',
		request: () => list,
		learn: (answer, known) => {
			if (ok(answer)) known.webhooksBefore = entries(answer.json, 'webhooks').length;
		},
		judge: (answer) => judged(ok(answer) && Array.isArray(answer.json), answer),
	},
	{
		id: 'webhooks.absent',
		source: '11 [doc] playground/webhooks/*',
		claim: 'A webhook that does not exist is answered 404 WEBHOOK_NOT_FOUND',
		request: () => ({ method: 'GET', route: one, id: 'wh_conformance_absent' }),
		judge: (answer) => refused(answer, 404, ['WEBHOOK_NOT_FOUND']),
	},
	{
		id: 'webhooks.mismatch',
		source: '11 [doc] api/webhooks/configure',
		claim: 'A number’s key that names another number: 400 NUMBER_MISMATCH',
		request: (known) =>
			known.scope === 'number' && known.numberIdHeader === ''
				? ownWebhook(known, 'num_conformance_absent')
				: otherScope(known, 'the key of a number'),
		judge: (answer) => refused(answer, 400, ['NUMBER_MISMATCH']),
	},
	{
		id: 'webhooks.numberRequired',
		source: '11 [doc] api/webhooks/configure',
		claim: 'A tenant key that names no number: 400 NUMBER_REQUIRED',
		request: (known) =>
			known.scope === 'tenant' && known.numberIdHeader === ''
				? ownWebhook(known, undefined, 'tenant')
				: otherScope(known, 'a tenant key'),
		judge: (answer) => refused(answer, 400, ['NUMBER_REQUIRED']),
	},
	{
		id: 'webhooks.create',
		source: '11 [doc] playground/webhooks/create-webhook',
		claim: 'Creating a webhook gives an object with id, url, active and events',
		request: make,
		learn: (answer, known) => {
			const body = object(answer.json);
			if (ok(answer)) known.webhookId = text(body, 'id');
			const [only, ...others] = entries(body.apiKeys);
			if (only && others.length === 0) known.keyId = text(only, 'id');
		},
		judge: (answer) =>
			answer.status === 400
				? notChecked(`refused, perhaps for its address (see --webhook-url): ${seen(answer)}`)
				: hasFields(answer, object(answer.json), ['id', 'url', 'active', 'events']),
	},
	{
		id: 'webhooks.createStatus',
		source: '11, 18.5 [unknown]',
		claim: 'Which status does a created webhook come with, 200 or 201?',
		request: make,
		judge: (answer) => observed(`HTTP ${answer.status}`),
	},
	{
		id: 'webhooks.challenge',
		source: '11 [unknown]',
		claim: 'Is the URL of a webhook tried before it is accepted?',
		request: make,
		judge: (answer) =>
			observed(ok(answer) ? 'no: it was accepted though nobody answers there' : seen(answer)),
	},
	{
		id: 'webhooks.secret',
		source: '11 [doc] playground/webhooks/create-webhook',
		claim: 'No signing secret is returned',
		request: make,
		judge: (answer) =>
			ok(answer)
				? judged(!/secret|signature|signing|token/i.test(shapeText(answer.json, 4000)), answer)
				: notChecked(seen(answer)),
	},
	{
		id: 'webhooks.several',
		source: '11 [inferred]',
		claim: 'May a number have several webhooks?',
		request: make,
		judge: (answer, { webhooksBefore }) => {
			if (webhooksBefore === undefined) return notChecked('the list of webhooks was not answered');
			if (webhooksBefore === 0) return notChecked('there was none but ours');
			return observed(
				ok(answer) ? `accepted beside ${webhooksBefore} visible to the key` : seen(answer),
			);
		},
	},
	{
		id: 'webhooks.fields',
		source: '11 [doc] playground/webhooks/list-webhooks',
		claim:
			'The list shows id, tenantId, name, url, environment, active, events, apiKeys, lastTriggered and numbers',
		request: own(() => ({ ...list, moment: 'created' })),
		judge: (answer) =>
			everyHas(answer, entries(answer.json, 'webhooks'), [
				...['id', 'tenantId', 'name', 'url', 'environment', 'active', 'events', 'apiKeys'],
				...['lastTriggered', 'whatsappNumberIds', 'createdAt', 'updatedAt'],
			]),
	},
	{
		id: 'webhooks.get',
		source: '11 [doc] playground/webhooks/*',
		claim: 'GET /v1/webhooks/{id} gives that webhook with the events asked for',
		request: own((id) => ({ method: 'GET', route: one, id, moment: 'created' })),
		judge: (answer, { webhookId }) => {
			const { id, events: stored } = object(answer.json);
			const kept = Array.isArray(stored) && FIRST_EVENTS.every((event) => stored.includes(event));
			return judged(id === webhookId && kept, answer);
		},
	},
	{
		id: 'webhooks.pause',
		source: '11 [doc] playground/webhooks/create-webhook',
		claim: 'active: false is taken by PATCH',
		request: patch({ active: false }),
		judge: (answer) => judged(ok(answer) && object(answer.json).active === false, answer),
	},
	{
		id: 'webhooks.replace',
		source: '11 [doc] api/webhooks/configure',
		claim: 'PATCH replaces the list of events',
		request: patch({ events: ['number.disconnected'] }),
		judge: (answer) =>
			judged(ok(answer) && events(answer.json) === '["number.disconnected"]', answer),
	},
	{
		id: 'webhooks.dropped',
		source: '11, 12.2 [doc] playground/webhooks/create-webhook',
		claim: 'What becomes of a health event that is selected by name?',
		request: patch({ events: SECOND_EVENTS }),
		judge: (answer) =>
			observed(
				ok(answer)
					? `asked ${JSON.stringify(SECOND_EVENTS)}, stored ${events(answer.json)}`
					: seen(answer),
			),
	},
	{
		id: 'webhooks.patchFields',
		source: '11 [doc] playground/webhooks/*',
		claim: 'Which fields does the answer to PATCH have?',
		request: patch({ active: false }),
		judge: (answer) => observed(seen(answer)),
	},
	{
		id: 'webhooks.logs',
		source: '11 [doc] playground/webhooks/*',
		claim: 'Does the delivery log come as a bare list?',
		request: own((id) => ({ method: 'GET', route: `${one}/logs`, id, query: { limit: '1' } })),
		judge: (answer) => observed(seen(answer)),
	},
	{
		id: 'webhooks.logsLimit',
		source: '11 [doc] playground/webhooks/*',
		claim: 'Is a limit of 51 log entries refused or cut?',
		request: own((id) => ({ method: 'GET', route: `${one}/logs`, id, query: { limit: '51' } })),
		judge: (answer) => observed(seen(answer)),
	},
];

/** The end of our webhook, and what no request settles (docs/api-reference.md 11). */
export const lateWebhookFacts: Fact[] = [
	{
		id: 'webhooks.delete',
		source: '11 [doc] api/webhooks/configure',
		claim: 'Deleting a webhook is answered 200 with a JSON body',
		request: own((id) => ({ method: 'DELETE', route: one, id })),
		judge: (answer) => judged(answer.status === 200 && answer.json !== undefined, answer),
	},
	{
		id: 'webhooks.deleteBody',
		source: '11, 18.5 [unknown]',
		claim: 'What is in the body of a deletion?',
		request: own((id) => ({ method: 'DELETE', route: one, id })),
		judge: (answer) => observed(seen(answer)),
	},
	{
		id: 'webhooks.deleted',
		source: '11 [doc] playground/webhooks/*',
		claim: 'A deleted webhook is answered 404 WEBHOOK_NOT_FOUND',
		request: own((id) => ({ method: 'GET', route: one, id, moment: 'deleted' })),
		judge: (answer) => refused(answer, 404, ['WEBHOOK_NOT_FOUND']),
	},
	{
		id: 'webhooks.ping',
		source: '11 [unknown]',
		claim: 'Is there a test delivery, and a limit on the number of webhooks?',
		...never('no endpoint is known for the first; the second would need many webhooks'),
	},
];
