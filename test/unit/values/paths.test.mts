import { pathWith } from '../../../nodes/shared/pathWith.ts';
import { chosen, ok, runner } from '../operations/support.mts';

test.each([
	['a b', '/v1/x/a%20b'],
	['a/b?c#d', '/v1/x/a%2Fb%3Fc%23d'],
	['%2e%2e', '/v1/x/%252e%252e'],
	['...', '/v1/x/...'],
])('pathWith keeps %p one part of the path', (id, expected) => {
	expect(pathWith('/v1/x', id)).toBe(expected);
	expect(new URL(expected, 'https://api.test').pathname).toBe(expected);
});

test.each(['.', '..', '', '\ud800'])('pathWith refuses %j', (id) => {
	expect(() => pathWith('/v1/x', id, 'Template')).toThrow(/^"Template" is ".*which is not an ID/);
});

const places = [
	['template', 'delete', 'targetTemplateId', chosen],
	['template', 'get', 'targetTemplateId', chosen],
	['number', 'get', 'numberId', chosen],
	['group', 'get', 'targetGroupId', chosen],
	['message', 'get', 'messageId', String],
	['message', 'cancel', 'scheduledMessageId', String],
	['media', 'download', 'mediaId', String],
] as const;

describe.each(places)('%s, %s', (resource, operation, name, make) => {
	const attempt = runner(resource, operation);

	test.each(['.', '..', '\u200b..\u200b'])('refuses the ID %j before any request', async (id) => {
		const { error, requests } = await attempt(
			{ [name]: make(id), phoneNumberId: '1' },
			{ answer: () => ok({}) },
		);
		expect(error?.message).toMatch(/is "\.\.?", which is not an ID \[item 0\]/);
		expect(requests).toEqual([]);
	});
});
