import type { Program, Step } from './patternProgram';

const LINE_END = /[\n\r\u2028\u2029]/;

/** Whether the program finds its pattern anywhere in the text: all ways are followed side by side, each step once per character. */
export function runProgram(program: Program, text: string): boolean {
	const characters = program.flags.includes('u') ? [...text] : text.split('');
	let current: number[] = [];
	for (let at = 0; at <= characters.length; at++) {
		const reached = follow(program, [...current, program.start], characters, at);
		if (reached === undefined) return true;
		const character = characters[at];
		if (character === undefined) return false;
		current = advance(program, reached, character);
	}
	return false;
}

/** The character steps that can be reached without a character; undefined when the pattern is found. */
function follow(
	{ steps, flags }: Program,
	from: number[],
	characters: string[],
	at: number,
): number[] | undefined {
	const visited = new Set<number>();
	const reached: number[] = [];
	const open = from;
	for (let index = open.pop(); index !== undefined; index = open.pop()) {
		const step = steps[index];
		if (step === undefined || visited.has(index)) continue;
		visited.add(index);
		if (step.kind === 'found') return undefined;
		if (step.kind === 'character') reached.push(index);
		else if (step.kind === 'fork') open.push(...step.to);
		else if (holds(step, characters, at, flags)) open.push(step.to);
	}
	return reached;
}

function advance({ steps, tests }: Program, reached: number[], character: string): number[] {
	const results = new Map<number, boolean>();
	const next: number[] = [];
	for (const index of reached) {
		const step = steps[index];
		if (step?.kind !== 'character') continue;
		let isMatch = results.get(step.test);
		if (isMatch === undefined) {
			isMatch = tests[step.test]?.test(character) === true;
			results.set(step.test, isMatch);
		}
		if (isMatch) next.push(step.to);
	}
	return next;
}

function holds(
	{ name }: Extract<Step, { kind: 'assertion' }>,
	characters: string[],
	at: number,
	flags: string,
): boolean {
	const before = characters[at - 1];
	const after = characters[at];
	const lines = flags.includes('m');
	if (name === '^') return before === undefined || (lines && LINE_END.test(before));
	if (name === '$') return after === undefined || (lines && LINE_END.test(after));
	const isBoundary = isWord(before, flags) !== isWord(after, flags);
	return isBoundary === (name === 'b');
}

function isWord(character: string | undefined, flags: string): boolean {
	if (character === undefined) return false;
	// with both flags two more letters count, as JavaScript has it
	return (
		/\w/.test(character) || (/i/.test(flags) && /u/.test(flags) && /[\u017f\u212a]/.test(character))
	);
}
