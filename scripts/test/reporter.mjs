import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * jest reporter that writes counts per project to the file given as `--outputFile`:
 * `{ projects: { <display name>: { passed, failed, skipped, broken } } }`. jest's own JSON does not say
 * to which project a test file belongs. `failed` and `skipped` are names of tests; `broken` are files
 * that did not run at all.
 */
export default class ProjectReporter {
	constructor(globalConfig) {
		this.file = globalConfig.outputFile;
		this.projects = {};
	}

	onTestResult(test, result) {
		const name = test.context.config.displayName?.name ?? 'unnamed';
		const project = (this.projects[name] ??= { passed: 0, failed: [], skipped: [], broken: [] });
		if (result.testExecError || result.skipped) project.broken.push(test.path);
		for (const { status, fullName } of result.testResults) {
			if (status === 'passed') project.passed += 1;
			else if (status === 'failed') project.failed.push(fullName);
			else project.skipped.push(fullName);
		}
	}

	onRunComplete() {
		mkdirSync(dirname(this.file), { recursive: true });
		writeFileSync(this.file, JSON.stringify({ projects: this.projects }, null, '\t'));
	}
}
