import type { Ask, Fact, Known } from '../types.mts';
import {
	codeOf,
	entries,
	hasFields,
	judged,
	needing,
	never,
	object,
	observed,
	ok,
	refused,
	seen,
	text,
} from './judge.mts';

const DAY_MS = 24 * 3_600_000;
const TEXT = 'Conformance check of the Pilot Status integration. Nothing to do.';
const send = '/v1/messages/send';

const message = (known: Known): Ask => ({
	method: 'POST',
	route: send,
	sends: true,
	body: { destinationNumber: known.sendTo, text: TEXT },
});
/** Meant to be refused; should it be accepted, a message went out. */
const withoutMode = ({ sendTo }: Known): Ask => ({
	method: 'POST',
	route: send,
	sends: true,
	body: { destinationNumber: sendTo },
});

const scheduled = (known: Known): Ask => ({
	method: 'POST',
	route: send,
	makes: 'scheduled message',
	body: { destinationNumber: known.sendTo, text: TEXT, deliverAt: known.deliverAt },
});
const check = (known: Known): Ask => ({
	method: 'POST',
	route: '/v1/numbers/check',
	body: { numbers: [known.sendTo] },
});
const accepted = (id: (known: Known) => string | undefined, ask: (id: string) => Ask) =>
	needing(id, 'no id of an accepted message is known', ask);
const cancel = accepted(
	({ scheduledId }) => scheduledId,
	(id) => ({ method: 'DELETE', route: '/v1/messages/cancel', body: { messageIds: [id] } }),
);

/** When the scheduled message would go out if nothing cancelled it: a day after `now`, in ISO 8601. */
export function scheduleTime(now: number): string {
	return new Date(now + DAY_MS).toISOString();
}

/** What only `--send-to` checks (docs/api-reference.md 3, 4, 5, 9): first the message that is taken back, then the one that goes out. */
export const sendingFacts: Fact[] = [
	{
		id: 'send.noMode',
		source: '3.2, 3.7 send pages',
		claim: 'A send without any mode is refused with 400',
		request: withoutMode,
		judge: (answer) => refused(answer, 400),
	},
	{
		id: 'send.noModeCode',
		source: '3.7 [unknown]',
		claim: 'Which code does a malformed send get?',
		request: withoutMode,
		judge: (answer) => observed(codeOf(answer) ?? seen(answer)),
	},
	{
		id: 'send.check',
		source: '9 [doc] api/check-number',
		claim:
			'The number check gives input, exists, number and name; on Meta 400 NOT_SUPPORTED_FOR_META',
		request: check,
		about: [503],
		judge: (answer) => {
			if (answer.status === 400) return refused(answer, 400, ['NOT_SUPPORTED_FOR_META']);
			if (answer.status === 409) return judged(true, answer);
			if (answer.status === 503) return refused(answer, 503, ['EVOLUTION_API_KEY_MISSING']);
			const [result] = entries(answer.json, 'results');
			return hasFields(answer, result ?? {}, ['input', 'exists', 'number', 'name']);
		},
	},
	{
		id: 'send.schedule',
		source: '3.3, 3.6 send pages',
		claim: 'A message with deliverAt is accepted with 202, QUEUED, id and correlationId',
		request: scheduled,
		learn: (answer, known) => {
			if (ok(answer)) known.scheduledId = text(object(answer.json), 'id');
		},
		judge: (answer) => {
			const { status, id, correlationId } = object(answer.json);
			const ids = typeof id === 'string' && typeof correlationId === 'string';
			return judged(answer.status === 202 && status === 'QUEUED' && ids, answer);
		},
	},
	{
		id: 'cancel.answer',
		source: '5, 17 [doc] api/messages/cancel against the playground',
		claim: 'Does cancelling answer with lists or with counts?',
		request: cancel,
		judge: (answer) => observed(seen(answer)),
	},
	{
		id: 'cancel.status',
		source: '5 [doc] api/messages/cancel',
		claim: 'A cancelled message stays, as CANCELED',
		request: accepted(
			({ scheduledId }) => scheduledId,
			(id) => ({ method: 'GET', route: '/v1/messages/{id}', id, moment: 'cancelled' }),
		),
		judge: (answer) => judged(object(answer.json).status === 'CANCELED', answer),
	},
	{
		id: 'send.text',
		source: '3.6 send pages',
		claim: 'A free text is accepted with 202 and QUEUED, without the WhatsApp id',
		request: message,
		learn: (answer, known) => {
			if (!ok(answer)) return;
			known.messageId = text(object(answer.json), 'id');
			known.correlationId = text(object(answer.json), 'correlationId');
		},
		judge: (answer) => {
			const body = object(answer.json);
			const early = Object.hasOwn(body, 'externalMessageId') || Object.hasOwn(body, 'messageId');
			return judged(answer.status === 202 && body.status === 'QUEUED' && !early, answer);
		},
	},
	{
		id: 'send.sourceNumber',
		source: '3.6, 17 [doc] playground against the send pages',
		claim: 'Does the answer name the sourceNumber?',
		request: message,
		judge: (answer) => observed(Object.hasOwn(object(answer.json), 'sourceNumber') ? 'yes' : 'no'),
	},
	{
		id: 'send.statusById',
		source: '4 [doc] api/messages/status',
		claim: 'The status of a message is found by its id',
		request: accepted(
			({ messageId }) => messageId,
			(id) => ({ method: 'GET', route: '/v1/messages/{id}', id }),
		),
		judge: (answer, { messageId }) => judged(object(answer.json).id === messageId, answer),
	},
	{
		id: 'send.statusByCorrelation',
		source: '4 [doc] api/messages/status',
		claim: 'The status of a message is found by its correlationId',
		request: accepted(
			({ correlationId }) => correlationId,
			(id) => ({ method: 'GET', route: '/v1/messages/{id}', id }),
		),
		judge: (answer, { messageId }) => judged(object(answer.json).id === messageId, answer),
	},
	{
		id: 'send.idempotency',
		source: '3.3 [unknown]',
		claim: 'Is there an idempotency key, a quoted reply, a reaction?',
		...never('no field is known to try'),
	},
];
