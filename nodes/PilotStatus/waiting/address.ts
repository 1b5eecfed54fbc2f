import type { IExecuteFunctions } from 'n8n-workflow';

import { credentialOf } from '../../shared/api/credential';
import { InvalidInput } from '../../shared/invalidInput';
import { isPublicAddress } from '../../shared/publicAddress';
import type { ReplyIn } from './question';

const NEXT = 'Set N8N_WEBHOOK_URL (before n8n 2.41: WEBHOOK_URL) to the public address of this n8n';

/**
 * Refuses to ask where nobody could answer: the page could not be opened, or the answer not be delivered. An API on this
 * machine or in the same network, such as the sandbox, reaches n8n there.
 *
 * @throws {InvalidInput} when the address of this n8n is not reachable from the internet; in the chat also when it is not
 *   https, which webhooks of Pilot Status need (docs/api-reference.md 11)
 */
export async function refuseUnreachable(
	context: IExecuteFunctions,
	replyIn: ReplyIn,
): Promise<void> {
	const address = context.getSignedResumeUrl();
	if (isPublicAddress(address) && (replyIn === 'page' || address.startsWith('https:'))) return;
	const { connection } = await (await credentialOf(context)).read(0);
	if (!isPublicAddress(connection.baseUrl)) return;
	const { origin } = new URL(address);
	throw isPublicAddress(address)
		? new InvalidInput(
				`The address of this n8n, ${origin}, is not https, and Pilot Status delivers answers to https only`,
				NEXT,
			)
		: new InvalidInput(
				`The address of this n8n, ${origin}, cannot be reached from the internet, so no answer could come back`,
				NEXT,
			);
}
