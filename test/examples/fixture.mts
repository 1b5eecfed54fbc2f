import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/**
 * An example of an operation: what a person enters, the request it becomes, the answer, and the output.
 * It drives the contract test, the check of the output schema and the README's table.
 */
export interface OperationFixture {
	/** What the example shows, in a few words. */
	name: string;
	/** Parameters as a workflow saves them, without `resource` and `operation`. */
	parameters: IDataObject;
	/** The input item; an empty one when left out. */
	input?: INodeExecutionData;
	request: { method: string; path: string; query?: IDataObject; body?: IDataObject };
	answer: { status: number; body: unknown; headers?: Record<string, string> };
	/** `json` of the output items. */
	items: IDataObject[];
}
