import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What dist is made from, relative to the project folder. */
const sources = ['nodes', 'credentials', 'icons', 'gulpfile.js', 'scripts/build'].concat(
	'tsconfig.json',
	'package.json',
);

/**
 * @param {string} path file or folder
 * @returns {number} time of the last change below a path, in milliseconds since 1970. A folder's own time counts too:
 * it changes when a file is removed; 0 when the path does not exist.
 */
function newestChange(path) {
	if (!existsSync(path)) return 0;
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** @returns {number} when dist was built, by its node; 0 without one, or with one for a debugger, which has source maps */
function builtAt() {
	const node = join(root, 'dist/nodes/PilotStatus/PilotStatus.node.js');
	// the codex is copied last: without it a build was broken off
	const isComplete = existsSync(node) && existsSync(node.replace(/\.js$/, '.json'));
	const code = node.replace(/\.node\.js$/, '.js');
	if (!isComplete || readFileSync(code, 'utf8').includes('//# sourceMappingURL=')) return 0;
	return statSync(node).mtimeMs;
}

/**
 * jest's global setup of the projects that look at dist: builds it once when a source is newer. (jest
 * loads a global setup without the transformation of the tests, so this is plain JavaScript.)
 *
 * @throws {Error} with the build's output when it fails
 */
export default function buildDist() {
	const changed = Math.max(...sources.map((source) => newestChange(join(root, source))));
	if (builtAt() > changed) return;
	const gulp = join(root, 'node_modules/gulp/bin/gulp.js');
	const result = spawnSync(process.execPath, [gulp, 'build'], { cwd: root, encoding: 'utf8' });
	if (result.status !== 0) {
		throw new Error(`gulp build failed:\n${result.stdout}\n${result.stderr}`);
	}
}
