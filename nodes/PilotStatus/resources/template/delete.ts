import type { INodeProperties } from 'n8n-workflow';

import { isRecord } from '../../../shared/json';
import type { ApiRequest, Failure } from '../../../shared/api/types';
import type { ItemContext, RequestOperation } from '../../operation';
import { targetTemplateField, targetPath } from './common/target';

/** Fields of Delete. */
const properties: INodeProperties[] = [targetTemplateField];

/**
 * The end of a template (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when none is chosen
 */
function toRequest(item: ItemContext): ApiRequest {
	return { method: 'DELETE', path: targetPath(item) };
}

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
