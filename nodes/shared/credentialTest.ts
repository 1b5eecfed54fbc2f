import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { resolveConnection } from '../../credentials/connection';
import { failureOfAnswer, failureOfNetwork } from './api/failure';

/** Time limit of the test (ms). */
const TIMEOUT_MS = 15_000;

interface TestAnswer {
	statusCode: number;
	body: unknown;
	headers: Record<string, unknown>;
}

/**
 * Tests the credential with `GET /v1/templates`, which only the key of a number may read (reference 2). A test
 * of the declarative kind could tell an unreachable server only by Node's error code, not in words.
 */
export async function testPilotStatusApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const { baseUrl, headers } = resolveConnection(credential.data ?? {});
		return judge(await request(this, `${baseUrl}/v1/templates`, headers), baseUrl);
	} catch (error) {
		return refuse((error as Error).message);
	}
}

async function request(
	context: ICredentialTestFunctions,
	uri: string,
	headers: Record<string, string>,
): Promise<TestAnswer | { unreachable: string }> {
	// the context of a credential test has this one HTTP helper on every version of n8n
	const { helpers } = context;
	try {
		return (await helpers.request({
			method: 'GET',
			uri,
			headers,
			json: true,
			simple: false,
			followRedirect: false,
			resolveWithFullResponse: true,
			timeout: TIMEOUT_MS,
		})) as TestAnswer;
	} catch (error) {
		return { unreachable: failureOfNetwork(error, 'other', false).message };
	}
}

function judge(
	answer: TestAnswer | { unreachable: string },
	baseUrl: string,
): INodeCredentialTestResult {
	if ('unreachable' in answer) {
		return refuse(`${answer.unreachable} (${baseUrl}). Check the Base URL and the network of n8n`);
	}
	const { statusCode: status, body, headers } = answer;
	if (status >= 200 && status < 300) {
		return typeof body === 'object' && body !== null
			? { status: 'OK', message: 'The key is accepted and belongs to a WhatsApp number' }
			: refuse(`The server at ${baseUrl} is not the Pilot Status API. Check the Base URL`);
	}
	const { message, description } = failureOfAnswer({ status, body, headers }, 'other');
	return refuse(`${message}. ${description}`);
}

function refuse(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
