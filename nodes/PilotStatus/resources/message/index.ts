import type { Resource } from '../../operation';
import { cancel } from './cancel';
import { get } from './get';
import { getMany } from './getMany';
import { sendAndWait } from './sendAndWait';
import { sendMedia } from './sendMedia';
import { sendTemplate } from './sendTemplate';
import { sendText } from './sendText';

/** WhatsApp messages: sending them in the API's three exclusive modes, and what became of them. */
export const message: Resource = {
	value: 'message',
	name: 'Message',
	defaultOperation: 'sendText',
	operations: [sendTemplate, sendText, sendMedia, sendAndWait, get, getMany, cancel],
};
