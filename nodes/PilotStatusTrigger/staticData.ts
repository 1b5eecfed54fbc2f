import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Subscription } from './subscription';

/**
 * What the node keeps in the workflow's static data. n8n keeps it apart for "Listen for test event": a test begins with
 * empty data of its own, which its deliveries see too, and which is thrown away afterwards (n8n 1.123 to 2.41).
 */
export interface TriggerStaticData {
	subscription?: Subscription;
	/** Short hashes of the deliveries seen last, the newest at the end. */
	seen?: string[];
	/** When a person of the business last wrote (ms since 1970), by short hashes of the chats, the newest at the end. */
	answered?: Record<string, number>;
}

/** The stored data of this node; changes are saved by n8n when the hook or the delivery is done. */
export function triggerStaticData(context: IHookFunctions | IWebhookFunctions): TriggerStaticData {
	return context.getWorkflowStaticData('node') as TriggerStaticData;
}
