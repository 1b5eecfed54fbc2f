import type { INodeProperties } from 'n8n-workflow';

/** The parts of one button, each shown for its type only (docs/api-reference.md 3.4). */
export const buttonValues: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Call', value: 'call' },
			{ name: 'Copy Code', value: 'copy' },
			{ name: 'Quick Reply', value: 'reply' },
			{ name: 'Web Page', value: 'url' },
		],
		default: 'reply',
	},
	{
		displayName: 'Button Text',
		name: 'displayText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Yes, please',
		description: 'Up to 20 characters on official Meta numbers',
	},
	{
		displayName: 'Button ID',
		name: 'id',
		type: 'string',
		default: '',
		placeholder: 'e.g. confirm',
		description: 'Returned when the contact taps it. Defaults to button-1, button-2 and so on.',
		displayOptions: { show: { type: ['reply'] } },
	},
	{
		displayName: 'Button URL',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/order/42',
		displayOptions: { show: { type: ['url'] } },
	},
	{
		displayName: 'Button Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +55 11 99999-9999',
		displayOptions: { show: { type: ['call'] } },
	},
	{
		displayName: 'Code to Copy',
		name: 'copyCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. SAVE10',
		displayOptions: { show: { type: ['copy'] } },
	},
];

/** Choices of where buttons come from, beside the one that sends none of these. */
export const buttonForms = [
	{ name: 'Using Fields Below', value: 'fields' },
	{ name: 'Using JSON', value: 'json' },
];

/** Names of the parameters of one operation that hold its buttons. */
interface ButtonFieldNames {
	/** The parameter that chooses where the buttons come from. */
	mode: string;
	fields: string;
	json: string;
	description: string;
}

/** Builds the fields that hold buttons, one for each of {@link buttonForms}. */
export function buttonFields({
	mode,
	fields,
	json,
	description,
}: ButtonFieldNames): INodeProperties[] {
	return [
		{
			displayName: 'Buttons',
			name: fields,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Button', sortable: true },
			placeholder: 'Add Button',
			default: {},
			description,
			options: [{ displayName: 'Button', name: 'values', values: buttonValues }],
			displayOptions: { show: { [mode]: ['fields'] } },
		},
		{
			displayName: 'Buttons (JSON)',
			name: json,
			type: 'json',
			default: '[]',
			placeholder: 'e.g. ["Yes", "No"]',
			description: `${description}: a list of objects, or of texts such as ["Yes", "No"] for quick replies`,
			displayOptions: { show: { [mode]: ['json'] } },
		},
	];
}
