import type { ApiAnswer } from './types';

/** Stands in for a secret. */
const HIDDEN = '[hidden]';
/** Shorter secrets are not looked for (characters): they would be found in ordinary words. */
const SHORTEST = 4;
/** Query parameters of addresses, also percent-encoded, whose value lets in whoever has it. */
const SECRET_PARAMETERS =
	/((?:[?&]|%3F|%26)(?:token|signature|secret|password|api[_-]?key|key)(?:=|%3D))(?:(?!%26)[^&\s"'<>\\])+/gi;

/** Hides secrets in a text. */
export type Redactor = (text: string) => string;

/**
 * Makes a function that hides secrets in a text from outside: as they are in any case of letters, URL-encoded, escaped as
 * in JSON, and inside base64 at any position, as in `Authorization: Basic …`. Tokens and signatures in addresses go too.
 *
 * @param secrets keys, of which blank and very short ones are ignored
 */
export function createRedactor(secrets: readonly string[]): Redactor {
	const known = secrets.filter((secret) => secret.length >= SHORTEST);
	const plain = known.flatMap((secret) => [
		secret,
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
	]);
	const encoded = known.flatMap(base64Forms);
	const patterns = [
		...(plain.length === 0 ? [] : [new RegExp(anyOf(plain), 'gi')]),
		...(encoded.length === 0 ? [] : [new RegExp(anyOf(encoded), 'g')]),
	];
	return (text) =>
		patterns
			.reduce((left, pattern) => left.replace(pattern, HIDDEN), text)
			.replace(SECRET_PARAMETERS, `$1${HIDDEN}`);
}

/** Hides secrets in everything that a response says. To be done before it is shortened, which could leave half a key. */
export function redactAnswer(answer: ApiAnswer, redact: Redactor): ApiAnswer {
	return {
		status: answer.status,
		body: redactValue(answer.body, redact),
		headers: redactValue(answer.headers, redact) as Record<string, unknown>,
	};
}

function redactValue(value: unknown, redact: Redactor): unknown {
	if (value === undefined) return undefined;
	return JSON.parse(redact(JSON.stringify(value))) as unknown;
}

/** The characters of base64 that a secret alone decides, for each of the three positions it can begin at. */
function base64Forms(secret: string): string[] {
	return [0, 1, 2].flatMap((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
		const first = Math.ceil((before * 8) / 6);
		const core = bytes.toString('base64').slice(first, Math.floor((bytes.length * 8) / 6));
		return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
	});
}

function anyOf(texts: string[]): string {
	const longestFirst = [...new Set(texts)].sort((one, other) => other.length - one.length);
	return longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
}
