import type { IWebhookDescription } from 'n8n-workflow';

/**
 * The addresses at which n8n resumes a waiting execution. `restartWebhook` makes them resume addresses: they are
 * never registered as triggers. GET shows the confirm page, POST takes an answer.
 */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'GET',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: '',
		path: '={{ $nodeId }}',
		restartWebhook: true,
		isFullPath: true,
	},
];
