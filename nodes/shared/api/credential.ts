import type { ICredentialsDecrypted } from 'n8n-workflow';

import { type Connection, resolveConnection } from '../../../credentials/connection';
import type { ApiContext } from './types';

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

/** Reads the credential with which the requests of an input item are signed. */
export interface CredentialReader {
	/**
	 * Gives the credential of an item; rejects when it is missing or cannot be used, and reads it again the next time.
	 *
	 * @param item position of the input item, from 0
	 */
	read(item: number): Promise<UsableCredential>;
	/** Whether an expression in the credential makes it differ between items. */
	isPerItem: boolean;
}

/**
 * Finds out how the node's credential has to be read: once a minute at most for all items, or, where it holds an expression
 * that depends on the item, once for each request of each item. It never rejects for a credential that cannot be used.
 */
export async function credentialOf(context: ApiContext): Promise<CredentialReader> {
	if (await differsBetweenItems(context)) {
		return { isPerItem: true, read: async (item) => await readFor(context, item) };
	}
	let reading: Promise<UsableCredential> | undefined;
	let readAt = 0;
	return {
		isPerItem: false,
		read: async () => {
			if (reading === undefined || Date.now() - readAt >= LIFE_MS) {
				readAt = Date.now();
				const started = readFor(context, 0);
				reading = started;
				started.catch(() => {
					if (reading === started) reading = undefined;
				});
			}
			return await reading;
		},
	};
}

/**
 * Compares the credential of some items. n8n hands out credentials with their expressions evaluated, so an expression shows
 * only by its values. The position behind the last item shows it best: there an expression that reads its item fails or gives
 * nothing, while anything else stays as it is. Reading the credential of all items instead would cost 10,000 look-ups.
 */
async function differsBetweenItems(context: ApiContext): Promise<boolean> {
	const count = 'getInputData' in context ? context.getInputData().length : 1;
	if (count < 2) return false;
	const first = await fingerprint(context, 0);
	for (const item of probes(count)) {
		if ((await fingerprint(context, item)) !== first) return true;
	}
	return false;
}

/** The position behind the last item, the last, and the others ever further apart. */
function probes(count: number): number[] {
	const items = [count, count - 1];
	for (let item = 1; item < count - 1; item *= 2) items.push(item);
	return items;
}

async function fingerprint(context: ApiContext, item: number): Promise<string> {
	try {
		return JSON.stringify(await credentialData(context, item));
	} catch (error) {
		return (error as Error).message;
	}
}

async function readFor(context: ApiContext, item: number): Promise<UsableCredential> {
	const data = await credentialData(context, item);
	const { id, name } = context.getNode().credentials?.[CREDENTIAL_NAME] ?? {};
	return {
		connection: resolveConnection(data),
		decrypted: { id: id ?? '', name: name ?? CREDENTIAL_NAME, type: CREDENTIAL_NAME, data },
	};
}

async function credentialData(context: ApiContext, item: number) {
	return 'getInputData' in context
		? await context.getCredentials(CREDENTIAL_NAME, item)
		: await context.getCredentials(CREDENTIAL_NAME);
}
