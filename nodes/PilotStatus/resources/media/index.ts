import type { Resource } from '../../operation';
import { download } from './download';

/** Files of received messages. */
export const media: Resource = {
	value: 'media',
	name: 'Media',
	defaultOperation: 'download',
	operations: [download],
};
