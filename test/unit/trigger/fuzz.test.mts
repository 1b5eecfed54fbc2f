import fc from 'fast-check';

import { listening } from './fakeTrigger.mts';

const bodies = 100_000;

const names = fc.constantFrom(
	...['message.received', 'message.reply', 'message.sent', 'message.group', 'call.ended', 'calls'],
	...['number.connected', '*', '', 'x', '__proto__', 'constructor'],
);
const scalars = fc.oneof(
	fc.string({ maxLength: 8 }),
	fc.integer(),
	fc.boolean(),
	fc.constantFrom(null, '+5511911111111', 'cmx1', 'hello', 1e308, -0, '\u0000', '\ud800'),
);
const keys = fc.constantFrom(
	...['id', 'messageId', 'internalMessageId', 'messageRepliedId', 'from', 'fromNumber', 'userId'],
	...[
		'fromMe',
		'content',
		'replyContent',
		'mediaLink',
		'mediaId',
		'phoneNumberId',
		'mediaFilename',
	],
	...[
		'event',
		'eventId',
		'entry',
		'changes',
		'field',
		'data',
		'__proto__',
		'constructor',
		'toString',
	],
);
const { value } = fc.letrec((tie) => ({
	value: fc.oneof({ maxDepth: 3 }, scalars, tie('list'), tie('record')),
	list: fc.array(tie('value'), { maxLength: 3 }),
	record: fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
}));
const fields = fc.dictionary(keys, value, { maxKeys: 8 });
const contentTypes = ['application/json', 'text/plain', '', 'text/xml'];

/** The forms that each generated part is delivered in. */
const forms: Array<(name: string, part: unknown, more: object) => string> = [
	(event, data) => JSON.stringify({ event, data }),
	(event, _part, more) => JSON.stringify({ event, data: more }),
	(event, part, more) => JSON.stringify({ event, entry: part, ...more }),
	(_name, part) => JSON.stringify(part),
	(name, part) => `{"event":${JSON.stringify(part)},"data":${name}}`,
];

/** Bodies of all forms; generating each one anew would take most of the time. */
function* texts(): Generator<string> {
	const part = fc.tuple(names, value, fields);
	for (const [name, inner, more] of fc.sample(part, { numRuns: bodies / forms.length, seed: 7 })) {
		for (const form of forms) yield form(name, inner, more);
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

it(`survives ${bodies.toLocaleString('en')} bodies: no exception, and no execution without the token`, async () => {
	const trigger = listening({
		events: ['message.received', 'message.reply', 'calls', '*'],
		options: { textFilter: { value: { words: 'h, hello, +, 5' } }, maxPerContact: 900 },
	});
	const seen = { refused: 0, notJson: 0, started: 0, ignored: 0 };
	let count = 0;
	for (const text of texts()) {
		count += 1;
		const contentType = contentTypes[count % contentTypes.length] ?? '';
		const isOurs = count % 3 > 0;
		const body = parse(text);
		// n8n itself answers 422 to a body that is no JSON and says it is
		if (body === undefined && contentType === 'application/json') continue;
		const { status, items } = await trigger.receive({
			query: { token: isOurs ? trigger.token : text },
			contentType,
			rawBody: Buffer.from(text),
			...(contentType === 'application/json' ? { body } : {}),
		});
		const wanted = isOurs ? (body === undefined ? 400 : undefined) : 401;
		const isRight =
			status === wanted &&
			(items === undefined || (wanted === undefined && items[0]?.json.event !== undefined));
		// expect() itself would take most of the time
		if (!isRight) throw new Error(`${text} was answered ${status}`);
		if (status === 401) seen.refused += 1;
		else if (status === 400) seen.notJson += 1;
		else if (items === undefined) seen.ignored += 1;
		else seen.started += 1;
	}
	expect(count).toBe(bodies);
	expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
	expect(({} as Record<string, unknown>).fromMe).toBeUndefined();
});
