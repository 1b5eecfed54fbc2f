import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import type { Delivery } from './delivery';

/** Fields of the older payload schema and their current names (reference 12.4 and 17). */
const CURRENT_NAMES: ReadonlyArray<readonly [older: string, current: string]> = [
	['internalMessageId', 'id'],
	['messageRepliedId', 'repliedToId'],
	['fromNumber', 'from'],
];

/**
 * The JSON of the output item: every field as it came, with fields of the older schema also under their current names
 * where those are absent.
 *
 * @param rawBody whether to give the body as it came instead
 */
export function itemJson(
	{ event, eventId, fields, body }: Delivery,
	rawBody: boolean,
): IDataObject {
	if (rawBody) return isRecord(body) ? { ...body } : ({ body } as IDataObject);
	const json: IDataObject = { event, eventId, ...fields };
	for (const [older, current] of CURRENT_NAMES) {
		if (fields[older] !== undefined && fields[current] === undefined) json[current] = fields[older];
	}
	return json;
}
