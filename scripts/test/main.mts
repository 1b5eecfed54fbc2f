import { mkdirSync, rmSync } from 'node:fs';

import { mainVersion } from '../../dev/n8n/versions.mts';
import { ensurePrograms, neededFor } from '../../dev/programs/ensure.mts';
import { runJest } from './jest.mts';
import { bringLines } from './lines.mts';
import { CHECKS, chosenPart, e2eFiles, linesOf } from './parts.mts';
import { interrupted, runCheck, runNpmScript } from './processes.mts';
import { resultsFolder, Summary } from './summary.mts';

/** Projects whose coverage counts: what runs the package's sources in this process. */
const coveredProjects = ['unit', 'contract', 'workflow'];

/** The project of the workflow tests on an n8n line; the main line's n8n-core is a dev dependency. */
function workflowProject(line: string): string {
	return line === mainVersion ? 'workflow' : `workflow-${line}`;
}

/** What needs no n8n. */
async function runChecks(summary: Summary): Promise<void> {
	for (const name of ['lint', 'typecheck', 'build']) {
		await runCheck(summary, name, async () => (await runNpmScript(name)) === 0);
	}
	summary.addJest(await runJest('covered', coveredProjects, ['--coverage']));
	summary.addJest(await runJest('gates', ['gates', 'sandbox', 'conformance']));
	// for itself: it keeps both cores busy for a minute
	summary.addJest(await runJest('faults', ['faults'], ['--runInBand']));
}

/** What needs an n8n: all lines, or the one of this name. */
async function runInN8n(summary: Summary, only: string | undefined): Promise<void> {
	const lines = linesOf(only);
	const absent = await bringLines(lines);
	for (const { name, reason } of absent) summary.addNotRun(`n8n ${name}`, reason);
	const older = lines.filter(
		(name) => name !== mainVersion && !absent.some((line) => line.name === name),
	);
	if (older.length > 0) {
		summary.addJest(await runJest('older-lines', older.map(workflowProject)));
	}
	summary.addJest(await runJest('e2e', ['e2e'], ['--runInBand', ...e2eFiles(only)]));
	if (lines.includes(mainVersion)) {
		summary.addJest(await runJest('browser', ['browser'], ['--runInBand']));
		summary.addJest(await runJest('queue', ['queue'], ['--runInBand']));
	}
}

async function main(): Promise<number> {
	const only = chosenPart(process.argv.slice(2));
	rmSync(resultsFolder, { recursive: true, force: true });
	mkdirSync(resultsFolder, { recursive: true });
	const summary = new Summary();

	try {
		// before anything else, so that a machine without them says so in its first minute
		await ensurePrograms(neededFor(linesOf(only)), { progress: (line) => console.log(line) });
	} catch (error) {
		summary.addNotRun('everything', error instanceof Error ? error.message : String(error));
		return summary.print();
	}
	if (only === undefined || only === CHECKS) await runChecks(summary);
	if (only !== CHECKS) await runInN8n(summary, only);

	if (interrupted()) summary.addNotRun('the rest', 'the run was interrupted');
	return summary.print();
}

process.exitCode = await main();
