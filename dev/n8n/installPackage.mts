import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runToEnd } from '../process/process.mts';
import { projectRoot } from '../project.mts';
import { environmentUnder, type NodeRuntime } from './download.mts';

interface Manifest {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
}

/**
 * Installs a package into an n8n user folder with the same steps on disk as the editor's "Install community node": `npm pack`,
 * unpack, drop development and peer dependencies, `npm install` inside the package, write the version into `nodes/package.json`.
 * Only the registry is left out: the package comes from a built checkout (this project by default). n8n must not be running on
 * the folder. Returns the name and version installed.
 */
export async function installPackage(
	userFolder: string,
	node: NodeRuntime,
	packageFolder: string = projectRoot,
): Promise<{ name: string; version: string }> {
	const env = environmentUnder(node);
	const packed = mkdtempSync(join(tmpdir(), 'n8n-package-'));
	try {
		await runToEnd('npm', ['pack', '--quiet', '--pack-destination', packed], {
			cwd: packageFolder,
			env,
		});
		const source = readManifest(join(packageFolder, 'package.json'));
		const tarball = `${source.name.replace('@', '').replace('/', '-')}-${source.version}.tgz`;
		const nodesFolder = join(userFolder, '.n8n', 'nodes');
		const target = join(nodesFolder, 'node_modules', source.name);
		rmSync(target, { recursive: true, force: true });
		mkdirSync(target, { recursive: true });
		const unpack = ['-xzf', join(packed, tarball), '-C', target, '--strip-components=1'];
		await runToEnd('tar', unpack, { cwd: packed, env });
		dropUnusedDependencies(join(target, 'package.json'));
		await runToEnd('npm', installArguments, { cwd: target, env });
		rememberInstalled(join(nodesFolder, 'package.json'), source);
		return { name: source.name, version: source.version };
	} finally {
		rmSync(packed, { recursive: true, force: true });
	}
}

// As n8n calls it.
const installArguments = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

function dropUnusedDependencies(file: string): void {
	const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[field];
	}
	writeFileSync(file, JSON.stringify(manifest, null, 2));
}

function rememberInstalled(file: string, installed: Manifest): void {
	const manifest: Partial<Manifest> & { private?: boolean } = existsSync(file)
		? readManifest(file)
		: { name: 'installed-nodes', private: true };
	const dependencies = { ...manifest.dependencies, [installed.name]: installed.version };
	writeFileSync(file, JSON.stringify({ ...manifest, dependencies }, null, 2));
}

function readManifest(file: string): Manifest {
	return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
