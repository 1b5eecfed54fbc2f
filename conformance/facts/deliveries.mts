import type { Fact } from '../types.mts';
import { never } from './judge.mts';

/** Webhook deliveries (docs/api-reference.md 12): nothing that a request of ours could settle. */
export const deliveryFacts: Fact[] = [
	{
		id: 'deliveries.signature',
		source: '12.1 [unknown]',
		claim: 'Which header signs a delivery, and how often is one repeated?',
		...never('needs a receiver on the internet'),
	},
];
