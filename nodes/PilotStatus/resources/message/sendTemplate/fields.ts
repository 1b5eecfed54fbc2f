import type { INodeProperties } from 'n8n-workflow';

import { buttonFields, buttonForms } from '../common/buttonFields';
import { destinationFields } from '../common/destination';
import { mediaFields, mediaSources } from '../common/mediaFields';
import {
	deliverAtField,
	deliverUntilField,
	labelsField,
	markReadField,
	sendingOptions,
} from '../common/sendOptions';

/** Fields of the file that replaces the one of the template. */
const templateMediaFields: INodeProperties[] = [
	{
		displayName: 'Media From',
		name: 'templateMedia',
		type: 'options',
		options: [
			...mediaSources.slice(0, 2),
			{
				name: 'Template',
				value: 'template',
				description: "The template's own file, if any",
			},
			...mediaSources.slice(2),
		],
		default: 'template',
	},
	...mediaFields(
		{
			source: 'templateMedia',
			url: 'templateMediaUrl',
			field: 'templateBinaryPropertyName',
			delivery: 'templateBinaryDelivery',
			dataUri: 'templateMediaDataUri',
			type: 'templateMediaType',
		},
		{ hide: { templateMedia: ['template'] } },
	),
];

/** Meta's rule about white space in variables, which other numbers do not have. */
const cleanVariablesField: INodeProperties = {
	displayName: 'Clean Up White Space',
	name: 'cleanVariables',
	type: 'boolean',
	default: true,
	description:
		'Whether to replace line breaks, tabs and repeated spaces in variables with one space',
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
		description: 'The list shows only templates that can be sent now',
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
				hint: 'Template ID or name',
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
		description: 'Object with a value for each template variable',
		displayOptions: { show: { variablesMode: ['json'] } },
	},
	...templateMediaFields,
	{
		displayName: 'Specify Buttons',
		name: 'templateButtonsMode',
		type: 'options',
		options: [{ name: 'From Template', value: 'template' }, ...buttonForms],
		default: 'template',
	},
	...buttonFields({
		mode: 'templateButtonsMode',
		fields: 'templateButtons',
		json: 'templateButtonsJson',
		description: "Up to 3 buttons that replace the template's own",
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
					'Whether to vary the wording of each message with AI (marketing templates only)',
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
