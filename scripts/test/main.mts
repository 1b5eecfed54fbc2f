import { mkdirSync, rmSync } from 'node:fs';

import { mainLineName, n8nLines } from '../n8n/lines.mts';
import { runJest } from './jest.mts';
import { bringLines } from './lines.mts';
import { interrupted, runCheck, runNpmScript } from './processes.mts';
import { resultsFolder, Summary } from './summary.mts';

/** Projects whose coverage counts: what runs the package's sources in this process. */
const coveredProjects = ['unit', 'contract', 'workflow'];

/** The project of the workflow tests on an n8n line; the main line's n8n-core is a dev dependency. */
function workflowProject(line: string): string {
	return line === mainLineName ? 'workflow' : `workflow-${line}`;
}

async function main(): Promise<number> {
	rmSync(resultsFolder, { recursive: true, force: true });
	mkdirSync(resultsFolder, { recursive: true });
	const summary = new Summary();

	for (const name of ['lint', 'typecheck', 'build']) {
		await runCheck(summary, name, async () => (await runNpmScript(name)) === 0);
	}
	summary.addJest(await runJest('covered', coveredProjects, ['--coverage']));
	summary.addJest(await runJest('gates', ['gates', 'sandbox', 'conformance']));

	const absent = await bringLines(n8nLines.map(({ name }) => name));
	for (const { name, reason } of absent) summary.addNotRun(`n8n ${name}`, reason);
	const older = n8nLines
		.map(({ name }) => name)
		.filter((name) => name !== mainLineName && !absent.some((line) => line.name === name));
	if (older.length > 0) {
		summary.addJest(await runJest('older-lines', older.map(workflowProject)));
	}
	summary.addJest(await runJest('e2e', ['e2e', 'browser'], ['--runInBand']));

	if (interrupted()) summary.addNotRun('the rest', 'the run was interrupted');
	return summary.print();
}

process.exitCode = await main();
