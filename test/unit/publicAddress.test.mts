import { isPublicAddress } from '../../nodes/shared/webAddress.ts';

test.each([
	'https://flows.example.com/webhook/a',
	'https://8.8.8.8/a',
	'http://172.32.0.1/a',
	'http://198.20.0.1/a',
	'http://100.128.0.1/a',
	'http://[2606:4700::1111]/a',
	'https://local.example.com/a',
])('%s is an address on the internet', (address) => {
	expect(isPublicAddress(address)).toBe(true);
});

test.each([
	[
		'this machine',
		['http://localhost:5678/a', 'http://127.0.0.1/a', 'http://0.0.0.0/a', 'http://[::1]/a'],
	],
	[
		'this machine in other spellings',
		['http://2130706433/a', 'http://0x7f.1/a', 'http://127.1/a', 'http://[::ffff:127.0.0.1]/a'],
	],
	[
		'a private network',
		[
			'http://10.1.2.3/a',
			'http://172.16.0.1/a',
			'http://192.168.1.1/a',
			'http://100.64.0.1/a',
			'http://[fd00::1]/a',
		],
	],
	[
		'a single link or many machines',
		['http://169.254.169.254/a', 'http://[fe80::1]/a', 'http://224.0.0.1/a', 'http://[ff02::1]/a'],
	],
	['a machine behind IPv6', ['http://[64:ff9b::7f00:1]/a']],
	[
		'a name of a local network',
		[
			'http://n8n:5678/a',
			'http://minio:9000/a',
			'http://n8n.local/a',
			'http://x.localhost./a',
			'http://n8n.internal/a',
		],
	],
	['no address', ['no url', '']],
])('%s is not on the internet', (_, addresses) => {
	for (const address of addresses)
		expect([address, isPublicAddress(address)]).toEqual([address, false]);
});
