import type { IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/api/answers';
import type { Delivery } from './delivery';
import { dropOldest } from './dropOldest';

/** How many forms this process remembers to have told of. */
const MAX_FORMS = 100;
/** Most names of fields that the log shows. */
const MAX_NAMES = 10;

const told = new Set<string>();

/** Logs a form that no documentation knows, once for each node and form, by names of fields without their values. */
export function logUnknownForm(context: IWebhookFunctions, { event, body }: Delivery): void {
	const names = isRecord(body) ? Object.keys(body).slice(0, MAX_NAMES) : [];
	const form = isRecord(body)
		? `the fields ${names.map((name) => name.slice(0, 40)).join(', ')}`
		: Array.isArray(body)
			? 'a list'
			: `${body === null ? 'null' : `a ${typeof body}`} instead of an object`;
	const { id } = context.getWorkflow();
	const key = [id, context.getNode().name, event, form].join(' ');
	if (told.has(key)) return;
	told.add(key);
	if (told.size > MAX_FORMS) dropOldest(told);
	context.logger.warn(
		`"${context.getNode().name}" got a delivery of an unknown form (event ${event}, ${form}). Options that have to read it, such as Senders, keep it out`,
		{ workflowId: id },
	);
}
