import type { Fact } from '../types.mts';
import { accessFacts, lateAccessFacts } from './access.mts';
import { deliveryFacts } from './deliveries.mts';
import { numberFacts } from './numbers.mts';
import { ownTemplateFacts } from './ownTemplate.mts';
import { readingFacts } from './reading.mts';
import { roomFacts } from './rooms.mts';
import { templateFacts } from './templates.mts';
import { lateWebhookFacts, webhookFacts } from './webhooks.mts';

export { scheduleTime, sendingFacts } from './sending.mts';

/** All that is checked without sending, in the order in which later facts need earlier ones. */
export const facts: Fact[] = [
	...accessFacts,
	...numberFacts,
	...readingFacts,
	...roomFacts,
	...templateFacts,
	...ownTemplateFacts,
	...webhookFacts,
	...lateAccessFacts,
	...lateWebhookFacts,
	...deliveryFacts,
];
