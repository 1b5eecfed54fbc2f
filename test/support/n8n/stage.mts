import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Sandbox, startSandbox } from '../../../sandbox/index.mts';
import { bringLine } from '../../../dev/n8n/bring.mts';
import { projectRoot } from '../../../dev/project.mts';
import type { CredentialInput } from '../../../dev/n8n/client.mts';
import { installPackage } from '../../../dev/n8n/install.mts';
import {
	type InstanceOptions,
	type N8nInstance,
	startInstance,
} from '../../../dev/n8n/instance.mts';
import type { CredentialReference } from '../../../scripts/start/examples.mts';

/** A real n8n of one line with the package installed, and a sandbox to send to. */
export interface E2eStage {
	readonly lineName: string;
	readonly n8n: N8nInstance;
	readonly sandbox: Sandbox;
	/** Folder in which this n8n keeps everything. */
	readonly userFolder: string;
	/** Stores a credential for the sandbox with this key. */
	readonly storeCredential: (key: string) => Promise<CredentialReference>;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

/**
 * Prepares a stage before the tests of a file and takes it down after them; the sandbox is reset before each test. Bringing a line
 * that is not in the cache takes minutes. When it cannot be brought, all tests of the file fail with the reason.
 * Returns a function that gives the stage inside tests. n8n says all it can be made to say by default: the test of secrecy
 * reads it. With many items that is most of its work.
 */
export function useStage(
	lineName: string,
	{ logLevel = 'debug' }: Pick<InstanceOptions, 'logLevel'> = {},
): () => E2eStage {
	let stage: E2eStage | undefined;
	let started: { sandbox?: Sandbox; n8n?: N8nInstance } = {};
	let userFolder = '';

	beforeAll(async () => {
		userFolder = mkdtempSync(join(tmpdir(), `pilot-status-e2e-${lineName}-`));
		const progress = (line: string): void => void process.stderr.write(`${line}\n`);
		const brought = await bringLine(lineName, { progress });
		const sandbox = await startSandbox();
		started = { sandbox };
		await installPackage(userFolder, brought.node);
		const logFile = join(projectRoot, '.test-results', `n8n-${lineName}.log`);
		rmSync(logFile, { force: true });
		const n8n = await startInstance({
			brought,
			userFolder,
			logFile,
			encryptionKey: 'an encryption key for tests',
			owner: { email: 'owner@example.com', password: 'Testing-1', firstName: 'E', lastName: 'E' },
			logLevel,
		});
		started.n8n = n8n;
		stage = {
			lineName,
			n8n,
			sandbox,
			userFolder,
			storeCredential: async (key) => await storeCredential(n8n, sandbox.url, key),
		};
	}, hourMs);

	beforeEach(() => stage?.sandbox.reset());

	afterAll(async () => {
		await started.n8n?.stop();
		await started.sandbox?.close();
		if (userFolder !== '') rmSync(userFolder, { recursive: true, force: true });
	}, 5 * minuteMs);

	return () => {
		if (stage === undefined) throw new Error(`n8n ${lineName} is not running`);
		return stage;
	};
}

/** A credential of the package as n8n stores it. */
export function credentialInput(baseUrl: string, key: string): CredentialInput {
	return {
		name: 'Pilot Status for tests',
		type: 'pilotStatusApi',
		data: { authentication: 'apiKey', apiKey: key, numberId: '', baseUrl },
	};
}

async function storeCredential(
	n8n: N8nInstance,
	baseUrl: string,
	key: string,
): Promise<CredentialReference> {
	const input = credentialInput(baseUrl, key);
	const id = await n8n.client.createCredential(input);
	return { type: input.type, name: input.name, id };
}
