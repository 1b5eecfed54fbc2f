import {
	entries,
	judgeBy,
	judged,
	notChecked,
	object,
	observed,
	ok,
	seen,
	text,
} from '../judge.mts';
import { shapeText } from '../shape.mts';
import type { Ask, Facts, Known } from '../types.mts';

const list: Ask = { method: 'GET', route: '/v1/webhooks' };
const one = '/v1/webhooks/{id}';
const own = (more: Partial<Ask> = {}): Ask => {
	return { method: 'GET', route: one, of: 'webhookId', ...more };
};
const patch = (body: object): Ask => own({ method: 'PATCH', body });
// Harmless events: nobody's message is in them, whatever the address.
const firstEvents = ['number.created', 'number.connected'];
const secondEvents = ['number.created', 'number.health_blocked'];
const eventsOf = (value: unknown): string => JSON.stringify(object(value).events);

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
			events: firstEvents,
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

/** Webhook management: reading, then the life of one of our own (docs/api-reference.md 11). */
export const webhookFacts: Facts = {
	'webhooks.list': {
		source: '11 [doc] api/webhooks/configure',
		claim: 'GET /v1/webhooks gives a bare array',
		ask: list,
		learn: (answer, known) => {
			if (ok(answer)) known.webhooksBefore = entries(answer.json, 'webhooks').length;
		},
		expect: { bare: true },
	},
	'webhooks.absent': {
		source: '11 [doc] playground/webhooks/*',
		claim: 'A webhook that does not exist is answered 404 WEBHOOK_NOT_FOUND',
		ask: { method: 'GET', route: one, id: 'wh_conformance_absent' },
		expect: { status: 404, codes: ['WEBHOOK_NOT_FOUND'] },
	},
	'webhooks.mismatch': {
		source: '11 [doc] api/webhooks/configure',
		claim: 'A number’s key that names another number: 400 NUMBER_MISMATCH',
		ask: (known) => ownWebhook(known, 'num_conformance_absent'),
		needs: ['no number header', 'surely a number key'],
		expect: { status: 400, codes: ['NUMBER_MISMATCH'] },
	},
	'webhooks.numberRequired': {
		source: '11 [doc] api/webhooks/configure',
		claim: 'A tenant key that names no number: 400 NUMBER_REQUIRED',
		ask: (known) => ownWebhook(known, undefined, 'tenant'),
		needs: ['no number header', 'tenant key'],
		expect: { status: 400, codes: ['NUMBER_REQUIRED'] },
	},
	'webhooks.create': {
		source: '11 [doc] playground/webhooks/create-webhook',
		claim: 'Creating a webhook gives an object with id, url, active and events',
		ask: make,
		learn: (answer, known) => {
			const body = object(answer.json);
			if (ok(answer)) known.webhookId = text(body, 'id');
			const [only, ...others] = entries(body.apiKeys);
			if (only && others.length === 0) known.keyId = text(only, 'id');
		},
		judge: (answer, known) =>
			answer.status === 400
				? notChecked(`refused, perhaps for its address (see --webhook-url): ${seen(answer)}`)
				: judgeBy(answer, known, { fields: ['id', 'url', 'active', 'events'] }),
	},
	'webhooks.createStatus': {
		source: '11, 18.5 [unknown]',
		claim: 'Which status does a created webhook come with, 200 or 201?',
		ask: make,
		judge: ({ status }) => observed(`HTTP ${status}`),
	},
	'webhooks.challenge': {
		source: '11 [unknown]',
		claim: 'Is the URL of a webhook tried before it is accepted?',
		ask: make,
		show: () => 'no: it was accepted though nobody answers there',
	},
	'webhooks.secret': {
		source: '11 [doc] playground/webhooks/create-webhook',
		claim: 'No signing secret is returned',
		ask: make,
		judge: (answer) =>
			ok(answer)
				? judged(!/secret|signature|signing|token/i.test(shapeText(answer.json, 4000)), answer)
				: notChecked(seen(answer)),
	},
	'webhooks.several': {
		source: '11 [inferred]',
		claim: 'May a number have several webhooks?',
		ask: make,
		judge: (answer, { webhooksBefore: before }) => {
			if (before === undefined) return notChecked('the list of webhooks was not answered');
			if (before === 0) return notChecked('there was none but ours');
			return observed(ok(answer) ? `accepted beside ${before} visible to the key` : seen(answer));
		},
	},
	'webhooks.fields': {
		source: '11 [doc] playground/webhooks/list-webhooks',
		claim:
			'The list shows id, tenantId, name, url, environment, active, events, apiKeys, lastTriggered and numbers',
		ask: { ...list, moment: 'created' },
		needs: ['webhookId'],
		expect: {
			entriesOf: 'webhooks',
			fields: [
				...['id', 'tenantId', 'name', 'url', 'environment', 'active', 'events', 'apiKeys'],
				...['lastTriggered', 'whatsappNumberIds', 'createdAt', 'updatedAt'],
			],
		},
	},
	'webhooks.get': {
		source: '11 [doc] playground/webhooks/*',
		claim: 'GET /v1/webhooks/{id} gives that webhook with the events asked for',
		ask: own({ moment: 'created' }),
		expect: {
			holds: ({ id, events }, { webhookId }) =>
				id === webhookId &&
				Array.isArray(events) &&
				firstEvents.every((event) => events.includes(event)),
		},
	},
	'webhooks.pause': {
		source: '11 [doc] playground/webhooks/create-webhook',
		claim: 'active: false is taken by PATCH',
		ask: patch({ active: false }),
		expect: { holds: ({ active }) => active === false },
	},
	'webhooks.replace': {
		source: '11 [doc] api/webhooks/configure',
		claim: 'PATCH replaces the list of events',
		ask: patch({ events: ['number.disconnected'] }),
		expect: { holds: (body) => eventsOf(body) === '["number.disconnected"]' },
	},
	'webhooks.dropped': {
		source: '11, 12.2 [doc] playground/webhooks/create-webhook',
		claim: 'What becomes of a health event that is selected by name?',
		ask: patch({ events: secondEvents }),
		show: ({ json }) => `asked ${JSON.stringify(secondEvents)}, stored ${eventsOf(json)}`,
	},
	'webhooks.patchFields': {
		source: '11 [doc] playground/webhooks/*',
		claim: 'Which fields does the answer to PATCH have?',
		ask: patch({ active: false }),
	},
	'webhooks.logs': {
		source: '11 [doc] playground/webhooks/*',
		claim: 'Does the delivery log come as a bare list?',
		ask: own({ route: `${one}/logs`, query: { limit: '1' } }),
	},
	'webhooks.logsLimit': {
		source: '11 [doc] playground/webhooks/*',
		claim: 'Is a limit of 51 log entries refused or cut?',
		ask: own({ route: `${one}/logs`, query: { limit: '51' } }),
	},
};

