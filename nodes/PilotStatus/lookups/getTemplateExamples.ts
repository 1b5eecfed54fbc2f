import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { findPlaceholders } from './placeholders';

/**
 * One input for the example of each variable that the texts of a new template hold, labelled with the words around
 * it. Asks no server. Texts from expressions are not known in the editor, so their variables are not either.
 */
export function getTemplateExamples(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const read = (name: string): unknown => {
		const value: unknown = this.getCurrentNodeParameter(name);
		return typeof value === 'string' && value.startsWith('=') ? undefined : value;
	};
	const placeholders = findPlaceholders({
		header: read('templateHeaderType') === 'TEXT' ? read('templateHeaderText') : undefined,
		body: read('templateBody'),
		buttons: read('templateContentButtons'),
	});
	return Promise.resolve({
		fields: placeholders.map(({ name, context }) => ({
			id: name,
			displayName: context === undefined ? name : `${name}: ${context}`,
			required: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: 'string',
		})),
		emptyFieldsNotice:
			'No variables such as {{name}} in the texts above. For texts from expressions, set Specify Content to Using JSON.',
	});
}
