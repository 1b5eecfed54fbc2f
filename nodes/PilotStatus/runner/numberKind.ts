import type { IExecuteFunctions } from 'n8n-workflow';

import { isRecord, listIn, textOf } from '../../shared/json';
import type { ApiClient } from '../../shared/api/client';
import { CREDENTIAL_NAME } from '../../shared/api/credential';
import { InvalidInput } from '../../shared/invalidInput';
import type { NumberKind } from '../operation';

/** Tells which kind of number the key of an item belongs to. */
export type NumberKindFinder = (item: number) => Promise<NumberKind>;

/**
 * Makes the finder of a run, which asks the API once for each account.
 *
 * @param client one that repeats what changes nothing, so that a fault that passes decides nothing
 * @param accountOf the same text for items with the same key
 */
export function createNumberKindFinder(
	context: IExecuteFunctions,
	client: ApiClient,
	accountOf: (item: number) => Promise<string>,
): NumberKindFinder {
	const found = new Map<string, Promise<NumberKind>>();
	return async (item) => {
		const account = await accountOf(item);
		const asking = found.get(account) ?? findNumberKind(context, client, item);
		found.set(account, asking);
		return await asking;
	};
}

/**
 * Which kind of number the credential's key belongs to, from `GET /v1/numbers`. The reference does not say whether
 * a number's key is shown other numbers too, so with several kinds in the list the credential's own number is
 * looked for; undefined where that stays unclear, or where the key may not read the list.
 *
 * @throws {InvalidInput} when Pilot Status could not be asked: a guess would send files in a way that the number may refuse
 */
async function findNumberKind(
	context: IExecuteFunctions,
	client: ApiClient,
	item: number,
): Promise<NumberKind> {
	const result = await client.call({ method: 'GET', path: '/v1/numbers' }, 'other', { item });
	if (!result.ok) {
		const { failure } = result;
		if (failure.isTransient !== true && !failure.canRetry) return undefined;
		throw new InvalidInput(
			`Could not find out the type of the sending WhatsApp number: ${failure.message}`,
			`${failure.description}. Nothing was sent for this item. Run it again, or choose Data URI or Signed URL in Send File As`,
		);
	}
	const numbers = listIn(result.answer.body, 'numbers') ?? [];
	const credentials = await context.getCredentials(CREDENTIAL_NAME, item);
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
