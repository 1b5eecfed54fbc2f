import { shapeText } from '../shape.mts';
import type { Answer, Ask, Known, Verdict } from '../types.mts';

/** A JSON object of unknown content. */
export type Json = Record<string, unknown>;

/** A value as an object; empty when it is none. */
export function object(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Json)
		: {};
}

/** The entries of a list that are objects; of a wrapped list, those below `name` or `data` (docs/api-reference.md 18.11). */
export function entries(value: unknown, name = 'data'): Json[] {
	const list = Array.isArray(value) ? value : (object(value)[name] ?? object(value).data);
	return Array.isArray(list) ? list.map(object) : [];
}

/** A field that is a text, else undefined. */
export function text(value: Json, name: string): string | undefined {
	const field = value[name];
	return typeof field === 'string' ? field : undefined;
}

/** The machine code of an error body (docs/api-reference.md 1). */
export function codeOf(answer: Answer): string | undefined {
	return text(object(answer.json), 'code');
}

/** What came back in one line: status, code, the service's words for an error, else the shape. */
export function seen(answer: Answer): string {
	const code = codeOf(answer);
	const error = text(object(answer.json), 'error')?.slice(0, 120);
	const rest = [code, error === undefined ? shapeText(answer.json) : JSON.stringify(error)];
	return [`HTTP ${answer.status}`, ...rest.filter((part) => part !== undefined)].join(' ');
}

/** A statement that holds if `holds`, with what came back, or `detail` in its place. */
export function judged(holds: boolean, answer: Answer, detail = seen(answer)): Verdict {
	return { outcome: holds ? 'confirmed' : 'contradicted', detail };
}

/** The answer to a question. */
export function observed(detail: string): Verdict {
	return { outcome: 'observed', detail };
}

/** A fact that could not be checked, and why. */
export function notChecked(detail: string): Verdict {
	return { outcome: 'not checked', detail };
}

/** Whether an answer is a success. */
export function ok(answer: Answer): boolean {
	return answer.status >= 200 && answer.status < 300;
}

/** A statement about a refusal: this status and, where one is given, one of these codes. */
export function refused(answer: Answer, status: number, codes: string[] = []): Verdict {
	const code = codeOf(answer);
	const codeFits = codes.length === 0 || (code !== undefined && codes.includes(code));
	return judged(answer.status === status && codeFits, answer);
}

/** A statement that a body has these fields. */
export function hasFields(answer: Answer, value: Json, fields: readonly string[]): Verdict {
	if (!ok(answer)) return judged(false, answer);
	const missing = fields.filter((field) => !Object.hasOwn(value, field));
	return missing.length === 0
		? judged(true, answer)
		: judged(false, answer, `missing: ${missing.join(', ')}; came: ${shapeText(value)}`);
}

/** A statement that every entry of a list satisfies a rule; not checked for an empty list. */
export function every(answer: Answer, list: Json[], rule: (entry: Json) => boolean): Verdict {
	if (!ok(answer)) return judged(false, answer);
	if (list.length === 0) return notChecked(noEntries(answer));
	const wrong = list.filter((entry) => !rule(entry)).length;
	return judged(wrong === 0, answer, `${list.length - wrong} of ${list.length} entries fit`);
}

/** Why a list has no entries: it is empty, or it is not where the reference has it. */
export function noEntries({ json }: Answer): string {
	const lists = Array.isArray(json) ? [json] : Object.values(object(json)).filter(Array.isArray);
	return lists.some((list) => list.length === 0)
		? 'the list was empty'
		: 'the answer holds no list where it was looked for';
}

/** As {@link every}, for fields that all entries must have. */
export function everyHas(answer: Answer, list: Json[], fields: readonly string[]): Verdict {
	const verdict = every(answer, list, (entry) => fields.every((f) => Object.hasOwn(entry, f)));
	if (verdict.outcome !== 'contradicted' || !ok(answer)) return verdict;
	const missing = fields.filter((f) => list.some((entry) => !Object.hasOwn(entry, f)));
	return judged(false, answer, `missing somewhere: ${missing.join(', ')}`);
}

/** A request only a number's key may make. */
export function forNumber(ask: Ask): (known: Known) => Ask | string {
	return (known) => (known.scope === 'tenant' ? 'needs the key of a number' : ask);
}

/** A request that needs something learned before; `what` says why it is missing. */
export function needing<Value>(
	value: (known: Known) => Value | undefined,
	what: string | ((known: Known) => string),
	ask: (value: Value, known: Known) => Ask,
): (known: Known) => Ask | string {
	return (known) => {
		const found = value(known);
		if (found !== undefined) return ask(found, known);
		return typeof what === 'string' ? what : what(known);
	};
}

/** No request settles it. */
export function never(why: string): {
	never: string;
	request: () => string;
	judge: () => Verdict;
} {
	return { never: why, request: () => why, judge: () => notChecked(why) };
}

/** Why something of a list cannot be asked for: it is not in the list, or the list itself did not come. */
export function absentFrom(
	{ listed }: Known,
	list: 'templates' | 'groups' | 'history',
	absent: string,
): string {
	return listed.has(list) ? absent : `the list it would come from (${list}) was not answered`;
}

/** Why a fact about one kind of key cannot be checked with this one. */
export function otherScope({ scope, numberIdHeader }: Known, wanted: string): string {
	if (numberIdHeader !== '') return 'the run itself names a number (PILOT_STATUS_NUMBER_ID)';
	return scope === undefined ? 'of which kind the key is did not become known' : `needs ${wanted}`;
}

/** Why a fact about official numbers cannot be checked with this one. */
export function noMeta({ provider }: Known): string {
	return provider === undefined
		? 'of which kind the number is did not become known'
		: 'the number is no official Meta number';
}
