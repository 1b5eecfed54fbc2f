import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { recordOf } from '../../shared/json';
import { callOrThrow } from '../../shared/api/client';
import { pathWith } from '../../shared/pathWith';
import { tidy } from '../../shared/values';
import { findPlaceholders } from '../resources/template/common/placeholders';

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

/** One input per variable of the chosen template (`GET /v1/templates/{id or name}`), labelled with the words around it. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const chosen = this.getCurrentNodeParameter('templateId', { extractValue: true });
	const templateId = typeof chosen === 'string' ? tidy(chosen) : '';
	if (templateId === '') {
		return { fields: [], emptyFieldsNotice: 'Choose a template first' };
	}
	const body = await callOrThrow(this, {
		method: 'GET',
		path: pathWith('/v1/templates', templateId, 'Template'),
	});
	const placeholders = findPlaceholders(recordOf(body, 'template') ?? {});
	return {
		fields: placeholders.map(({ name, context }) => ({
			id: name,
			displayName: context === undefined ? name : `${name}: ${context}`,
			required: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
			display: true,
			type: 'string',
		})),
		emptyFieldsNotice: 'This template has no variables',
	};
}
