import { type CatalogueEntry, ERROR_CATALOGUE } from '../../../shared/api/errorCatalogue';
import type { Failure } from '../../../shared/api/types';

/** Whether the API gave a code of its own that the catalogue explains, so that no guess by the status is needed. */
export function isExplained({ code }: Failure): boolean {
	return Object.hasOwn(ERROR_CATALOGUE, code);
}

/** A failure in the words of one operation; what Pilot Status itself said about it stays at the end. */
export function reword(failure: Failure, { message, description }: CatalogueEntry): Failure {
	const said = /Pilot Status says: .*/.exec(failure.description)?.[0];
	return {
		...failure,
		message,
		description: said === undefined ? description : `${description}. ${said}`,
	};
}
