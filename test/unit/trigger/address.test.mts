import {
	hideToken,
	isSameAddress,
	isSameUrl,
	registeredUrl,
} from '../../../nodes/PilotStatusTrigger/registeredUrl.ts';

describe('the registered URL', () => {
	it('carries the token in its query and keeps what is there', () => {
		expect(registeredUrl('https://a.test/w?x=1', 'T')).toBe('https://a.test/w?x=1&token=T');
		expect(registeredUrl('https://a.test/w?token=old', 'T')).toBe('https://a.test/w?token=T');
	});

	it.each([
		['https://a.test/w?token=1', 'https://a.test/w', true],
		['https://A.test:443/w', 'https://a.test/w?token=2', true],
		['https://a.test/w2', 'https://a.test/w', false],
		['http://a.test/w', 'https://a.test/w', true],
		['https://a.test/W/?token=1', 'https://a.test/w', true],
		['https://a.test:8443/w', 'https://a.test/w', false],
		['https://a.test/w?x=1', 'https://a.test/w', false],
		['not a url', 'https://a.test/w', false],
		[undefined, 'https://a.test/w', false],
	])('%s is the address %s: %s', (one, other, expected) => {
		expect(isSameAddress(one, other)).toBe(expected);
	});

	it('is compared with its token', () => {
		expect(isSameUrl('https://a.test/w?token=1', 'https://a.test/w?token=1')).toBe(true);
		expect(isSameUrl('https://a.test/w?token=2', 'https://a.test/w?token=1')).toBe(false);
		expect(isSameUrl('http://a.test/w?token=1', 'https://a.test/w?token=1')).toBe(false);
		expect(isSameUrl('https://a.test/w/?token=1', 'https://a.test/w?token=1')).toBe(true);
		expect(isSameUrl('nonsense', 'https://a.test/w?token=1')).toBe(false);
		expect(isSameUrl(undefined, 'https://a.test/w')).toBe(false);
	});

	it.each([
		'https://a.test/w?token=S3cret-_x',
		'{"url":"https://a.test/w?x=1&token=S3cret-_x"}',
		'https%3A%2F%2Fa.test%2Fw%3Ftoken%3DS3cret-_x&b',
	])('loses its token in %s', (text) => {
		expect(hideToken(text)).not.toContain('S3cret');
		expect(hideToken(text)).toContain('…');
	});
});
