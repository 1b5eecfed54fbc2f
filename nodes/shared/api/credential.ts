import type { ICredentialsDecrypted } from 'n8n-workflow';

import type { Connection } from '../../../credentials/connection';
import { resolveConnection } from '../../../credentials/connection';
import type { ApiContext } from './client';

/** Name of the credential type that every request uses. */
export const CREDENTIAL_NAME = 'pilotStatusApi';

/**
 * How long a credential that was read is used (ms). n8n would look it up in its database and decrypt it for every request, a
 * fifth of what a send costs; and a key that is changed while ten thousand messages go out must reach those that are left.
 */
const LIFE_MS = 60_000;

/** A credential, and where it points: both of the same moment, so that no key goes to an address it is not meant for. */
export interface UsableCredential {
	connection: Connection;
	/** As n8n's HTTP helper takes it, instead of looking it up itself. */
	decrypted: ICredentialsDecrypted;
}

/**
 * Reads the node's credential for the requests of one execution: once a minute at most, whichever request comes first.
 *
 * @returns gives the credential; rejects when it is missing or cannot be used, and reads it again the next time
 */
export function credentialOf(context: ApiContext): () => Promise<UsableCredential> {
	let reading: Promise<UsableCredential> | undefined;
	let readAt = 0;
	return async () => {
		if (reading === undefined || Date.now() - readAt >= LIFE_MS) {
			readAt = Date.now();
			const started = read(context);
			reading = started;
			started.catch(() => {
				if (reading === started) reading = undefined;
			});
		}
		return await reading;
	};
}

async function read(context: ApiContext): Promise<UsableCredential> {
	const data = await context.getCredentials(CREDENTIAL_NAME);
	const { id, name } = context.getNode().credentials?.[CREDENTIAL_NAME] ?? {};
	return {
		connection: resolveConnection(data),
		decrypted: { id: id ?? '', name: name ?? CREDENTIAL_NAME, type: CREDENTIAL_NAME, data },
	};
}
