import { ExecutionLifecycleHooks } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	ICredentialsHelper,
	type IHttpRequestOptions,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { PilotStatusApi } from '../../../credentials/PilotStatusApi.credentials.ts';

/** Where nothing listens; n8n only wants to see an address. */
const nowhere = 'http://127.0.0.1:9';

/** n8n's way to a node's credential, with one credential in it and the package's own way to sign. */
class OneCredential extends ICredentialsHelper {
	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = new PilotStatusApi();
		if (typeof authenticate !== 'function') throw new Error('The credential signs in another way');
		return await authenticate(credentials, options);
	}

	preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return Promise.resolve({ ...this.data });
	}

	getCredentialsProperties() {
		return new PilotStatusApi().properties;
	}

	getCredentials(): Promise<never> {
		return Promise.reject(new Error('Stored credentials are not used by nodes'));
	}

	updateCredentials(): Promise<void> {
		return Promise.reject(new Error('Nodes do not change credentials'));
	}

	updateCredentialsOauthTokenData(): Promise<void> {
		return Promise.reject(new Error('Nodes do not change credentials'));
	}
}

/** What n8n's server hands to an execution, as far as the nodes of this package need it. */
export function additionalDataFor(
	credential: ICredentialDataDecryptedObject,
): IWorkflowExecuteAdditionalData {
	const workflow = { id: 'workflow-1', name: 'Test', active: false, nodes: [], connections: {} };
	const data = {
		credentialsHelper: new OneCredential(credential),
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			...workflow,
			isArchived: false,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			activeVersionId: null,
		}),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: nowhere,
		instanceBaseUrl: nowhere,
		formBaseUrl: nowhere,
		formWaitingBaseUrl: nowhere,
		formTestBaseUrl: nowhere,
		webhookBaseUrl: nowhere,
		webhookWaitingBaseUrl: nowhere,
		webhookTestBaseUrl: nowhere,
	};
	return data as unknown as IWorkflowExecuteAdditionalData;
}
