/**
 * What an entry script needs before anything is installed: Node built-ins only. `npm start` and `npm test` begin here, install the
 * development dependencies when they are missing or older than the lock file, and hand over to a TypeScript file run by tsx.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot, runNpm } from './run.mjs';

/**
 * Installs the development dependencies when they are missing or differ from the lock file.
 *
 * @throws {Error} when Node is too old or npm fails
 */
export async function ensureDependencies() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) {
		throw new Error(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
	}
	if (dependenciesAreCurrent()) return;
	console.log('Installing the development dependencies; this takes a minute or two.');
	const code = await runNpm(...installArguments());
	if (code >= 128) throw new Error('The installation was interrupted.');
	if (code !== 0) {
		throw new Error(
			'npm could not install the development dependencies; its own message is above.',
		);
	}
}

/** Tells whether node_modules holds what the lock file asks for, from npm's own record of the installation. */
export function dependenciesAreCurrent(root = projectRoot) {
	const wanted = readJson(join(root, 'package-lock.json'))?.packages;
	const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
	if (wanted === undefined || installed === undefined || !lockFits(root)) return false;
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '' || entry.link === true) return true;
		// Optional packages may be absent: they depend on the platform.
		const mayLack = entry.optional || entry.devOptional || entry.peer;
		if (installed[path] === undefined) return mayLack === true;
		return installed[path].version === entry.version && existsSync(join(root, path));
	});
}

/**
 * Gives npm's arguments that install the development dependencies: exactly those of the lock file where it fits package.json, and
 * otherwise, after a change of package.json by hand, what npm makes of both.
 */
export function installArguments(root = projectRoot) {
	// A package that the lint rules need has a preinstall script, which ends an installation that is not pnpm's.
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'];
	return [lockFits(root) ? 'ci' : 'install', ...flags];
}

/** Tells whether the lock file was made from the dependencies of package.json. */
function lockFits(/** @type {string} */ root) {
	const manifest = readJson(join(root, 'package.json'));
	const locked = readJson(join(root, 'package-lock.json'))?.packages?.[''];
	if (manifest === undefined || locked === undefined) return false;
	return ['dependencies', 'devDependencies', 'peerDependencies'].every((field) => {
		const known = locked[field] ?? {};
		const wanted = Object.entries(manifest[field] ?? {});
		const fits = wanted.every(([name, range]) => known[name] === range);
		return fits && wanted.length === Object.keys(known).length;
	});
}

/** Gives the parsed JSON of a file; undefined when it is missing or unreadable. */
function readJson(/** @type {string} */ path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}