/** The end of our webhook, and what no request settles (docs/api-reference.md 11, 12). */
export const lateWebhookFacts: Facts = {
	'webhooks.delete': {
		source: '11 [doc] api/webhooks/configure',
		claim: 'Deleting a webhook is answered 200 with a JSON body',
		ask: own({ method: 'DELETE' }),
		judge: (answer) => judged(answer.status === 200 && answer.json !== undefined, answer),
	},
	'webhooks.deleteBody': {
		source: '11, 18.5 [unknown]',
		claim: 'What is in the body of a deletion?',
		ask: own({ method: 'DELETE' }),
	},
	'webhooks.deleted': {
		source: '11 [doc] playground/webhooks/*',
		claim: 'A deleted webhook is answered 404 WEBHOOK_NOT_FOUND',
		ask: own({ moment: 'deleted' }),
		expect: { status: 404, codes: ['WEBHOOK_NOT_FOUND'] },
	},
	'webhooks.ping': {
		source: '11 [unknown]',
		claim: 'Is there a test delivery, and a limit on the number of webhooks?',
		never: 'no endpoint is known for the first; the second would need many webhooks',
	},
	'deliveries.signature': {
		source: '12.1 [unknown]',
		claim: 'Which header signs a delivery, and how often is one repeated?',
		never: 'needs a receiver on the internet',
	},
};
