import type { RequestOperation } from '../../../operation';
import { poll, waitsUntil } from './poll';
import { properties } from './properties';
import { toRequest } from './request';

/** What became of a message, also waiting until it has come so far. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get message',
	description: 'Get the status of a sent message, or wait until it is delivered or read',
	kind: 'other',
	properties,
	toRequest,
	poll,
	waitsUntil,
};
