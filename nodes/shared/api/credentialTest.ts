import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { type Connection, resolveConnection, secretsOf } from '../../../credentials/connection';
import { isRecord, listIn } from '../json';
import { failureOfAnswer, failureOfNetwork } from './errors';
import { createRedactor, redactAnswer } from './redact';

/** Time limit of the test (ms). */
const TIMEOUT_MS = 15_000;

interface TestAnswer {
	statusCode: number;
	body: unknown;
	headers: Record<string, unknown>;
}

/**
 * Tests the credential with `GET /v1/templates`, which only the key of a number may read (docs/api-reference.md 2). A test
 * of the declarative kind could tell an unreachable server only by Node's error code, not in words.
 */
export async function testPilotStatusApi(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const connection = resolveConnection(credential.data ?? {});
		const { baseUrl, headers } = connection;
		return judge(await request(this, `${baseUrl}/v1/templates`, headers), connection);
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
	connection: Connection,
): INodeCredentialTestResult {
	const { baseUrl } = connection;
	if ('unreachable' in answer) {
		return refuse(`${answer.unreachable} (${baseUrl}). Check the Base URL and the network of n8n`);
	}
	const { statusCode: status, body, headers } = answer;
	if (status >= 200 && status < 300) {
		// any service answers something: only the list of templates shows that it is this one, and that it took the key
		const isRefused = isRecord(body) && (body.success === false || Boolean(body.error));
		return isRefused || listIn(body, 'templates') === undefined
			? refuse(
					`The server at ${baseUrl} did not return a list of templates: it is not the Pilot Status API, or it did not accept the key. Check the Base URL and the key`,
				)
			: { status: 'OK', message: 'The key is accepted and belongs to a WhatsApp number' };
	}
	const redacted = redactAnswer({ status, body, headers }, createRedactor(secretsOf(connection)));
	const { message, description } = failureOfAnswer(redacted, 'other');
	return refuse(`${message}. ${description}`);
}

function refuse(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
