import type { INodeExecutionData } from 'n8n-workflow';

import { isRecord, recordOf } from '../../../../shared/api/answers';
import type { ItemContext } from '../../../operation';
import { pickFields, wantsSimplified } from '../../shared/simplify';

/** The ten most useful fields (docs/api-reference.md 9); `health` holds more than the connection and is often empty. */
const FIELDS = {
	id: 'id',
	number: 'number',
	name: 'name',
	provider: 'provider',
	state: 'state',
	isFullyConnected: 'isFullyConnected',
	sendable: 'health.sendable',
	metaStatus: 'health.metaStatus',
	qualityRating: 'health.qualityRating',
	messagingLimitTier: 'health.messagingLimitTier',
};

/** The number as the API gives it, or simplified. */
export function toItems(body: unknown, item: ItemContext): INodeExecutionData[] {
	const whole = isRecord(body) ? body : {};
	if (!wantsSimplified(item)) return [{ json: whole }];
	return [{ json: pickFields(recordOf(body, 'number') ?? whole, FIELDS) }];
}
