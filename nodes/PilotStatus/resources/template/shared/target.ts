import type { INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../../operation';
import { pathWith, requireId } from '../../shared/required';

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
