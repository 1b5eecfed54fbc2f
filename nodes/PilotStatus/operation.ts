import type { IBinaryData, IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { ApiRequest } from '../shared/api/request';

/** Which kind of number a key belongs to (numbers/list). Undefined where the API does not tell. */
export type Provider = 'META' | 'PILOT_STATUS' | undefined;

/**
 * One input item as an operation sees it: its parameters, its binary data, and what the whole run knows.
 * Reads parameters lazily, each at most once per run where it holds no expression.
 */
export interface ItemReader {
	/** Position of the item in the input, from 0. */
	readonly index: number;
	/**
	 * A parameter's value, expressions evaluated.
	 *
	 * @param fallback what to give when the parameter is not set
	 */
	get<T = unknown>(name: string, fallback?: unknown): T;
	/** A resource locator's value as text, trimmed; empty when nothing is chosen. */
	getId(name: string): string;
	/** A parameter as it was saved, expressions not evaluated. */
	saved(name: string): unknown;
	/** IANA name of the workflow's time zone. */
	readonly timezone: string;
	/**
	 * The item's binary data under a field name.
	 *
	 * @throws {InvalidInput} when the item has none there
	 */
	binary(fieldName: string): BinaryInput;
	/** Asks the API, once per run, which kind of number the key belongs to. */
	provider(): Promise<Provider>;
	/** Shows a notice once per run beside the output, whatever the number of items that ask for it. */
	hint(message: string): void;
}

/** A file of an input item that was not read yet. */
export interface BinaryInput {
	readonly data: IBinaryData;
	/** Size in bytes, known without reading the file; undefined where n8n does not tell. */
	size(): Promise<number | undefined>;
	/** The file as base64 text. */
	toBase64(): Promise<string>;
	/**
	 * An address at which this n8n serves the file for a day.
	 *
	 * @throws {InvalidInput} when n8n keeps binary data in memory, where it has no address
	 */
	toSignedUrl(): string;
}

/** A request of one item, ready except for what is read late because it is large. */
export interface PreparedRequest extends ApiRequest {
	/** Gives the final body just before sending, so that only few files are in memory at a time. */
	lateBody?: () => Promise<IDataObject>;
}

/** What all operations have in common: how the editor shows them. */
interface OperationBase {
	/** Value of the parameter `operation`; saved in workflows, never changes. */
	value: string;
	/** Name in the operation list, Title Case, without the resource. */
	name: string;
	/** Sentence case with the resource, without articles, as in the node panel. */
	action: string;
	description: string;
	/** The fields in the order in which they are shown, without `displayOptions` for resource and operation. */
	properties: INodeProperties[];
}

/** One item is one request. */
export interface RequestOperation extends OperationBase {
	/** `send`: a message goes out, so a request is never repeated when its outcome is unknown. */
	kind: 'send' | 'other';
	/**
	 * What the item asks for.
	 *
	 * @throws {InvalidInput} when it cannot be sent
	 */
	toRequest(item: ItemReader): PreparedRequest | Promise<PreparedRequest>;
	/** The output of one answer; without it, the body becomes one item (a list becomes one item each). */
	toItems?(body: unknown, item: ItemReader): INodeExecutionData[];
}

/** An operation as data; the runner is the only place that carries one out. */
export type Operation = RequestOperation;

/** A resource of the node and its operations. */
export interface Resource {
	/** Value of the parameter `resource`; saved in workflows, never changes. */
	value: string;
	name: string;
	operations: Operation[];
	/** Value of the operation shown first. */
	defaultOperation: string;
}

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
