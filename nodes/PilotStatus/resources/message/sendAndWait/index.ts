import type { CustomOperation } from '../../../operation';
import { startWaiting } from './ask';
import { properties } from './fields';

/** Asks a person and pauses the execution until they answer. */
export const sendAndWait: CustomOperation = {
	value: 'sendAndWait',
	name: 'Send and Wait for Response',
	action: 'Send message and wait for response',
	description: 'Send a message and wait for a response in the chat or on a page',
	kind: 'custom',
	properties,
	execute: startWaiting,
};
