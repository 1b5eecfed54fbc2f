import type { BatchOperation } from '../../../operation';
import { lookUp } from './lookUp';
import { stillWaiting, toResults } from './results';
import { properties } from './properties';
import { BATCH_SIZE, toEntry, toRequest } from './request';

/** Cancels messages that wait for their time; an entry is a message's id. */
export const cancel: BatchOperation<string> = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel scheduled message',
	description: 'Cancel messages scheduled with Deliver At',
	kind: 'batch',
	batchSize: BATCH_SIZE,
	properties,
	toEntry,
	toRequest,
	toResults,
	explain: stillWaiting,
	lookUp,
};
