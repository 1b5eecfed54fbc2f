import type { WaitOperation } from '../../../operation';
import { properties } from './properties';
import { toQuestion, toRequest } from './request';

/** Asks a person and pauses the execution until they answer. */
export const sendAndWait: WaitOperation = {
	value: 'sendAndWait',
	name: 'Send and Wait for Response',
	action: 'Send message and wait for response',
	description: 'Ask a person, and go on when they answer in the chat or on a page',
	kind: 'wait',
	properties,
	toQuestion,
	toRequest,
};
