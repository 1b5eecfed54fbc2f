import { parseArgs, type ParseArgsConfig } from 'node:util';

import type { CleanupStack } from '../dev/cleanup.mts';

/** Options of a benchmark as they were given, all as texts. */
export class BenchOptions {
	private readonly values: Readonly<Record<string, unknown>>;

	/**
	 * Reads the command line: `texts` are options with a value, `flags` those without one; `--environment=NAME=value` is always
	 * there, any number of times. Throws for an unknown option.
	 */
	constructor(args: string[], texts: readonly string[], flags: readonly string[] = []) {
		const options: ParseArgsConfig['options'] = { environment: { type: 'string', multiple: true } };
		for (const name of texts) options[name] = { type: 'string' };
		for (const name of flags) options[name] = { type: 'boolean' };
		this.values = parseArgs({ args, options }).values;
	}

	/** Gives an option's text; undefined without it. */
	text(name: string): string | undefined {
		const value = this.values[name];
		return typeof value === 'string' ? value : undefined;
	}

	/** Tells whether a flag was given. */
	has(name: string): boolean {
		return this.values[name] === true;
	}

	/** Gives whole numbers with commas between them; undefined without the option. Throws for anything else, and below `least`. */
	numbers(name: string, least = 1): number[] | undefined {
		return this.text(name)
			?.split(',')
			.map((part) => {
				const value = Number(part);
				if (Number.isInteger(value) && value >= least) return value;
				throw new Error(`--${name} takes numbers from ${least}, not "${part}"`);
			});
	}

	/** Gives one whole number from 1, or the usual one. */
	number(name: string, usual: number): number {
		return this.numbers(name)?.[0] ?? usual;
	}

	/** Gives the variables of n8n from `--environment`. Throws for an entry without a name or a value. */
	get environment(): Record<string, string> {
		const entries = (this.values['environment'] ?? []) as string[];
		return Object.fromEntries(
			entries.map((entry): [string, string] => {
				const [name = '', ...rest] = entry.split('=');
				if (name !== '' && rest.length > 0) return [name, rest.join('=')];
				throw new Error(`--environment takes NAME=value, not "${entry}"`);
			}),
		);
	}

	/** Says which variables were set, to stand behind figures: empty without any. */
	get environmentText(): string {
		return Object.entries(this.environment)
			.map(([name, value]) => `, ${name}=${value}`)
			.join('');
	}
}

/** A benchmark. Prints its figures. */
export type Bench = (args: string[], cleanup: CleanupStack, signal: AbortSignal) => Promise<void>;
