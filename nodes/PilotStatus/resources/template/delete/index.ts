import { isRecord } from '../../../../shared/api/answers';
import type { Failure } from '../../../../shared/api/request';
import type { RequestOperation } from '../../../operation';
import { properties } from './properties';
import { toRequest } from './request';

const NOT_DELETED: Failure = {
	message: 'Pilot Status did not delete the template',
	description: 'Check it with the Get operation, and delete it in the Pilot Status dashboard',
	code: 'NOT_DELETED',
	mayHaveBeenSent: false,
	canRetry: false,
};

/** Deletes a template. */
export const deleteTemplate: RequestOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete template',
	description: 'Permanently delete a template, including at Meta',
	kind: 'other',
	properties,
	toRequest,
	poll: (body) => (isRecord(body) && body.deleted === false ? { failure: NOT_DELETED } : undefined),
	// the output that n8n has for everything that is deleted
	toItems: () => [{ json: { deleted: true } }],
};
