import { InvalidInput } from '../../shared/invalidInput';
import { assemble, type Program } from './patternProgram';
import { parsePattern } from './patternSyntax';
import { runProgram } from './patternRun';

/** A text pattern that is ready to be matched, in time that grows no faster than the text. */
export interface TextPattern {
	/** Whether the pattern is found anywhere in the text. */
	test(text: string): boolean;
}

/** Longest pattern (characters), so that one match costs little. */
const MAX_PATTERN = 500;
const CACHE_SIZE = 100;
const cache = new Map<string, TextPattern | InvalidInput>();

/**
 * Prepares a regular expression as a person writes it: `hello`, or `/hello/i` with flags. JavaScript's own matcher
 * can be made to run for years by a pattern such as `(a+)+$`, and would block all of n8n meanwhile, so the pattern is
 * run by a matcher that tries all ways at once. What only JavaScript's own can do (references back, look-around) is
 * refused.
 *
 * @returns undefined for an empty pattern; the reason when it cannot be used
 */
export function compilePattern(source: string): TextPattern | InvalidInput | undefined {
	if (source === '') return undefined;
	let pattern = cache.get(source);
	if (pattern === undefined) {
		pattern = compile(source);
		if (cache.size >= CACHE_SIZE) cache.clear();
		cache.set(source, pattern);
	}
	return pattern;
}

function compile(source: string): TextPattern | InvalidInput {
	if (source.length > MAX_PATTERN) {
		return refuse(`it is longer than ${MAX_PATTERN} characters`, 'Use a shorter pattern');
	}
	const [, body = source, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(source) ?? [];
	if (!/^[gimsu]*$/.test(flags)) {
		return refuse('it has unknown flags', 'The flags i, m, s and u can be used');
	}
	const expression = toRegExp(body, flags.replace(/[gu]/g, ''));
	if (expression instanceof InvalidInput) return expression;
	const tree = parsePattern(body);
	if (typeof tree === 'string') return refuse(tree, 'Write the pattern without it');
	const program = assemble(tree, expression.flags);
	if (program === undefined) {
		return refuse('it repeats too much', 'Use smaller numbers in braces');
	}
	return toPattern(program);
}

function toPattern(program: Program): TextPattern {
	return { test: (text) => runProgram(program, text) };
}

/** With the `u` flag where possible, as a person means characters; some older spellings exist only without. */
function toRegExp(body: string, flags: string): RegExp | InvalidInput {
	try {
		return new RegExp(body, `${flags}u`);
	} catch {
		try {
			return new RegExp(body, flags);
		} catch (error) {
			return refuse((error as Error).message, 'Write it as a JavaScript regular expression');
		}
	}
}

function refuse(reason: string, description: string): InvalidInput {
	return new InvalidInput(`The "Text Pattern" cannot be used: ${reason}`, description);
}
