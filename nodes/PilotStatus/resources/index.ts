import type { Resource } from '../operation';
import { analytics } from './analytics';
import { conversation } from './conversation';
import { group } from './group';
import { media } from './media';
import { message } from './message';
import { newsletter } from './newsletter';
import { number } from './number';
import { template } from './template';

/** Everything the node offers, in the order of the documentation. */
export const resources: Resource[] = [
	message,
	template,
	group,
	newsletter,
	conversation,
	number,
	media,
	analytics,
];
