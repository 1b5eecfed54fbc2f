import type { PatternTree } from './patternSyntax';

/** One step of a program. `to` lists the steps that come next: two of them are both tried. */
export type Step =
	| { kind: 'character'; test: number; to: number }
	| { kind: 'assertion'; name: '^' | '$' | 'b' | 'B'; to: number }
	| { kind: 'fork'; to: number[] }
	| { kind: 'found' };

/** A pattern as steps. It begins at `start`; `tests` are the different characters it asks for. */
export interface Program {
	steps: Step[];
	start: number;
	tests: RegExp[];
	/** The flags of the whole pattern. */
	flags: string;
}

/** A match costs at most this many steps for each character of the text. */
const MAX_STEPS = 1_000;

/**
 * Turns a tree into steps.
 *
 * @param flags of the whole pattern, as JavaScript names them
 * @returns undefined when that takes too many steps
 */
export function assemble(tree: PatternTree, flags: string): Program | undefined {
	const assembler = new Assembler(flags.replace('m', ''));
	const start = assembler.add(tree, assembler.step({ kind: 'found' }));
	if (assembler.steps.length > MAX_STEPS) return undefined;
	return { steps: assembler.steps, start, tests: assembler.tests, flags };
}

class Assembler {
	readonly steps: Step[] = [];
	readonly tests: RegExp[] = [];
	private readonly testOf = new Map<string, number>();

	constructor(private readonly characterFlags: string) {}

	step(step: Step): number {
		return this.steps.push(step) - 1;
	}

	/** Adds what matches the tree and then goes on at `to`. Built from the end, so that each step knows the next. */
	add(tree: PatternTree, to: number): number {
		if (this.steps.length > MAX_STEPS) return to;
		switch (tree.kind) {
			case 'character':
				return this.step({ kind: 'character', test: this.testFor(tree.source), to });
			case 'assertion':
				return this.step({ kind: 'assertion', name: tree.name, to });
			case 'sequence':
				return tree.parts.reduceRight((next, part) => this.add(part, next), to);
			case 'choice':
				return this.step({ kind: 'fork', to: tree.parts.map((part) => this.add(part, to)) });
			case 'repetition':
				return this.repetition(tree.part, tree.least, tree.most, to);
		}
	}

	private repetition(part: PatternTree, least: number, most: number, to: number): number {
		let next = to;
		if (most === Infinity) {
			const loop = { kind: 'fork' as const, to: [to] };
			next = this.step(loop);
			loop.to.push(this.add(part, next));
		}
		for (let count = least; count < most && most !== Infinity && this.hasRoom; count++) {
			next = this.step({ kind: 'fork', to: [this.add(part, next), to] });
		}
		for (let count = 0; count < least && this.hasRoom; count++) {
			const before = this.steps.length;
			next = this.add(part, next);
			// an empty part adds nothing, however often
			if (this.steps.length === before) break;
		}
		return next;
	}

	private get hasRoom(): boolean {
		return this.steps.length <= MAX_STEPS;
	}

	private testFor(source: string): number {
		const known = this.testOf.get(source);
		if (known !== undefined) return known;
		const test = this.tests.push(new RegExp(`^(?:${source})$`, this.characterFlags)) - 1;
		this.testOf.set(source, test);
		return test;
	}
}
