import type { Failure } from '../../../../shared/api/request';
import { isExplained, reword } from '../../shared/explain';

/** A 409 without a code of its own: the key belongs to no number (docs/api-reference.md 2). */
export function explainNoNumber(failure: Failure): Failure {
	if (failure.httpStatus !== 409 || isExplained(failure)) return failure;
	return reword(failure, {
		message: 'The key is not linked to a WhatsApp number, and analytics are for one number',
		description:
			'In the credential, enter the key of a number (dashboard, API Keys), or add the Number ID to an account-wide key',
	});
}
