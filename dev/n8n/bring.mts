import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { bringFolder, type BringOptions } from './bringFolder.mts';
import { isComplete, lineFolder } from './cache.mts';
import { type N8nLine, n8nLine, n8nLines } from './lines.mts';
import { environmentUnder, nodeForLine, type NodeRuntime } from './nodeRuntime.mts';
import { runToEnd } from './processes.mts';

export type { BringOptions } from './bringFolder.mts';

/** A line of n8n that is on this machine and can be started. */
export interface BroughtLine {
	readonly line: N8nLine;
	/** The npm project folder that holds n8n. */
	readonly folder: string;
	readonly node: NodeRuntime;
	/** n8n's start script, to be run with `node.program`. */
	readonly program: string;
}

/**
 * Makes sure that a line (`2.41`) and a Node.js for it are in the cache folder: brings what is missing, once per version.
 * Throws when it cannot be brought, with the reason and the last lines of what npm said.
 */
export async function bringLine(name: string, options: BringOptions): Promise<BroughtLine> {
	const line = n8nLine(name);
	const node = await nodeForLine(line, options);
	const folder = lineFolder(line);
	await bringFolder(folder, contentsOf(line), `n8n ${line.version}`, options, async (incoming) => {
		await installN8n(line, node, incoming, options);
	});
	const program = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	return { line, folder, node, program };
}

async function installN8n(
	line: N8nLine,
	node: NodeRuntime,
	folder: string,
	options: BringOptions,
): Promise<void> {
	const project = {
		private: true,
		dependencies: { n8n: line.version },
		overrides: line.overrides,
	};
	writeFileSync(join(folder, 'package.json'), `${JSON.stringify(project, null, '\t')}\n`);
	const env = environmentUnder(node);
	// Without scripts: they compile and download parts that a local n8n does not use. SQLite is the one that is needed.
	await runToEnd('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: folder,
		env,
		signal: options.signal,
	});
	if (await reuseSqlite(node, folder)) return;
	options.progress(`Compiling SQLite for n8n ${line.version}`);
	await runToEnd('npm', ['rebuild', 'sqlite3'], {
		cwd: folder,
		env: {
			...env,
			JOBS: '2',
			...(node.headers === undefined ? {} : { npm_config_nodedir: node.headers }),
		},
		signal: options.signal,
	});
	await checkSqlite(node, folder);
}

// One compiled binary serves all versions of Node.js (it is built on Node-API), so a line that is already here can lend its own.
async function reuseSqlite(node: NodeRuntime, folder: string): Promise<boolean> {
	const donors = n8nLines.filter((line) => isComplete(lineFolder(line), contentsOf(line)));
	for (const donor of donors) {
		const source = sqliteBinary(lineFolder(donor));
		if (!existsSync(source)) continue;
		const target = sqliteBinary(folder);
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

function contentsOf(line: N8nLine): string {
	return `n8n@${line.version}`;
}
