import type { IExecuteFunctions } from 'n8n-workflow';

import type { ApiClient } from '../../shared/api/client';
import { CREDENTIAL_NAME } from '../../shared/api/credential';
import { sweepExpiredWaits } from '../../shared/waitWebhooks';
import { lineOf, warn } from './log';

/** The credentials whose old webhooks are being removed at this moment, in this process. */
const underWay = new Set<string>();

/**
 * Removes webhooks of waits that are over, beside the work: the question is out already, and nothing waits for this.
 * Where many executions ask at once, one of them sweeps. Never throws.
 */
export function sweep(context: IExecuteFunctions, client: ApiClient, token: string): void {
	const credential = context.getNode().credentials?.[CREDENTIAL_NAME]?.id ?? '';
	if (underWay.has(credential)) return;
	underWay.add(credential);
	sweepExpiredWaits(client, (failure) => warn(context, lineOf(failure), token))
		.catch((error: unknown) => warn(context, String(error), token))
		.finally(() => underWay.delete(credential));
}
