import type { INodePropertyOptions } from 'n8n-workflow';

import { EVENT_NAMES, isInbound, wantedEvents } from '../../../nodes/PilotStatusTrigger/events.ts';
import { PilotStatusTrigger } from '../../../nodes/PilotStatusTrigger/PilotStatusTrigger.node.ts';

const { description } = new PilotStatusTrigger();
const property = (name: string) => description.properties.find((entry) => entry.name === name);

describe('the description', () => {
	it('offers the events of the catalogue and *, and no health events that only * brings', () => {
		const options = (property('events')?.options ?? []) as INodePropertyOptions[];
		const values = options.map(({ value }) => value);
		expect([...values].sort()).toEqual(['*', ...EVENT_NAMES].sort());
		expect(values.join()).not.toContain('health');
		expect(property('events')?.default).toEqual(['message.received']);
	});

	it('has the options of the public interface with their defaults', () => {
		const options = (property('options')?.options ?? []) as Array<{
			name: string;
			default: unknown;
		}>;
		expect(Object.fromEntries(options.map((entry) => [entry.name, entry.default]))).toEqual({
			ignoreOwnMessages: true,
			ignoreDuplicates: true,
			senders: '',
			textFilter: {},
			messageTypes: [
				'audio',
				'button',
				'contacts',
				'document',
				'image',
				'interactive',
				'location',
				'sticker',
				'text',
				'video',
			],
			ignoreOlderThan: 0,
			maxPerContact: 0,
			pauseAfterPerson: 0,
			downloadMedia: false,
			binaryPropertyName: 'data',
			rawBody: false,
		});
	});
});

describe('the events', () => {
	it.each([
		[
			['message.read', 'message.read', 'call.ended'],
			['call.ended', 'message.read'],
		],
		[['message.read', '*'], ['*']],
		['message.read', ['message.read']],
		[[null, 4, ''], []],
	])('%j are subscribed as %j', (parameter, expected) => {
		expect(wantedEvents(parameter)).toEqual(expected);
	});

	it('are known to be written by a contact or not', () => {
		const inbound = EVENT_NAMES.filter(isInbound);
		expect(inbound).toEqual([
			'message.group',
			'message.newsletter',
			'message.received',
			'message.reply',
		]);
		expect(isInbound('number.recovered')).toBe(false);
		expect(isInbound('meta.webhook')).toBe(true);
	});
});
