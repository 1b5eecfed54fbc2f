import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bringLine } from '../../dev/n8n/bring.mts';
import type { Owner } from '../../dev/n8n/client.mts';
import { installPackage } from '../../dev/n8n/install.mts';
import { type N8nInstance, startInstance } from '../../dev/n8n/instance.mts';
import { mainLineName } from '../../dev/n8n/lines.mts';
import { type Sandbox, startSandbox } from '../../sandbox/index.mts';
import type { Closers } from '../../dev/cleanup.mts';
import type { CredentialReference } from '../start/examples.mts';

/** What the pictures are taken of. */
export interface PictureStage {
	sandbox: Sandbox;
	n8n: N8nInstance;
	owner: Owner;
	/** The stored credential for the sandbox. */
	credential: CredentialReference;
}

const owner = { email: 'ana@example.com', password: 'Testing-1', firstName: 'Ana', lastName: 'S' };

/** Starts a sandbox and a new n8n with the built package on loopback; what was started is added to `closers` at once. */
export async function setPictureStage(closers: Closers): Promise<PictureStage> {
	const brought = await bringLine(mainLineName, { progress: (line) => console.log(line) });
	const userFolder = mkdtempSync(join(tmpdir(), 'pilot-status-pictures-'));
	closers.add('The folder', () => rmSync(userFolder, { recursive: true, force: true }));
	// Slow enough for n8n to wait for an answer before the message is on the phone.
	const sandbox = await startSandbox({ deliveryDelayMs: 300 });
	closers.add('The sandbox', async () => await sandbox.close());
	await installPackage(userFolder, brought.node);
	const n8n = await startInstance({
		brought,
		userFolder,
		logFile: join(userFolder, 'n8n.log'),
		encryptionKey: randomBytes(24).toString('hex'),
		owner,
		logLevel: 'warn',
	});
	closers.add('n8n', async () => await n8n.stop());
	const input = {
		name: 'Pilot Status account',
		type: 'pilotStatusApi',
		data: {
			authentication: 'apiKey',
			apiKey: 'ps_sandbox_web',
			numberId: '',
			baseUrl: sandbox.url,
		},
	};
	const id = await n8n.client.createCredential(input);
	return { sandbox, n8n, owner, credential: { type: input.type, name: input.name, id } };
}
