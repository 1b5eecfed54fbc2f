import type { Resource } from '../operation';
import { message } from './message';

/** Everything the node offers, in the order of the documentation. */
export const resources: Resource[] = [message];
