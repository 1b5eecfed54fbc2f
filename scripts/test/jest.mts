import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../bootstrap.mjs';
import { run } from './processes.mts';
import { type JestReport, resultsFolder } from './summary.mts';

/** What scripts/test/reporter.mjs writes at the end of a jest run. */
interface ReporterFile {
	projects: JestReport['projects'];
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
	const file = join(resultsFolder, `jest-${name}.json`);
	const code = await run(process.execPath, [
		join(projectRoot, 'node_modules/jest/bin/jest.js'),
		'--selectProjects',
		...projects,
		'--reporters=default',
		`--reporters=${join(projectRoot, 'scripts/test/reporter.mjs')}`,
		...flags,
		// read by the reporter, which jest starts in this same process tree
		`--outputFile=${file}`,
	]);
	return {
		name,
		wanted: projects,
		code,
		projects: readReport(file),
		covered: flags.includes('--coverage'),
	};
}

function readReport(file: string): JestReport['projects'] {
	try {
		return (JSON.parse(readFileSync(file, 'utf8')) as ReporterFile).projects;
	} catch {
		// jest ended before it could report; the summary counts every wanted project as failed
		return {};
	}
}
