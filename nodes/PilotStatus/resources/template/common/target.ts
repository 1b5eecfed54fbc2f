import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { isRecord } from '../../../../shared/json';
import type { Failure } from '../../../../shared/api/types';
import type { ItemContext } from '../../../operation';
import { isExplained, reword } from '../../common/explain';
import { pathWith, requireId } from '../../common/read';

/** The answer as it is, with a notice while Meta reviews the template (docs/api-reference.md 7). */
export function toItems(body: unknown, item: ItemContext): INodeExecutionData[] {
	const json = isRecord(body) ? body : {};
	if (json.metaStatus === 'PENDING') {
		item.hint(
			'Meta reviews the template now. It can be sent as soon as its status at Meta is Approved; check it with the Get operation.',
		);
	}
	return [{ json }];
}

/** A 409 without a code that tells something else: docs/api-reference.md 7 knows one reason, a name that is taken. */
export function explainNameConflict(failure: Failure): Failure {
	if (failure.httpStatus !== 409 || isExplained(failure)) return failure;
	return reword(failure, {
		message: 'A template with this name already exists',
		description: 'Choose another name, or change the template with the Update operation',
	});
}

/** The template that is looked at, changed or deleted. Unlike the one to send it need not be approved. */
export const targetTemplateField: INodeProperties = {
	displayName: 'Template',
	name: 'targetTemplateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			typeOptions: { searchListMethod: 'searchAllTemplates', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. order_update',
			hint: 'Template ID or name',
		},
	],
};

/**
 * Path of the chosen template; the API takes its id or its name (docs/api-reference.md 7).
 *
 * @throws {InvalidInput} when none is chosen
 */
export function targetPath(item: ItemContext): string {
	const id = requireId(item, 'targetTemplateId', 'Template');
	return pathWith('/v1/templates', id, 'Template');
}
