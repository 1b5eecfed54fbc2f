import { relative } from 'node:path';

import { projectRoot } from '../../dev/project.mts';

/** Outcome of one project in one jest run; see scripts/test/reporter.mjs. */
interface ProjectCounts {
	passed: number;
	failed: string[];
	skipped: string[];
	broken: string[];
}

/** Outcome of one jest run. */
export interface JestReport {
	name: string;
	/** Projects that should have run. */
	wanted: string[];
	/** jest's exit code. */
	code: number;
	/** Projects that did run. */
	projects: Record<string, ProjectCounts>;
	/** Whether this run was measured, so that its exit code also speaks of the coverage threshold. */
	covered: boolean;
}

/**
 * Adds up everything that ran. What did not run counts as failed, and so does a skipped test: a run
 * that left something out must not look like one that did not.
 */
export class Summary {
	private passed = 0;

	private failed = 0;

	private readonly lines: string[] = [];

	/** Adds a check that is no jest test. */
	addCheck(name: string, ok: boolean): void {
		this.count(name, ok ? 1 : 0, ok ? [] : ['failed, see above']);
	}

	/** Adds something that could not run at all. */
	addNotRun(name: string, reason: string): void {
		this.failed += 1;
		this.lines.push(`  NOT RUN  ${name}: ${reason}`);
	}

	/** Adds a jest run: its projects, those that are missing, and the coverage threshold. */
	addJest(report: JestReport): void {
		let explained = false;
		for (const project of report.wanted) {
			const counts = report.projects[project];
			if (counts === undefined) {
				this.addNotRun(project, 'no test of it ran');
				explained = true;
				continue;
			}
			const troubles = [
				...counts.failed,
				...counts.skipped.map((name) => `skipped: ${name}`),
				...counts.broken.map((path) => `did not run: ${relative(projectRoot, path)}`),
			];
			if (counts.failed.length + counts.broken.length > 0) explained = true;
			this.count(project, counts.passed, troubles);
		}
		const ended = report.code === 0 || explained;
		if (report.covered && !explained) this.addCheck('coverage', report.code === 0);
		else if (!ended) this.addCheck(`${report.name} (jest itself)`, false);
	}

	/**
	 * Prints what ran, what did not, and the plain count as the last line.
	 *
	 * @returns the exit code of the whole run
	 */
	print(): number {
		console.log(`\n${['Summary', ...this.lines].join('\n')}\n`);
		console.log(`${this.passed} passed, ${this.failed} failed`);
		return this.failed === 0 && this.passed > 0 ? 0 : 1;
	}

	private count(name: string, passed: number, troubles: string[]): void {
		this.passed += passed;
		this.failed += troubles.length;
		const verdict = troubles.length === 0 ? 'ok      ' : 'FAILED  ';
		this.lines.push(`  ${verdict} ${name}: ${passed} passed, ${troubles.length} failed`);
		for (const trouble of troubles) this.lines.push(`             ${trouble}`);
	}
}
