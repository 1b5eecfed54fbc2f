import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/json';
import { fieldsForReply } from './contact';
import type { Delivery } from './parse';

/** Fields of the older payload schema and their current names (docs/api-reference.md 12.4 and 17). */
const CURRENT_NAMES: ReadonlyArray<readonly [older: string, current: string]> = [
	['internalMessageId', 'id'],
	['messageRepliedId', 'repliedToId'],
	['fromNumber', 'from'],
];

/**
 * Gives the JSON of the output item: every field as it came, with fields of the older schema also under their current
 * names, and with what a reply needs, each where it is absent. `event` and `eventId` are always the node's own.
 *
 * @param rawBody whether to give the body as it came instead
 */
export function itemJson(
	{ event, eventId, fields, body, message }: Delivery,
	rawBody: boolean,
): IDataObject {
	if (rawBody) return isRecord(body) ? { ...body } : ({ body } as IDataObject);
	const json: IDataObject = { event, eventId, ...fields };
	// once more, because a body may have fields of these names
	json.event = event;
	json.eventId = eventId;
	for (const [older, current] of CURRENT_NAMES) addAbsent(json, current, fields[older]);
	if (message === undefined) return json;
	for (const [name, value] of Object.entries(fieldsForReply(message))) addAbsent(json, name, value);
	return json;
}

function addAbsent(json: IDataObject, name: string, value: IDataObject[string]): void {
	if (value !== undefined && (!Object.hasOwn(json, name) || json[name] === undefined)) {
		json[name] = value;
	}
}
