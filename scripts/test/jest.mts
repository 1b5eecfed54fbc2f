import { join } from 'node:path';

import { projectRoot, readJson, testResultsFolder } from '../../dev/project.mts';
import { runProgram } from '../run.mjs';
import type { JestReport } from './summary.mts';

let wasInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => (wasInterrupted = true));
}

/** Tells whether somebody asked the run to end; what was not started by then is not started any more. */
export function interrupted(): boolean {
	return wasInterrupted;
}

/** Does one step and gives its exit code: 1 when it could not be started, or the run was interrupted before. */
export async function run(step: () => Promise<number>): Promise<number> {
	if (wasInterrupted) return 1;
	try {
		return await step();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return 1;
	}
}

/**
 * Runs jest on some projects.
 *
 * @param name name of the run, for its result file and the summary
 * @param projects display names of jest.config.mjs; each must hold at least one test
 * @param flags more of jest's command line flags
 * @returns the counts per project; a project without a test is not in it
 */
export async function runJest(
	name: string,
	projects: string[],
	flags: string[] = [],
): Promise<JestReport> {
	console.log(`\n== ${projects.join(', ')}`);
	const file = join(testResultsFolder, `jest-${name}.json`);
	const args = [
		join(projectRoot, 'node_modules/jest/bin/jest.js'),
		'--selectProjects',
		...projects,
		'--reporters=default',
		`--reporters=${join(projectRoot, 'scripts/test/reporter.mjs')}`,
		...flags,
		// read by the reporter, which jest starts in this same process tree
		`--outputFile=${file}`,
	];
	const code = await run(async () => await runProgram(process.execPath, args));
	const covered = flags.includes('--coverage');
	return { name, wanted: projects, code, projects: readReport(file), covered };
}

/** Reads what scripts/test/reporter.mjs writes at the end of a run. */
function readReport(file: string): JestReport['projects'] {
	try {
		return readJson<Pick<JestReport, 'projects'>>(file).projects;
	} catch {
		// jest ended before it could report; the summary counts every wanted project as failed
		return {};
	}
}
