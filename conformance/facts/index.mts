import type { Fact, Facts } from '../types.mts';
import { accessFacts, lateAccessFacts } from './access.mts';
import { chatFacts } from './chats.mts';
import { numberFacts } from './numbers.mts';
import { ownTemplateFacts } from './ownTemplate.mts';
import { readingFacts } from './reading.mts';
import { sendingData } from './sending.mts';
import { templateFacts } from './templates.mts';
import { lateWebhookFacts, webhookFacts } from './webhooks.mts';

const listOf = (...groups: Facts[]): Fact[] =>
	groups.flatMap((group) => Object.entries(group).map(([id, data]) => ({ id, ...data })));

/** All that is checked without sending, in the order in which later facts need earlier ones. */
export const facts: Fact[] = [
	...listOf(accessFacts, numberFacts, readingFacts, chatFacts, templateFacts, ownTemplateFacts),
	...listOf(webhookFacts, lateAccessFacts, lateWebhookFacts),
];

/** What only `--send-to` checks. */
export const sendingFacts: Fact[] = listOf(sendingData);
