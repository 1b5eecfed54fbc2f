import { mkdirSync, rmSync } from 'node:fs';

import { downloadN8n } from '../../dev/n8n/download.mts';
import { mainVersion } from '../../dev/n8n/versions.mts';
import { ensurePrograms, neededFor } from '../../dev/programs/ensure.mts';
import { testResultsFolder } from '../../dev/project.mts';
import { runNpm } from '../run.mjs';
import { interrupted, run, runJest } from './jest.mts';
import { CHECKS, chosenPart, e2eFiles, versionsOf } from './parts.mts';
import { Summary } from './summary.mts';

/** Projects whose coverage counts: what runs the package's sources in this process. */
const coveredProjects = ['unit', 'contract', 'workflow'];
const progress = (line: string): void => console.log(line);
const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

/** Runs what needs no n8n. */
async function runChecks(summary: Summary): Promise<void> {
	for (const name of ['lint', 'typecheck', 'build']) {
		console.log(`\n== ${name}`);
		const code = await run(async () => await runNpm('run', '--silent', name));
		summary.addCheck(name, code === 0);
	}
	summary.addJest(await runJest('covered', coveredProjects, ['--coverage']));
	summary.addJest(await runJest('gates', ['gates', 'sandbox', 'conformance']));
	// for itself: it keeps both cores busy for a minute
	summary.addJest(await runJest('faults', ['faults'], ['--runInBand']));
}

/** Runs what needs an n8n: all versions, or the one of this name. The main version's n8n-core is a dev dependency. */
async function runInN8n(summary: Summary, only: string | undefined): Promise<void> {
	const versions = versionsOf(only);
	const older: string[] = [];
	for (const version of versions) {
		try {
			await downloadN8n(version, { progress });
			if (version !== mainVersion) older.push(`workflow-${version}`);
		} catch (error) {
			summary.addNotRun(`n8n ${version}`, messageOf(error));
		}
	}
	if (older.length > 0) summary.addJest(await runJest('older-versions', older));
	summary.addJest(await runJest('e2e', ['e2e'], ['--runInBand', ...e2eFiles(only)]));
	if (versions.includes(mainVersion)) {
		summary.addJest(await runJest('browser', ['browser'], ['--runInBand']));
		summary.addJest(await runJest('queue', ['queue'], ['--runInBand']));
	}
}

async function main(): Promise<number> {
	const only = chosenPart(process.argv.slice(2));
	rmSync(testResultsFolder, { recursive: true, force: true });
	mkdirSync(testResultsFolder, { recursive: true });
	const summary = new Summary();
	try {
		// before anything else, so that a machine without them says so in its first minute
		await ensurePrograms(neededFor(versionsOf(only)), { progress });
	} catch (error) {
		summary.addNotRun('everything', messageOf(error));
		return summary.print();
	}
	if (only === undefined || only === CHECKS) await runChecks(summary);
	if (only !== CHECKS) await runInN8n(summary, only);
	if (interrupted()) summary.addNotRun('the rest', 'the run was interrupted');
	return summary.print();
}

process.exitCode = await main();
