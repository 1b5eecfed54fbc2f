import type { INodeProperties } from 'n8n-workflow';

/** Which events are subscribed. The names are those of {@link file://./events.ts}. */
export const eventsProperty: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['message.received'],
	description:
		'The events that start the workflow. Each delivery costs an execution, so choose only what is needed.',
	options: [
		{
			name: 'All Events',
			value: '*',
			description: 'Every event, also those about the health of the number',
		},
		{
			name: 'Call Connected',
			value: 'call.connected',
			description: 'A call was answered',
		},
		{
			name: 'Call Ended',
			value: 'call.ended',
			description: 'A call is over',
		},
		{
			name: 'Call Missed',
			value: 'call.missed',
			description: 'Nobody answered a call',
		},
		{
			name: 'Call Permission Updated',
			value: 'call.permission_updated',
			description: 'A contact changed whether they may be called',
		},
		{
			name: 'Call Ringing',
			value: 'call.ringing',
			description: 'A call comes in',
		},
		{
			name: 'Calls (Raw From Meta)',
			value: 'calls',
			description: 'The call events of Meta as they come, for official numbers',
		},
		{
			name: 'Message Delivered',
			value: 'message.delivered',
			description: 'A message that was sent has reached the phone',
		},
		{
			name: 'Message Failed',
			value: 'message.failed',
			description: 'A message could not be delivered',
		},
		{
			name: 'Message in Channel',
			value: 'message.newsletter',
			description: 'A message in a channel; not on official Meta numbers',
		},
		{
			name: 'Message in Group',
			value: 'message.group',
			description: 'A message in a group',
		},
		{
			name: 'Message Read',
			value: 'message.read',
			description: 'A message that was sent has been read; only from contacts with read receipts',
		},
		{
			name: 'Message Received',
			value: 'message.received',
			description: 'A contact wrote a message',
		},
		{
			name: 'Message Reply',
			value: 'message.reply',
			description: 'A contact quoted one of your messages, or tapped one of its buttons',
		},
		{
			name: 'Message Sent',
			value: 'message.sent',
			description: 'A message has left for WhatsApp',
		},
		{
			name: 'Number Connected',
			value: 'number.connected',
			description: 'The WhatsApp number is connected',
		},
		{
			name: 'Number Created',
			value: 'number.created',
			description: 'A WhatsApp number was added',
		},
		{
			name: 'Number Disconnected',
			value: 'number.disconnected',
			description: 'The WhatsApp number has lost its connection',
		},
		{
			name: 'Number Removed',
			value: 'number.removed',
			description: 'The WhatsApp number was removed',
		},
	],
};

/** What is let in, and how it comes out. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Download Media',
			name: 'downloadMedia',
			type: 'boolean',
			default: false,
			description:
				'Whether to put the file of a received message into the item, up to 100 MB. When it cannot be downloaded, the item says why in its field mediaError.',
		},
		{
			displayName: 'Ignore Duplicates',
			name: 'ignoreDuplicates',
			type: 'boolean',
			default: true,
			description:
				'Whether to ignore a delivery whose event and ID were seen already. Several n8n processes may each take one that comes to them at the same moment.',
		},
		{
			displayName: 'Ignore Own Messages',
			name: 'ignoreOwnMessages',
			type: 'boolean',
			default: true,
			description:
				'Whether to ignore messages that were written on the business phone itself. Without this, a workflow that answers may answer itself.',
		},
		{
			displayName: 'Output Raw Body',
			name: 'rawBody',
			type: 'boolean',
			default: false,
			description: 'Whether to output the body of the delivery as it came',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			placeholder: 'e.g. data',
			description: 'The name of the output binary field for the file of Download Media',
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Senders',
			name: 'senders',
			type: 'string',
			default: '',
			placeholder: 'e.g. +5511999999999, +5511888888888',
			description:
				'Only messages of these senders, separated by commas. Status, number and call events have no sender and are not affected.',
		},
		{
			displayName: 'Text Pattern',
			name: 'textPattern',
			type: 'string',
			default: '',
			placeholder: 'e.g. /^(hi|hello)\\b/i',
			description:
				'Only messages whose text matches this regular expression, written bare or as /pattern/flags. The first 2,000 characters of the text are looked at; look-around and references back to a group cannot be used. Status, number and call events are not affected.',
		},
	],
};
