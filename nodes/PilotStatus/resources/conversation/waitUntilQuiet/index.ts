import type { CustomOperation } from '../../../operation';
import { createExecute } from './execute';
import { properties } from './fields';
import { QuietMemory } from './memory';

/** Lets the execution of a contact's newest message go on with all that they wrote, and ends those of the others. */
export const waitUntilQuiet: CustomOperation = {
	value: 'waitUntilQuiet',
	name: 'Wait Until Quiet',
	action: 'Wait until conversation is quiet',
	description: 'Wait until a contact stops writing and combine their messages',
	kind: 'custom',
	properties,
	execute: createExecute(new QuietMemory()),
};
