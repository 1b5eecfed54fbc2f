/**
 * The parameters that workflows save, as they were published: names, types, values and defaults of the
 * credential and the three sends. Nothing here may change any more; new entries may join.
 */

/** One parameter, as it must be found in the description. */
export interface FixedParameter {
	name: string;
	type: string;
	/** Compared only when given here. */
	default?: unknown;
	required?: boolean;
	/** Values of a choice, in any order. */
	values?: string[];
	/** Modes of a resource locator. */
	modes?: string[];
	/** Parameters of a collection, by name, with their types. */
	fields?: Record<string, string>;
	/** The group of a fixedCollection and the fields in it, with their types. */
	group?: { name: string; multiple: boolean; fields: Record<string, string> };
	/** Condition on a parameter beside it. */
	show?: Record<string, string[]>;
	/** The name that a person sees, where it is part of the interface. */
	displayName?: string;
}

const button = {
	name: 'values',
	multiple: true,
	fields: {
		type: 'options',
		displayText: 'string',
		id: 'string',
		url: 'string',
		phoneNumber: 'string',
		copyCode: 'string',
	},
};

const commonOptions = {
	deliverAt: 'dateTime',
	deliverUntil: 'dateTime',
	labels: 'string',
	markRead: 'boolean',
};

/** Where a message goes. */
export const destination: FixedParameter[] = [
	{
		name: 'sendTo',
		type: 'options',
		default: 'number',
		values: ['any', 'number', 'group', 'newsletter'],
	},
	{
		name: 'destination',
		displayName: 'Destination',
		type: 'string',
		default: '',
		required: false,
		show: { sendTo: ['any'] },
	},
	{ name: 'destinationNumber', type: 'string', default: '', show: { sendTo: ['number'] } },
	{ name: 'groupId', type: 'resourceLocator', modes: ['list', 'id'], show: { sendTo: ['group'] } },
	{
		name: 'newsletterId',
		type: 'resourceLocator',
		modes: ['list', 'id'],
		show: { sendTo: ['newsletter'] },
	},
];

const sending: FixedParameter = {
	name: 'sendingOptions',
	type: 'collection',
	default: {},
	fields: { requestsInParallel: 'number', delayBetweenMessages: 'number', country: 'string' },
};

/** Fixed parameters of the operations of the resource `message`. */
export const sends: Record<string, FixedParameter[]> = {
	sendTemplate: [
		...destination,
		{ name: 'templateId', type: 'resourceLocator', modes: ['list', 'id'] },
		{ name: 'variablesMode', type: 'options', default: 'fields', values: ['fields', 'json'] },
		{ name: 'templateVariables', type: 'resourceMapper', show: { variablesMode: ['fields'] } },
		{ name: 'templateVariablesJson', type: 'json', show: { variablesMode: ['json'] } },
		{
			name: 'templateMedia',
			type: 'options',
			default: 'template',
			values: ['template', 'url', 'binary', 'dataUri'],
		},
		{ name: 'templateMediaUrl', type: 'string', default: '', show: { templateMedia: ['url'] } },
		{
			name: 'templateBinaryPropertyName',
			displayName: 'Input Data Field Name',
			type: 'string',
			default: 'data',
			show: { templateMedia: ['binary'] },
		},
		{
			name: 'templateBinaryDelivery',
			type: 'options',
			default: 'auto',
			values: ['auto', 'dataUri', 'signedUrl'],
			show: { templateMedia: ['binary'] },
		},
		{
			name: 'templateMediaDataUri',
			type: 'string',
			default: '',
			show: { templateMedia: ['dataUri'] },
		},
		{
			name: 'templateMediaType',
			type: 'options',
			default: 'auto',
			values: ['auto', 'image', 'video', 'document', 'audio'],
		},
		{
			name: 'templateButtonsMode',
			displayName: 'Specify Buttons',
			type: 'options',
			default: 'template',
			values: ['template', 'fields', 'json'],
		},
		{
			name: 'templateButtons',
			type: 'fixedCollection',
			default: {},
			group: button,
			show: { templateButtonsMode: ['fields'] },
		},
		{
			name: 'templateButtonsJson',
			type: 'json',
			default: '[]',
			show: { templateButtonsMode: ['json'] },
		},
		{
			name: 'templateOptions',
			type: 'collection',
			default: {},
			fields: {
				...commonOptions,
				cleanVariables: 'boolean',
				aiRewriteEnabled: 'boolean',
			},
		},
		sending,
	],
	sendText: [
		...destination,
		{ name: 'text', type: 'string', default: '', required: true },
		{
			name: 'buttonsMode',
			displayName: 'Specify Buttons',
			type: 'options',
			default: 'none',
			values: ['none', 'fields', 'json'],
		},
		{
			name: 'buttons',
			type: 'fixedCollection',
			default: {},
			group: button,
			show: { buttonsMode: ['fields'] },
		},
		{ name: 'buttonsJson', type: 'json', default: '[]', show: { buttonsMode: ['json'] } },
		{
			name: 'header',
			type: 'fixedCollection',
			default: {},
			group: { name: 'value', multiple: false, fields: { type: 'options', content: 'string' } },
			show: { buttonsMode: ['fields', 'json'] },
		},
		{
			name: 'footer',
			type: 'string',
			default: '',
			show: { buttonsMode: ['fields', 'json'] },
		},
		{ name: 'textOptions', type: 'collection', default: {}, fields: commonOptions },
		sending,
	],
	sendMedia: [
		...destination,
		{
			name: 'mediaSource',
			type: 'options',
			default: 'url',
			values: ['url', 'binary', 'dataUri'],
		},
		{ name: 'mediaUrl', type: 'string', default: '', show: { mediaSource: ['url'] } },
		{
			name: 'binaryPropertyName',
			displayName: 'Input Data Field Name',
			type: 'string',
			default: 'data',
			show: { mediaSource: ['binary'] },
		},
		{
			name: 'binaryDelivery',
			type: 'options',
			default: 'auto',
			values: ['auto', 'dataUri', 'signedUrl'],
			show: { mediaSource: ['binary'] },
		},
		{ name: 'mediaDataUri', type: 'string', default: '', show: { mediaSource: ['dataUri'] } },
		{
			name: 'mediaType',
			type: 'options',
			default: 'auto',
			values: ['auto', 'image', 'video', 'document', 'audio'],
		},
		{ name: 'caption', type: 'string', default: '' },
		{ name: 'mediaOptions', type: 'collection', default: {}, fields: commonOptions },
		sending,
	],
};

/** Fixed fields of the credential. */
export const credentialFields: FixedParameter[] = [
	{
		name: 'authentication',
		type: 'options',
		default: 'apiKey',
		values: ['apiKey', 'apiKeyId'],
	},
	{ name: 'apiKey', type: 'string', default: '', show: { authentication: ['apiKey'] } },
	{ name: 'apiKeyId', type: 'string', default: '', show: { authentication: ['apiKeyId'] } },
	{ name: 'numberId', type: 'string', default: '' },
	{ name: 'baseUrl', type: 'string', default: 'https://pilotstatus.com.br' },
];
