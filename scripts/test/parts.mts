import { parseArgs } from 'node:util';

import { mainVersion, n8nVersions } from '../../dev/n8n/versions.mts';

/** What needs no n8n: lint, types, build, and the tests in this process. */
export const CHECKS = 'checks';

/**
 * Reads which part of the whole run is wanted, from `--only`: {@link CHECKS}, or an n8n version for what is tested with this n8n.
 * CI runs the parts side by side.
 *
 * @returns undefined when everything is wanted
 * @throws {Error} when there is no such part
 */
export function chosenPart(args: string[]): string | undefined {
	const { values } = parseArgs({ args, options: { only: { type: 'string' } } });
	const parts = [CHECKS, ...n8nVersions.map(({ name }) => name)];
	if (values.only === undefined || parts.includes(values.only)) return values.only;
	throw new Error(`There is no part "${values.only}" to test. There are: ${parts.join(', ')}`);
}

/** Gives the n8n versions that a part tests: all of them for the whole run, none for {@link CHECKS}. */
export function versionsOf(part: string | undefined): string[] {
	return n8nVersions.map(({ name }) => name).filter((name) => part === undefined || part === name);
}

/**
 * Gives jest's flags that leave only the e2e files of one version: those of an older version are named after it, all others belong
 * to the main version.
 */
export function e2eFiles(part: string | undefined): string[] {
	if (part === undefined) return [];
	const named = (version: string) => `n8n-${version.replaceAll('.', '\\.')}\\.test`;
	if (part !== mainVersion) return [`--testPathPatterns=e2e/${named(part)}`];
	const others = versionsOf(undefined).filter((name) => name !== part);
	return [`--testPathPatterns=e2e/(?!${others.map(named).join('|')})`];
}
