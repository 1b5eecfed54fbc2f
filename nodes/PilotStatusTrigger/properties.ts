import type { INodeProperties } from 'n8n-workflow';

/** Which events are subscribed. The names are those of {@link file://./events.ts}. */
export const eventsProperty: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['message.received'],
	description: 'Events that start the workflow. Each event uses one execution.',
	options: [
		{
			name: 'All Events',
			value: '*',
			description:
				"Includes number health events. Official numbers also send each message in Meta's own format; Ignore Duplicates keeps only the first.",
		},
		{
			name: 'Call Connected',
			value: 'call.connected',
			description: 'A call was answered',
		},
		{
			name: 'Call Ended',
			value: 'call.ended',
			description: 'A call ended',
		},
		{
			name: 'Call Missed',
			value: 'call.missed',
			description: 'A call was not answered',
		},
		{
			name: 'Call Permission Updated',
			value: 'call.permission_updated',
			description: 'A contact changed their call permission',
		},
		{
			name: 'Call Ringing',
			value: 'call.ringing',
			description: 'A call is coming in',
		},
		{
			name: 'Calls (Raw From Meta)',
			value: 'calls',
			description: 'Call events as sent by Meta (official numbers only)',
		},
		{
			name: 'Message Delivered',
			value: 'message.delivered',
			description: 'A sent message reached the phone',
		},
		{
			name: 'Message Failed',
			value: 'message.failed',
			description: 'A message could not be delivered',
		},
		{
			name: 'Message in Channel',
			value: 'message.newsletter',
			description: 'A message in a channel (not on official Meta numbers)',
		},
		{
			name: 'Message in Group',
			value: 'message.group',
			description: 'A message in a group',
		},
		{
			name: 'Message Read',
			value: 'message.read',
			description: 'A sent message was read (requires read receipts)',
		},
		{
			name: 'Message Received',
			value: 'message.received',
			description: 'A contact sent a message',
		},
		{
			name: 'Message Reply',
			value: 'message.reply',
			description: 'A contact quoted your message or tapped one of its buttons',
		},
		{
			name: 'Message Sent',
			value: 'message.sent',
			description: 'A message was sent to WhatsApp',
		},
		{
			name: 'Number Connected',
			value: 'number.connected',
			description: 'The number connected to WhatsApp',
		},
		{
			name: 'Number Created',
			value: 'number.created',
			description: 'A number was added',
		},
		{
			name: 'Number Disconnected',
			value: 'number.disconnected',
			description: 'The number lost its connection',
		},
		{
			name: 'Number Recovered',
			value: 'number.recovered',
			description: 'The number is healthy again (some numbers require All Events)',
		},
		{
			name: 'Number Removed',
			value: 'number.removed',
			description: 'The number was removed',
		},
	],
};
