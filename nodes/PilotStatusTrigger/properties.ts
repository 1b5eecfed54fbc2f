import type { INodeProperties } from 'n8n-workflow';

/** Which events are subscribed. The names are those of {@link file://./events.ts}. */
export const eventsProperty: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['message.received'],
	description: 'The events that start the workflow. Each one costs an execution.',
	options: [
		{
			name: 'All Events',
			value: '*',
			description:
				'Every event, also those about the health of the number. Official numbers send each message a second time as Meta has it; Ignore Duplicates takes the first of both.',
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
			name: 'Number Recovered',
			value: 'number.recovered',
			description:
				'The WhatsApp number is healthy again; some numbers send this only with All Events',
		},
		{
			name: 'Number Removed',
			value: 'number.removed',
			description: 'The WhatsApp number was removed',
		},
	],
};
