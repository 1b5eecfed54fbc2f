/** The parts of a pattern. A `character` is matched by JavaScript itself, one character at a time. */
export type PatternTree =
	| { kind: 'character'; source: string }
	| { kind: 'assertion'; name: '^' | '$' | 'b' | 'B' }
	| { kind: 'sequence'; parts: PatternTree[] }
	| { kind: 'choice'; parts: PatternTree[] }
	| { kind: 'repetition'; part: PatternTree; least: number; most: number };

/** An escape that stands for one character and is longer than two signs; two halves of a pair are one. */
const ESCAPE =
	/\\(?:u\{[^}]*\}|ud[89ab][\da-f]{2}\\ud[c-f][\da-f]{2}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|p\{[^}]*\})/iy;

/** Groups may be this deep, which bounds recursion. */
const MAX_DEPTH = 50;

/**
 * Takes apart a pattern that JavaScript has accepted as a regular expression.
 *
 * @returns the tree, or what cannot be used, as the end of "cannot be used: …"
 */
export function parsePattern(source: string): PatternTree | string {
	const parser = new Parser(source);
	const tree = parser.choice(0);
	return parser.unusable ?? tree;
}

class Parser {
	/** What cannot be used, once it was met; what comes after it does not matter then. */
	unusable: string | undefined;
	private at = 0;

	constructor(private readonly source: string) {}

	choice(depth: number): PatternTree {
		if (depth > MAX_DEPTH) this.refuse('it has too many groups in one another');
		const parts = [this.sequence(depth)];
		while (this.take('|')) parts.push(this.sequence(depth));
		return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts };
	}

	private sequence(depth: number): PatternTree {
		const parts: PatternTree[] = [];
		while (this.at < this.source.length && !'|)'.includes(this.source.charAt(this.at))) {
			parts.push(this.repeated(this.single(depth)));
		}
		return { kind: 'sequence', parts };
	}

	private single(depth: number): PatternTree {
		if (this.take('^')) return { kind: 'assertion', name: '^' };
		if (this.take('$')) return { kind: 'assertion', name: '$' };
		if (this.take('(')) return this.group(depth);
		if (this.take('\\b')) return { kind: 'assertion', name: 'b' };
		if (this.take('\\B')) return { kind: 'assertion', name: 'B' };
		return { kind: 'character', source: this.character() };
	}

	private group(depth: number): PatternTree {
		if (this.matches(/\?<?[=!]/y) !== undefined) this.refuse('it looks ahead or behind');
		else if (this.matches(/\?:|\?<[^>]*>/y) === undefined && this.source[this.at] === '?') {
			this.refuse('it changes flags inside');
		}
		const tree = this.choice(depth + 1);
		this.take(')');
		return tree;
	}

	private character(): string {
		if (this.matches(/\\[1-9k]/y) !== undefined) {
			this.refuse('it refers back to an earlier group');
			return '';
		}
		return (
			this.matches(ESCAPE) ??
			this.matches(/\\./suy) ??
			this.matches(/\[(?:\\.|[^\]\\])*\]/sy) ??
			this.matches(/./suy) ??
			this.refuse('it ends in the middle')
		);
	}

	private repeated(part: PatternTree): PatternTree {
		const quantifier = this.matches(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y);
		if (quantifier === undefined) return part;
		const [least, most] = limitsOf(quantifier);
		return { kind: 'repetition', part, least, most };
	}

	private take(text: string): boolean {
		if (!this.source.startsWith(text, this.at)) return false;
		this.at += text.length;
		return true;
	}

	private matches(sticky: RegExp): string | undefined {
		sticky.lastIndex = this.at;
		const found = sticky.exec(this.source)?.[0];
		if (found !== undefined) this.at += found.length;
		return found;
	}

	/** Ends the parsing. */
	private refuse(reason: string): string {
		this.unusable ??= reason;
		this.at = this.source.length;
		return '';
	}
}

function limitsOf(quantifier: string): [least: number, most: number] {
	if (quantifier.startsWith('*')) return [0, Infinity];
	if (quantifier.startsWith('+')) return [1, Infinity];
	if (quantifier.startsWith('?')) return [0, 1];
	const [, least = '0', comma, most = ''] = /^\{(\d+)(,?)(\d*)/.exec(quantifier) ?? [];
	if (!comma) return [Number(least), Number(least)];
	return [Number(least), most === '' ? Infinity : Number(most)];
}
