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

/** Facts about endpoints of one number: each needs a number's key, unless it says what else it needs. */
const forNumber = (...groups: Facts[]): Fact[] =>
	listOf(...groups).map((fact) => {
		const { ask, never, needs = ['number key'] } = fact;
		const needsMore = never !== undefined || (typeof ask === 'object' && ask.of !== undefined);
		return needsMore ? fact : { ...fact, needs };
	});

/** All that is checked without sending, in the order in which later facts need earlier ones. */
export const facts: Fact[] = [
	...listOf(accessFacts, numberFacts),
	...forNumber(readingFacts, chatFacts, templateFacts),
	...listOf(ownTemplateFacts, webhookFacts, lateAccessFacts, lateWebhookFacts),
];

/** What only `--send-to` checks. */
export const sendingFacts: Fact[] = listOf(sendingData);
