/**
 * What an entry script needs before anything is installed: Node built-ins only.
 *
 * `npm start` and `npm test` both begin here, bring the development dependencies when they are
 * missing or older than the lock file, and then hand over to a TypeScript file run by tsx.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, absolute, without a trailing separator. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const minimumNode = [20, 19];

/**
 * How to start the npm that belongs to the running process.
 *
 * @returns {{ command: string, args: string[], shell: boolean }} program, arguments that go before
 * npm's own ones, and whether a shell is needed (npm is a batch file on Windows).
 */
export function npmInvocation() {
	const script = process.env.npm_execpath;
	if (script !== undefined && /npm-cli\.c?js$/.test(script)) {
		return { command: process.execPath, args: [script], shell: false };
	}
	return process.platform === 'win32'
		? { command: 'npm.cmd', args: [], shell: true }
		: { command: 'npm', args: [], shell: false };
}

/**
 * Runs a program with our standard streams and passes on the signals that end a run. The program
 * may see an interrupt twice (from the terminal and from here), and must bear that.
 *
 * @param {string} command program to start
 * @param {string[]} args its arguments
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean }} [options] environment (default: ours)
 * @returns {Promise<number>} its exit code; 128 + signal number, as shells say it, after a signal
 */
export async function runProgram(command, args, options = {}) {
	const child = spawn(command, args, {
		cwd: projectRoot,
		stdio: 'inherit',
		env: options.env ?? process.env,
		shell: options.shell ?? false,
	});
	const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
	const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
	for (const signal of signals) process.on(signal, pass);
	try {
		return await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', (code, signal) => {
				const number = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[String(signal)] ?? 1;
				resolve(code ?? 128 + number);
			});
		});
	} finally {
		for (const signal of signals) process.off(signal, pass);
	}
}

/**
 * Whether node_modules holds what the lock file asks for, from npm's own record of the installation
 * (`node_modules/.package-lock.json`). Optional packages may be absent: they depend on the platform.
 *
 * @param {string} [root] folder of the project
 * @returns {boolean} true when nothing has to be installed
 */
export function dependenciesAreCurrent(root = projectRoot) {
	const wanted = readJson(join(root, 'package-lock.json'));
	const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
	const manifest = readJson(join(root, 'package.json'));
	if (installed?.packages === undefined || manifest === undefined) return false;

	const pinned = { ...manifest.dependencies, ...manifest.devDependencies };
	for (const [name, version] of Object.entries(pinned)) {
		if (installed.packages[`node_modules/${name}`]?.version !== version) return false;
	}
	for (const [path, entry] of Object.entries(wanted?.packages ?? {})) {
		if (path === '' || entry.link === true) continue;
		const present = installed.packages[path];
		if (present === undefined && (entry.optional || entry.devOptional || entry.peer)) continue;
		if (present?.version !== entry.version || !existsSync(join(root, path))) return false;
	}
	return true;
}

/**
 * Installs the development dependencies, in the versions of the lock file, when they are missing or differ from
 * it. Install scripts are not needed by any of them.
 *
 * @returns {Promise<void>} when everything is in place
 * @throws {Error} when Node is too old or npm fails
 */
export async function ensureDependencies() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < minimumNode[0] || (major === minimumNode[0] && minor < minimumNode[1])) {
		throw new Error(
			`Node ${process.versions.node} is too old: ${minimumNode.join('.')} or newer is needed.`,
		);
	}
	if (dependenciesAreCurrent()) return;

	const npm = npmInvocation();
	console.log('Installing the development dependencies; this takes a minute or two.');
	const code = await runProgram(npm.command, [...npm.args, ...installArguments()], {
		shell: npm.shell,
	});
	if (code === 0) return;
	if (code >= 128) throw new Error('The installation was interrupted.');
	throw new Error('npm could not install the development dependencies; its own message is above.');
}

/**
 * Returns npm's arguments that bring the development dependencies: exactly those of the lock file where it fits package.json,
 * and otherwise, after a change of package.json by hand, what npm makes of both.
 *
 * @param {string} [root] folder of the project
 * @returns {string[]} arguments of npm
 */
export function installArguments(root = projectRoot) {
	// A package that the lint rules bring has a preinstall script, which ends an installation that is not pnpm's.
	const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--include=dev'];
	return [lockFits(root) ? 'ci' : 'install', ...flags];
}

/**
 * @param {string} root folder of the project
 * @returns {boolean} whether the lock file was made from the dependencies of package.json
 */
function lockFits(root) {
	const manifest = readJson(join(root, 'package.json'));
	const locked = readJson(join(root, 'package-lock.json'))?.packages?.[''];
	if (manifest === undefined || locked === undefined) return false;
	return ['dependencies', 'devDependencies', 'peerDependencies'].every((field) => {
		const wanted = Object.entries(manifest[field] ?? {});
		const known = locked[field] ?? {};
		return (
			wanted.length === Object.keys(known).length &&
			wanted.every(([name, range]) => known[name] === range)
		);
	});
}

/**
 * Runs one of our TypeScript entry files (`.mts`) in a child process with tsx loaded.
 *
 * @param {string} file path of the file, relative to the project folder
 * @param {string[]} [args] its command line arguments
 * @param {NodeJS.ProcessEnv} [env] environment, ours by default
 * @returns {Promise<number>} exit code of the file
 */
export async function runTsx(file, args = [], env = process.env) {
	return await runProgram(process.execPath, ['--import', 'tsx', join(projectRoot, file), ...args], {
		env,
	});
}

/**
 * @param {string} path file to read
 * @returns {any} its parsed JSON, undefined when it is missing or unreadable
 */
function readJson(path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}
