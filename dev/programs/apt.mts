import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { runToEnd } from '../process/process.mts';
import { findOnPath } from './find.mts';

/** Asked by Debian's packages before they start a service; an exit code of 101 forbids it. */
const startPolicy = '/usr/sbin/policy-rc.d';

// apt waits for another apt by itself, but not for one that holds the lists; and it calls an update without any list a success.
const options = [
	'-qq',
	'-o',
	'DPkg::Lock::Timeout=600',
	'-o',
	'Acquire::Retries=5',
	'-o',
	'APT::Update::Error-Mode=any',
];

/** Pauses before the second and each further try (ms): a mirror, or another apt, may need some minutes. */
const PAUSES_MS = [5_000, 15_000, 60_000];

/** Runs one command to its end; rejects with its last lines. */
export type RunCommand = (command: string, args: string[]) => Promise<unknown>;

const runCommand: RunCommand = async (command, args) =>
	await runToEnd(command, args, {
		cwd: '/',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});

/**
 * Returns the beginning of a command line that runs apt-get without a question, as root or with a sudo that asks for no
 * password; undefined when there is no apt-get, or no way to be root.
 */
export function aptCommand(): string[] | undefined {
	const apt = findOnPath('apt-get');
	if (apt === undefined) return undefined;
	if (process.getuid?.() === 0) return [apt];
	const sudo = findOnPath('sudo');
	// sudo hands no variable on.
	return sudo === undefined
		? undefined
		: [sudo, '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', apt];
}

/**
 * Installs packages of Debian or Ubuntu, without starting their services where we are root. A failure is tried again.
 *
 * @param apt see {@link aptCommand}
 * @param packages names of packages
 * @param run runs a command; another one in tests
 * @param pausesMs pauses between the tries, in milliseconds
 * @throws {Error} of the last try, with what apt-get said
 */
export async function installPackages(
	apt: readonly string[],
	packages: readonly string[],
	run: RunCommand = runCommand,
	pausesMs: readonly number[] = PAUSES_MS,
): Promise<void> {
	const [command = '', ...args] = apt;
	const forbids = run === runCommand && process.getuid?.() === 0 && !existsSync(startPolicy);
	if (forbids) writeFileSync(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		for (let attempt = 0; ; attempt += 1) {
			try {
				await run(command, [...args, ...options, 'update']);
				const install = ['install', '-y', '--no-install-recommends', ...packages];
				await run(command, [...args, ...options, ...install]);
				return;
			} catch (error) {
				const next = pausesMs[attempt];
				if (next === undefined) throw error;
				await pause(next);
			}
		}
	} finally {
		if (forbids) rmSync(startPolicy, { force: true });
	}
}
