import type { IExecuteFunctions } from 'n8n-workflow';

import { isRecord, listOf, textOf } from '../../shared/api/answers';
import type { ApiClient } from '../../shared/api/client';
import { CREDENTIAL_NAME } from '../../shared/api/credential';
import type { Provider } from '../operation';

/**
 * Which kind of number the credential's key belongs to, from `GET /v1/numbers`. The reference does not say whether
 * a number's key is shown other numbers too, so with several kinds in the list the credential's own number is
 * looked for; undefined where that stays unclear or the request fails.
 */
export async function findProvider(
	context: IExecuteFunctions,
	client: ApiClient,
): Promise<Provider> {
	const result = await client.call({ method: 'GET', path: '/v1/numbers' });
	if (!result.ok) return undefined;
	const numbers = listOf(result.answer.body, 'numbers');
	const credentials = await context.getCredentials(CREDENTIAL_NAME);
	const numberId = textOf(credentials.numberId)?.trim();
	const key = credentials.authentication === 'apiKeyId' ? undefined : textOf(credentials.apiKey);
	const own = numbers.filter(
		({ id, apiKeys }) =>
			(numberId !== undefined && id === numberId) ||
			(key !== undefined &&
				Array.isArray(apiKeys) &&
				apiKeys.some((entry) => isRecord(entry) && endsWith(key.trim(), entry.keyLast4))),
	);
	const kinds = new Set((own.length > 0 ? own : numbers).map(({ provider }) => provider));
	const [kind] = kinds;
	return kinds.size === 1 && (kind === 'META' || kind === 'PILOT_STATUS') ? kind : undefined;
}

function endsWith(key: string, lastFour: unknown): boolean {
	return typeof lastFour === 'string' && lastFour.length === 4 && key.endsWith(lastFour);
}
