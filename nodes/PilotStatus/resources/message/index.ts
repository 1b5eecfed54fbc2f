import type { Resource } from '../../operation';
import { sendMedia } from './sendMedia';
import { sendTemplate } from './sendTemplate';
import { sendText } from './sendText';

/** WhatsApp messages: sending them in the API's three exclusive modes. */
export const message: Resource = {
	value: 'message',
	name: 'Message',
	defaultOperation: 'sendText',
	operations: [sendTemplate, sendText, sendMedia],
};
