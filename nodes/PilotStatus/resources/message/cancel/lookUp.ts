import { recordOf } from '../../../../shared/api/answers';
import type { BatchOperation } from '../../../operation';
import { pathWith } from '../../shared/required';
import { isCancelled, statusOf } from '../shared/deliveryFailure';
import { cancelled, notCancelled } from './results';

/** Asks for the status of a message of which the answer did not tell whether it was cancelled (docs/api-reference.md 4). */
export const lookUp: NonNullable<BatchOperation<string>['lookUp']> = {
	toRequest: (id) => ({ method: 'GET', path: pathWith('/v1/messages', id) }),
	toResult: (body, id) => {
		const status = statusOf(recordOf(body, 'message'));
		return isCancelled(status)
			? cancelled(id)
			: notCancelled(`Its status is ${status ?? 'unknown'}`);
	},
};
