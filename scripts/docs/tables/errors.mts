import {
	type CatalogueEntry,
	ERROR_CATALOGUE,
	STATUS_CATALOGUE,
} from '../../../nodes/shared/api/errorCatalogue.ts';
import type { Row } from '../translation.mts';

/** What each machine code of the API means, and what to do. */
export function errorRows(): Row[] {
	return toRows(ERROR_CATALOGUE);
}

/** The same for the HTTP statuses of answers that carry no code. */
export function statusRows(): Row[] {
	return toRows(STATUS_CATALOGUE);
}

function toRows(catalogue: Readonly<Record<string, CatalogueEntry>>): Row[] {
	return Object.entries(catalogue).map(([key, { message, description }]) => ({
		before: [`\`${key}\``],
		sentences: [message, description],
		after: [],
	}));
}
