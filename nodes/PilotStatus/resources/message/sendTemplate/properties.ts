import type { INodeProperties } from 'n8n-workflow';

import { buttonFields, buttonForms } from '../shared/buttonFields';
import { destinationFields } from '../shared/destination';
import {
	deliverAtField,
	deliverUntilField,
	labelsField,
	markReadField,
	sendingOptions,
} from '../shared/sendOptions';
import { templateMediaFields } from './mediaFields';

/** Meta's rule about white space in variables, which other numbers do not have. */
const cleanVariablesField: INodeProperties = {
	displayName: 'Clean Up White Space',
	name: 'cleanVariables',
	type: 'boolean',
	default: true,
	description: 'Whether line breaks, tabs and runs of blanks in variables become one blank',
};

/** Fields of Send Template. */
export const properties: INodeProperties[] = [
	...destinationFields,
	{
		displayName: 'Template',
		name: 'templateId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The list holds the templates that can be sent now',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a template...',
				typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. order_update',
				hint: 'The ID or the name of the template',
			},
		],
	},
	{
		displayName: 'Specify Variables',
		name: 'variablesMode',
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: 'How the variables of the template get their values',
	},
	{
		displayName: 'Template Variables',
		name: 'templateVariables',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		typeOptions: {
			loadOptionsDependsOn: ['templateId.value'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateVariables',
				mode: 'add',
				valuesLabel: 'Template Variables',
				fieldWords: { singular: 'variable', plural: 'variables' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: false,
				noFieldsError: 'This template has no variables',
			},
		},
		displayOptions: { show: { variablesMode: ['fields'] }, hide: { templateId: [''] } },
	},
	{
		displayName: 'Template Variables (JSON)',
		name: 'templateVariablesJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "name": "Ana", "order_id": "42" }',
		description: 'An object with a value for each variable of the template',
		displayOptions: { show: { variablesMode: ['json'] } },
	},
	...templateMediaFields,
	{
		displayName: 'Specify Buttons',
		name: 'templateButtonsMode',
		type: 'options',
		options: [
			{ name: 'From Template', value: 'template', description: 'Those that the template has' },
			...buttonForms,
		],
		default: 'template',
		description: 'Where the buttons below the message come from',
	},
	...buttonFields({
		mode: 'templateButtonsMode',
		fields: 'templateButtons',
		json: 'templateButtonsJson',
		description: 'Up to 3 buttons instead of those of the template',
	}),
	{
		displayName: 'Options',
		name: 'templateOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'AI Rewrite',
				name: 'aiRewriteEnabled',
				type: 'boolean',
				default: true,
				description:
					'Whether Pilot Status varies the wording of each message (Marketing templates only)',
			},
			cleanVariablesField,
			deliverAtField,
			deliverUntilField,
			labelsField,
			markReadField,
		],
	},
	sendingOptions,
];
