import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, absolute, without a trailing separator. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Folder of logs, results and evidence of test runs. Git ignores it. */
export const testResultsFolder = join(projectRoot, '.test-results');

/** Folders that hold no file of ours. */
const foreign = ['node_modules', 'dist', 'coverage', '.git', '.n8n-run', '.test-results'];

/**
 * Lists the files below a folder of the project.
 *
 * @param folder path relative to the project, `.` for all of it
 * @param pattern matched against the path relative to the project, with `/`
 * @returns such paths, sorted
 */
export function filesIn(folder: string, pattern = /./): string[] {
	const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true });
	return entries
		.flatMap((entry) => {
			const path = join(folder, entry.name);
			if (entry.isDirectory()) return foreign.includes(entry.name) ? [] : filesIn(path, pattern);
			const name = relative('.', path).split(sep).join('/');
			return pattern.test(name) ? [name] : [];
		})
		.sort();
}

/** Reads a text file, given by its path: absolute, or relative to the project. */
export function readText(path: string): string {
	return readFileSync(resolve(projectRoot, path), 'utf8');
}

/** Reads a JSON file, given by its path: absolute, or relative to the project. The caller says what it must be. */
export function readJson<T>(path: string): T {
	return JSON.parse(readText(path)) as T;
}
