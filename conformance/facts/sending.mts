import { codeOf, entries, judgeBy, object, observed, ok, seen, text } from '../judge.mts';
import type { Answer, Ask, Facts, Known } from '../types.mts';

const words = 'Conformance check of the Pilot Status integration. Nothing to do.';

const send = (body: object, more: Partial<Ask>): Ask => {
	return { method: 'POST', route: '/v1/messages/send', body, ...more };
};
const message = ({ sendTo }: Known): Ask =>
	send({ destinationNumber: sendTo, text: words }, { sends: true });
/** Meant to be refused; should it be accepted, a message went out. */
const withoutMode = ({ sendTo }: Known): Ask =>
	send({ destinationNumber: sendTo }, { sends: true });
const scheduled = ({ sendTo, deliverAt }: Known): Ask =>
	send({ destinationNumber: sendTo, text: words, deliverAt }, { makes: 'scheduled message' });
const status: Ask = { method: 'GET', route: '/v1/messages/{id}' };
const early = ['externalMessageId', 'messageId'];

/** Gives the time at which the scheduled message would go out if nothing cancelled it: a day after `now` (ms), in ISO 8601. */
export function scheduleTime(now: number): string {
	return new Date(now + 24 * 3_600_000).toISOString();
}

/** What only `--send-to` checks (docs/api-reference.md 3, 4, 5, 9): first the message that is taken back, then the one that goes out. */
export const sendingData: Facts = {
	'send.noMode': {
		source: '3.2, 3.7 send pages',
		claim: 'A send without any mode is refused with 400',
		ask: withoutMode,
		expect: { status: 400 },
	},
	'send.noModeCode': {
		source: '3.7 [unknown]',
		claim: 'Which code does a malformed send get?',
		ask: withoutMode,
		judge: (answer) => observed(codeOf(answer) ?? seen(answer)),
	},
	'send.check': {
		source: '9 [doc] api/check-number',
		claim:
			'The number check gives input, exists, number and name; on Meta 400 NOT_SUPPORTED_FOR_META',
		ask: ({ sendTo }) => {
			return { method: 'POST', route: '/v1/numbers/check', body: { numbers: [sendTo] } };
		},
		about: [503],
		judge: (answer: Answer, known: Known) => {
			const [first = {}] = entries(answer.json, 'results');
			return judgeBy({ ...answer, json: ok(answer) ? first : answer.json }, known, [
				{ status: 400, codes: ['NOT_SUPPORTED_FOR_META'] },
				{ status: 409 },
				{ status: 503, codes: ['EVOLUTION_API_KEY_MISSING'] },
				{ fields: ['input', 'exists', 'number', 'name'] },
			]);
		},
	},
	'send.schedule': {
		source: '3.3, 3.6 send pages',
		claim: 'A message with deliverAt is accepted with 202, QUEUED, id and correlationId',
		ask: scheduled,
		learn: (answer, known) => {
			if (ok(answer)) known.scheduledId = text(object(answer.json), 'id');
		},
		expect: {
			status: 202,
			holds: (body) =>
				body.status === 'QUEUED' &&
				text(body, 'id') !== undefined &&
				text(body, 'correlationId') !== undefined,
		},
	},
	'cancel.answer': {
		source: '5, 17 [doc] api/messages/cancel against the playground',
		claim: 'Does cancelling answer with lists or with counts?',
		ask: ({ scheduledId }) => ({
			method: 'DELETE',
			route: '/v1/messages/cancel',
			body: { messageIds: [scheduledId] },
		}),
		needs: ['scheduledId'],
	},
	'cancel.status': {
		source: '5 [doc] api/messages/cancel',
		claim: 'A cancelled message stays, as CANCELED',
		ask: { ...status, of: 'scheduledId', moment: 'cancelled' },
		expect: { holds: (body) => body.status === 'CANCELED' },
	},
	'send.text': {
		source: '3.6 send pages',
		claim: 'A free text is accepted with 202 and QUEUED, without the WhatsApp id',
		ask: message,
		learn: (answer, known) => {
			if (!ok(answer)) return;
			known.messageId = text(object(answer.json), 'id');
			known.correlationId = text(object(answer.json), 'correlationId');
		},
		expect: {
			status: 202,
			holds: (body) =>
				body.status === 'QUEUED' && !early.some((field) => Object.hasOwn(body, field)),
		},
	},
	'send.sourceNumber': {
		source: '3.6, 17 [doc] playground against the send pages',
		claim: 'Does the answer name the sourceNumber?',
		ask: message,
		show: ({ json }) => (Object.hasOwn(object(json), 'sourceNumber') ? 'yes' : 'no'),
	},
	'send.statusById': {
		source: '4 [doc] api/messages/status',
		claim: 'The status of a message is found by its id',
		ask: { ...status, of: 'messageId' },
		expect: { holds: ({ id }, { messageId }) => id === messageId },
	},
	'send.statusByCorrelation': {
		source: '4 [doc] api/messages/status',
		claim: 'The status of a message is found by its correlationId',
		ask: { ...status, of: 'correlationId' },
		expect: { holds: ({ id }, { messageId }) => id === messageId },
	},
	'send.idempotency': {
		source: '3.3 [unknown]',
		claim: 'Is there an idempotency key, a quoted reply, a reaction?',
		never: 'no field is known to try',
	},
};
