import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bringLine, type BroughtLine } from '../dev/n8n/bring.mts';
import { installPackage } from '../dev/n8n/install.mts';
import { type N8nInstance, startInstance } from '../dev/n8n/instance.mts';
import { mainLineName } from '../dev/n8n/lines.mts';
import type { Closers } from '../dev/cleanup.mts';

/** The owner of an n8n that only a benchmark uses. */
export const owner = {
	email: 'owner@example.com',
	password: 'Testing-1',
	firstName: 'B',
	lastName: 'B',
};

/** A folder for one n8n, with the built package in it. */
export interface BenchFolder {
	brought: BroughtLine;
	folder: string;
	/** For the files that nodes read. */
	filesFolder: string;
	encryptionKey: string;
}

/** Brings n8n and installs the built package into a folder of its own, which `closers` removes. */
export async function prepareFolder(closers: Closers, signal: AbortSignal): Promise<BenchFolder> {
	const brought = await bringLine(mainLineName, { progress: (line) => console.log(line), signal });
	const folder = mkdtempSync(join(tmpdir(), 'pilot-status-bench-'));
	closers.add('The folder', () => rmSync(folder, { recursive: true, force: true }));
	await installPackage(folder, brought.node);
	const filesFolder = mkdtempSync(join(folder, 'files-'));
	return { brought, folder, filesFolder, encryptionKey: randomBytes(24).toString('hex') };
}

/**
 * Starts n8n in its folder.
 *
 * @param extraEnvironment variables of n8n, beside its usual environment
 */
export async function startIn(
	{ brought, folder, encryptionKey }: BenchFolder,
	signal: AbortSignal,
	extraEnvironment: Readonly<Record<string, string>> = {},
): Promise<N8nInstance> {
	const logFile = join(folder, 'n8n.log');
	const common = { brought, userFolder: folder, encryptionKey, owner, logFile, signal };
	return await startInstance({ ...common, logLevel: 'warn', extraEnvironment });
}
