import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

/** Sends an image, video, document or voice note on its own. */
export const sendMedia: RequestOperation = {
	value: 'sendMedia',
	name: 'Send Media',
	action: 'Send media message',
	description: 'Send an image, video, document or voice note',
	kind: 'send',
	properties,
	toRequest,
};
