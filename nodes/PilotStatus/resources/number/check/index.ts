import type { BatchOperation } from '../../../operation';
import { toResults } from './results';
import { properties } from './properties';
import { BATCH_SIZE, toEntry, toRequest } from './request';

/** Finds out which phone numbers have WhatsApp; an entry is a phone number in E.164. */
export const check: BatchOperation<string> = {
	value: 'check',
	name: 'Check',
	action: 'Check number',
	description: 'Check whether phone numbers are on WhatsApp. For QR-paired numbers only.',
	kind: 'batch',
	batchSize: BATCH_SIZE,
	properties,
	toEntry,
	toRequest,
	toResults,
};
