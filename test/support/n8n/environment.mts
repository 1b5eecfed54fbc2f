import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { CleanupStack } from '../../../dev/cleanup.mts';
import { type Environment, startEnvironment } from '../../../dev/environment.mts';
import type { InstanceOptions } from '../../../dev/n8n/instance.mts';
import { testResultsFolder } from '../../../dev/project.mts';

export { credentialInput } from '../../../dev/environment.mts';

/** A real n8n of one version with the package installed, and a sandbox to send to. */
export interface TestEnvironment extends Environment {
	readonly version: string;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** Writes a line of progress beside the output of the tests. */
export const progress = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Starts an environment before the tests of a block and stops it after them; the sandbox is reset before each test. When it cannot
 * be started, all tests of the block fail with the reason. Downloading an n8n takes minutes.
 * Returns a function that gives the environment inside tests.
 */
export function useStarted<Started extends Environment>(
	start: (cleanup: CleanupStack) => Promise<Started>,
): () => Started {
	const cleanup = new CleanupStack();
	let environment: Started | undefined;
	beforeAll(async () => {
		environment = await start(cleanup);
	}, hourMs);
	beforeEach(() => environment?.sandbox.reset());
	afterAll(async () => await cleanup.run(), 10 * minuteMs);
	return () => {
		if (environment === undefined) throw new Error('n8n is not running');
		return environment;
	};
}

/**
 * Starts one n8n for the tests of a block. It says all it can be made to say by default: the test of secrecy reads it. With many
 * items that is most of its work.
 */
export function useEnvironment(
	version: string,
	{ logLevel = 'debug' }: Pick<InstanceOptions, 'logLevel'> = {},
): () => TestEnvironment {
	return useStarted(async (cleanup) => {
		const logFile = join(testResultsFolder, `n8n-${version}.log`);
		rmSync(logFile, { force: true });
		const n8n = { logFile, logLevel };
		return { ...(await startEnvironment(cleanup, { version, progress, n8n })), version };
	});
}
