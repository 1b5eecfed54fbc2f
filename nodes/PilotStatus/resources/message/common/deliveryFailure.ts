import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../../../shared/json';
import { ERROR_CATALOGUE } from '../../../../shared/api/errorCatalogue';
import type { Failure } from '../../../../shared/api/types';

const CODES = /[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g;

/** Reads the status of a message in capitals, as docs/api-reference.md 4 writes it; undefined where there is none. */
export function statusOf(message: IDataObject | undefined): string | undefined {
	return textOf(message?.status)?.trim().toUpperCase();
}

/** Tells both spellings of a cancelled message (docs/api-reference.md 4). */
export function isCancelled(status: string | undefined): boolean {
	return status === 'CANCELED' || status === 'CANCELLED';
}

/**
 * Why a message was not delivered, for a person. The public answer has only the text `errorMessage` (docs/api-reference.md 4),
 * which may be or contain one of the codes of docs/api-reference.md 13.
 *
 * @param message the record of `GET /v1/messages/{id}`
 */
export function failureOfDelivery(message: IDataObject): Failure {
	const said = textOf(message.errorMessage) ?? textOf(message.errorCode);
	const code = [textOf(message.errorCode), textOf(message.errorMessage)]
		.flatMap((text) => text?.match(CODES) ?? [])
		.find((found) => Object.hasOwn(ERROR_CATALOGUE, found));
	const known = code === undefined ? undefined : ERROR_CATALOGUE[code];
	return {
		message: known?.message ?? 'The message could not be delivered',
		description: [
			known?.description,
			said === undefined
				? 'Pilot Status gave no reason. Check the Pilot Status dashboard under Logs'
				: `Pilot Status says: ${said}`,
		]
			.filter((part) => part !== undefined)
			.join('. '),
		code: code ?? 'MESSAGE_FAILED',
		// no receipt came, which does not mean that the contact has nothing
		mayHaveBeenSent: code === 'DELIVERED_NOT_CONFIRMED',
		canRetry: false,
	};
}
