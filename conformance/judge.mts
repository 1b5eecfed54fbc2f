import { shapeText } from './shape.mts';
import type { Answer, Expectation, Known, Verdict } from './types.mts';

/** A JSON object of unknown content. */
export type Json = Record<string, unknown>;

/** Gives a value as an object; empty when it is none. */
export function object(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Json)
		: {};
}

/** Gives the entries of a list as objects; of a wrapped list, those below `name` or `data` (docs/api-reference.md 18.11). */
export function entries(value: unknown, name = 'data'): Json[] {
	const list = Array.isArray(value) ? value : (object(value)[name] ?? object(value).data);
	return Array.isArray(list) ? list.map(object) : [];
}

/** Gives a field that is a text, else undefined. */
export function text(value: Json, name: string): string | undefined {
	const field = value[name];
	return typeof field === 'string' ? field : undefined;
}

/** Gives the machine code of an error body (docs/api-reference.md 1). */
export function codeOf({ json }: Answer): string | undefined {
	return text(object(json), 'code');
}

/** Says what came back in one line: status, code, the service's words for an error, else the shape. */
export function seen(answer: Answer): string {
	const error = text(object(answer.json), 'error')?.slice(0, 120);
	const rest = [
		codeOf(answer),
		error === undefined ? shapeText(answer.json) : JSON.stringify(error),
	];
	return [`HTTP ${answer.status}`, ...rest.filter((part) => part !== undefined)].join(' ');
}

/** Judges a statement that holds if `holds`, with what came back, or `detail` in its place. */
export function judged(holds: boolean, answer: Answer, detail = seen(answer)): Verdict {
	return { outcome: holds ? 'confirmed' : 'contradicted', detail };
}

/** Answers a question. */
export function observed(detail: string): Verdict {
	return { outcome: 'observed', detail };
}

/** Says of a fact that it could not be checked, and why. */
export function notChecked(detail: string): Verdict {
	return { outcome: 'not checked', detail };
}

/** Tells whether an answer is a success. */
export function ok({ status }: Answer): boolean {
	return status >= 200 && status < 300;
}

/** Judges an answer by an expectation; of several by the one for its status, and otherwise by the last. */
export function judgeBy(
	answer: Answer,
	known: Known,
	expected: Expectation | Expectation[],
): Verdict {
	const all = [expected].flat();
	const fits = ({ status }: Expectation): boolean =>
		status === undefined ? ok(answer) : status === answer.status;
	const expectation = all.find(fits) ?? all.at(-1) ?? {};
	const code = codeOf(answer) ?? '';
	if (!fits(expectation) || expectation.codes?.includes(code) === false)
		return judged(false, answer);
	if (expectation.bare === true && !Array.isArray(answer.json)) return judged(false, answer);
	const { entriesOf, fields = [], each, below, holds, detail } = expectation;
	if (entriesOf !== undefined) {
		return judgeEntries(answer, entries(answer.json, entriesOf), fields, each);
	}
	const body = object(answer.json);
	const part = below === undefined ? body : object(body[below]);
	const missing = fields.filter((field) => !Object.hasOwn(part, field));
	if (missing.length > 0) {
		const came = shapeText(part);
		return judged(false, answer, `missing: ${missing.join(', ')}; came: ${came}`);
	}
	return judged(holds?.(part, known) ?? true, answer, detail?.(part));
}

/** Judges every entry of a list; an empty list settles nothing. */
function judgeEntries(
	answer: Answer,
	list: Json[],
	fields: readonly string[],
	each: (entry: Json) => boolean = () => true,
): Verdict {
	if (list.length === 0) return notChecked(noEntries(answer));
	const missing = fields.filter((field) => list.some((entry) => !Object.hasOwn(entry, field)));
	if (missing.length > 0) {
		return judged(false, answer, `missing somewhere: ${missing.join(', ')}`);
	}
	const fitting = list.filter(each).length;
	return judged(fitting === list.length, answer, `${fitting} of ${list.length} entries fit`);
}

/** Says why a list has no entries: it is empty, or it is not where the reference has it. */
export function noEntries({ json }: Answer): string {
	const lists = Array.isArray(json) ? [json] : Object.values(object(json)).filter(Array.isArray);
	return lists.some((list) => list.length === 0)
		? 'the list was empty'
		: 'the answer holds no list where it was looked for';
}
