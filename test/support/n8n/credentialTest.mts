import { freePorts } from '../../../dev/process/service.mts';
import type { CredentialTestResult } from '../../../dev/n8n/client.mts';
import { credentialInput, type TestEnvironment } from './environment.mts';

/** The four cases that the credential test tells apart, in its own words. */
export function testsCredential(environment: () => TestEnvironment): void {
	describe('the credential test', () => {
		const test = async (key: string, baseUrl: string): Promise<CredentialTestResult> => {
			const { client } = environment().n8n;
			const input = credentialInput(baseUrl, key);
			return await client.testCredential(await client.createCredential(input), input);
		};

		it('accepts the key of a number', async () => {
			expect(await test('ps_sandbox_web', environment().sandbox.url)).toEqual({
				status: 'OK',
				message: 'The key is accepted and belongs to a WhatsApp number',
			});
		});

		it('says that the key is unknown', async () => {
			expect(await test('ps_unknown', environment().sandbox.url)).toEqual({
				status: 'Error',
				message: expect.stringMatching(
					/^Pilot Status does not know this key\. Open the credential and enter the key again\./,
				) as unknown,
			});
		});

		it('says that the key is of the whole account', async () => {
			expect(await test('ps_sandbox_tenant', environment().sandbox.url)).toEqual({
				status: 'Error',
				message: expect.stringMatching(
					/^This is an account-wide key, but the request requires the key of one WhatsApp number\. In the credential, enter the key of the number/,
				) as unknown,
			});
		});

		it('says that the server cannot be reached', async () => {
			const [port = 0] = await freePorts(1);
			const result = await test('ps_sandbox_web', `http://127.0.0.1:${port}`);
			expect(result.status).toBe('Error');
			expect(result.message).toContain(
				`(http://127.0.0.1:${port}). Check the Base URL and the network of n8n`,
			);
		});
	});
}
