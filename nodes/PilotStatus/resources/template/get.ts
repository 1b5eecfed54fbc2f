import type { INodeProperties } from 'n8n-workflow';

import type { ApiRequest } from '../../../shared/api/types';
import type { ItemContext, RequestOperation } from '../../operation';
import { targetTemplateField, targetPath } from './common/target';

/** Fields of Get. */
const properties: INodeProperties[] = [targetTemplateField];

/**
 * One template (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when none is chosen
 */
function toRequest(item: ItemContext): ApiRequest {
	return { method: 'GET', path: targetPath(item) };
}

/** One template, by id or name. */
export const get: RequestOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get template',
	description: 'Get the content, variables and review status of a template',
	kind: 'other',
	properties,
	toRequest,
};
