import { accessSync, constants, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { runToEnd } from '../n8n/processes.mts';

/** Where the servers are that queue mode needs beside n8n. */
export interface QueuePrograms {
	/** Path of `redis-server`. */
	redisServer: string;
	/** Folder with `initdb`, `postgres` and `pg_isready` of one version of PostgreSQL. */
	postgresFolder: string;
}

const debianPackages = ['redis-server', 'postgresql'];
const postgresRoot = '/usr/lib/postgresql';
/** Asked by Debian's packages before they start a service; an exit code of 101 forbids it. */
const startPolicy = '/usr/sbin/policy-rc.d';

/**
 * Finds Redis and PostgreSQL, and installs them from Debian's packages when they are missing and that is possible without a
 * question. Their services are not started: whoever asked starts servers of their own.
 * Throws an Error with one sentence that says what to install when it is not possible.
 */
export async function findPrograms(progress: (line: string) => void): Promise<QueuePrograms> {
	const present = lookForPrograms();
	if (present !== undefined) return present;
	const apt = findOnPath('apt-get');
	const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	const cannot = `Queue mode needs Redis and PostgreSQL: install the packages ${debianPackages.join(' and ')} of Debian or Ubuntu`;
	if (apt === undefined || (prefix.length > 0 && findOnPath('sudo') === undefined)) {
		throw new Error(cannot);
	}
	progress(`Installing ${debianPackages.join(' and ')}`);
	try {
		await installPackages([...prefix, apt]);
	} catch (error) {
		throw new Error(cannot, { cause: error });
	}
	const installed = lookForPrograms();
	if (installed === undefined) throw new Error(cannot);
	return installed;
}

async function installPackages([command = '', ...args]: string[]): Promise<void> {
	const options = { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	// Only root can forbid the start; with sudo the services of the packages do start, on their usual ports, and are not used.
	const forbids = process.getuid?.() === 0 && !existsSync(startPolicy);
	if (forbids) writeFileSync(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		await runToEnd(command, [...args, 'update', '-qq'], options);
		const install = ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages];
		await runToEnd(command, [...args, ...install], options);
	} finally {
		if (forbids) rmSync(startPolicy, { force: true });
	}
}

function lookForPrograms(): QueuePrograms | undefined {
	const redisServer = findOnPath('redis-server');
	const postgresFolder = newestPostgres() ?? folderOnPath('initdb');
	return redisServer === undefined || postgresFolder === undefined
		? undefined
		: { redisServer, postgresFolder };
}

// Debian keeps each version in a folder of its own, which is not on the path.
function newestPostgres(): string | undefined {
	if (!existsSync(postgresRoot)) return undefined;
	const versions = readdirSync(postgresRoot)
		.filter((name) => existsSync(join(postgresRoot, name, 'bin', 'initdb')))
		.sort((one, other) => Number(other) - Number(one));
	return versions[0] === undefined ? undefined : join(postgresRoot, versions[0], 'bin');
}

function folderOnPath(program: string): string | undefined {
	return searchPath().find((folder) => isProgram(join(folder, program)));
}

function findOnPath(program: string): string | undefined {
	const folder = folderOnPath(program);
	return folder === undefined ? undefined : join(folder, program);
}

// Servers are in folders that the path of an ordinary user may lack.
function searchPath(): string[] {
	const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	return [...path, '/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin'];
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
