import type { IWebhookFunctions } from 'n8n-workflow';

import type { QuestionReader } from './question';

/** Reads the node's parameters when an answer comes, as the item's reader does when the question is asked. */
export function createWebhookReader(context: IWebhookFunctions): QuestionReader {
	return {
		timezone: context.getTimezone(),
		get: <T>(name: string, fallback?: unknown) =>
			context.getNodeParameter(name, fallback as never) as T,
		getId: (name) => {
			const value: unknown = context.getNodeParameter(name, '', { extractValue: true });
			return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
		},
	};
}
