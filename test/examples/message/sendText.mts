import type { OperationFixture } from '../fixture.mts';

const answer = {
	id: 'cmx0aaaa1111',
	correlationId: 'corr_77',
	status: 'QUEUED',
	createdAt: '2099-03-02T09:00:00.000Z',
	origin: 'Shop line',
};

const fixtures: OperationFixture[] = [
	{
		name: 'a text to a phone number as people write it',
		parameters: {
			sendTo: 'number',
			destinationNumber: '+55 (11) 99999-9999',
			text: 'Hello Ana, your order is ready',
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: { destinationNumber: '+5511999999999', text: 'Hello Ana, your order is ready' },
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
	{
		name: 'buttons of every type with header, footer and schedule',
		parameters: {
			sendTo: 'group',
			groupId: { __rl: true, mode: 'id', value: '120363000000000000@g.us' },
			text: 'Does Friday suit you?',
			buttonsMode: 'fields',
			buttons: {
				values: [
					{ type: 'reply', displayText: 'Yes', id: 'yes' },
					{ type: 'url', displayText: 'Calendar', url: 'https://example.com/calendar' },
					{ type: 'copy', displayText: 'Code', copyCode: 'FRIDAY' },
				],
			},
			header: { value: { type: 'text', content: 'Appointment' } },
			footer: 'Clinic Example',
			textOptions: {
				deliverAt: '2099-03-02T09:00:00-03:00',
				deliverUntil: '2099-03-02T12:00:00-03:00',
				labels: 'patient, reminder',
				markRead: false,
			},
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: {
				groupId: '120363000000000000@g.us',
				text: 'Does Friday suit you?',
				buttons: [
					{ type: 'reply', displayText: 'Yes', id: 'yes' },
					{ type: 'url', displayText: 'Calendar', url: 'https://example.com/calendar' },
					{ type: 'copy', displayText: 'Code', copyCode: 'FRIDAY' },
				],
				header: { type: 'text', content: 'Appointment' },
				footer: 'Clinic Example',
				deliverAt: '2099-03-02T09:00:00.000-03:00',
				deliverUntil: '2099-03-02T12:00:00.000-03:00',
				labels: ['patient', 'reminder'],
				markRead: false,
			},
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
	{
		name: 'a list of texts as quick replies',
		parameters: {
			sendTo: 'number',
			destinationNumber: '+5511999999999',
			text: 'Does Friday suit you?',
			buttonsMode: 'json',
			buttonsJson: '["Yes", "No"]',
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: {
				destinationNumber: '+5511999999999',
				text: 'Does Friday suit you?',
				buttons: [
					{ type: 'reply', displayText: 'Yes', id: 'button-1' },
					{ type: 'reply', displayText: 'No', id: 'button-2' },
				],
			},
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
	{
		name: 'buttons from JSON, in a channel',
		parameters: {
			sendTo: 'newsletter',
			newsletterId: { __rl: true, mode: 'list', value: '120363000000000001@newsletter' },
			text: 'Call us',
			buttonsMode: 'json',
			buttonsJson: '[{"type":"call","displayText":"Call","phoneNumber":"+55 11 99999-9999"}]',
		},
		request: {
			method: 'POST',
			path: '/v1/messages/send',
			body: {
				newsletterId: '120363000000000001@newsletter',
				text: 'Call us',
				buttons: [{ type: 'call', displayText: 'Call', phoneNumber: '+5511999999999' }],
			},
		},
		answer: { status: 202, body: answer },
		items: [answer],
	},
];

export default fixtures;
