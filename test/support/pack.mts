import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { projectRoot } from '../../dev/project.mts';

/** What `npm pack` made, unpacked. */
export interface PackedPackage {
	/** Folder that holds the unpacked package. */
	folder: string;
	/** Paths of the files in it, relative to the package. */
	files: string[];
	/** Size of the tarball in bytes. */
	packedBytes: number;
	/** Removes the folder and the tarball. */
	remove(): void;
}

interface PackReport {
	filename: string;
	files: Array<{ path: string }>;
}

/**
 * Packs the checkout as `npm publish` would and unpacks it in a temporary folder. Needs a built dist.
 *
 * @throws Error with npm's own words when it fails
 */
export function packProject(): PackedPackage {
	const work = mkdtempSync(join(tmpdir(), 'pilot-status-pack-'));
	const flags = ['pack', '--json', '--ignore-scripts', '--pack-destination', work];
	const [report] = JSON.parse(runOrThrow('npm', flags, projectRoot)) as PackReport[];
	if (report === undefined) throw new Error('npm pack named no tarball');
	const tarball = join(work, report.filename);
	const folder = join(work, 'package');
	mkdirSync(folder);
	runOrThrow('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], work);
	return {
		folder,
		files: report.files.map(({ path }) => path).sort(),
		packedBytes: statSync(tarball).size,
		remove: () => rmSync(work, { recursive: true, force: true }),
	};
}

/**
 * Runs a program to its end and gives its standard output.
 *
 * @throws Error with both outputs when its exit code is not 0
 */
export function runOrThrow(command: string, args: string[], cwd: string): string {
	const shell = process.platform === 'win32';
	// eslint-plugin-n8n-nodes-base takes every file for a node file where NODE_ENV is "test"
	const env = { ...process.env, NODE_ENV: 'production' };
	const result = spawnSync(command, args, {
		cwd,
		env,
		encoding: 'utf8',
		shell,
		maxBuffer: 2 ** 26,
	});
	if (result.status !== 0) {
		const said = result.error?.message ?? `${result.stdout}\n${result.stderr}`;
		throw new Error(`${command} ${args.join(' ')} failed:\n${said}`);
	}
	return result.stdout;
}
