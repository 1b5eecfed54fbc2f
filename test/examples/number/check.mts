import type { OperationFixture } from '../fixture.mts';

const request = {
	method: 'POST',
	path: '/v1/numbers/check',
	body: { numbers: ['+5511999999999'] },
};
const known = { input: '+5511999999999', exists: true, number: '551199999999', name: 'Ana' };
const unknown = { input: '+5511999999999', exists: false, number: null, name: null };

const fixtures: OperationFixture[] = [
	{
		name: 'a Brazilian number that WhatsApp knows without its ninth digit',
		parameters: { numberToCheck: '+55 (11) 99999-9999' },
		request,
		answer: { status: 200, body: { results: [known] } },
		items: [known],
	},
	{
		name: 'a number without WhatsApp',
		parameters: { numberToCheck: '+5511999999999' },
		request,
		answer: { status: 200, body: { results: [unknown] } },
		items: [unknown],
	},
];

export default fixtures;
