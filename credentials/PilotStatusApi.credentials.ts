import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { authHeaders, isSafeForKey } from './connection';

/** The key of one WhatsApp number at Pilot Status (or an account-wide key together with a number's id). */
export class PilotStatusApi implements ICredentialType {
	name = 'pilotStatusApi';

	displayName = 'Pilot Status API';

	icon: Icon = {
		light: 'file:../icons/pilotStatus.svg',
		dark: 'file:../icons/pilotStatus.dark.svg',
	};

	documentationUrl = 'https://docs.pilotstatus.com.br/api/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'API Key', value: 'apiKey' },
				{ name: 'API Key ID', value: 'apiKeyId' },
			],
			default: 'apiKey',
			description: 'Type of key to authenticate with',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. ps_...',
			hint: 'Key of the sending number, from the Pilot Status dashboard under API Keys',
			displayOptions: { show: { authentication: ['apiKey'] } },
		},
		{
			displayName: 'API Key ID',
			name: 'apiKeyId',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. ck_...',
			hint: 'ID of the key of the sending number, from the Pilot Status dashboard under API Keys',
			displayOptions: { show: { authentication: ['apiKeyId'] } },
		},
		{
			displayName: 'Number ID',
			name: 'numberId',
			type: 'string',
			default: '',
			hint: 'Only for account-wide keys: the ID of the WhatsApp number to use',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://pilotstatus.com.br',
			description: 'Change only if Pilot Status asks you to',
		},
	];

	/**
	 * Signs a request of this package's nodes, or of the HTTP Request node with this credential.
	 * A request that would carry the key over a network unencrypted is refused.
	 */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const target = requestUrl(requestOptions);
		if (!isSafeForKey(target)) {
			throw new Error(
				'The Pilot Status key is only sent over https://. Change the URL of the request to one that begins with https://',
			);
		}
		requestOptions.headers = { ...requestOptions.headers, ...authHeaders(credentials) };
		return requestOptions;
	};
}

/** The address a request goes to; older n8n versions name it `uri` for the HTTP Request node. */
function requestUrl(options: IHttpRequestOptions & { uri?: string }): string {
	const path = options.url || options.uri || '';
	return URL.canParse(path) ? path : `${options.baseURL ?? ''}${path}`;
}
