import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { ApiRequest, Failure, RequestKind } from '../shared/api/types';

/** Which kind of number a key belongs to (docs/api-reference.md 9). Undefined where the API does not tell. */
export type NumberKind = 'META' | 'PILOT_STATUS' | undefined;

/**
 * One input item as an operation sees it: its parameters, its binary data, and what the whole run knows.
 * Reads parameters lazily, each at most once per run where it holds no expression.
 */
export interface ItemContext {
	/** Position of the item in the input, from 0. */
	readonly index: number;
	/**
	 * A parameter's value, expressions evaluated.
	 *
	 * @param fallback what to give when the parameter is not set
	 */
	get<T = unknown>(name: string, fallback?: unknown): T;
	/**
	 * A resource locator's value as text, trimmed; empty when nothing is chosen.
	 *
	 * @param label the field's name as the editor shows it
	 * @throws {InvalidInput} when an expression gave something that is no ID, such as an object
	 */
	getId(name: string, label: string): string;
	/** A parameter as it was saved, expressions not evaluated. */
	rawParameter(name: string): unknown;
	/** IANA name of the workflow's time zone. */
	readonly timezone: string;
	/** When the run began (ms since 1970): what was meant to lie ahead then may be past once its turn comes. */
	readonly startedAt: number;
	/**
	 * Finds a file of the item, not read yet.
	 *
	 * @param nameOrFile name of its field, or the file itself as an expression gives it (`{{ $binary.data }}`)
	 * @throws {InvalidInput} when the item has none there, or what is there holds no content
	 */
	binary(nameOrFile: unknown): BinaryInput;
	/**
	 * Asks the API, once per run, which kind of number the key belongs to.
	 *
	 * @throws {InvalidInput} when it could not be asked
	 */
	numberKind(): Promise<NumberKind>;
	/** Stores a file, so that it can be put into the `binary` of an output item. */
	storeBinary(content: Buffer, fileName?: string, mimeType?: string): Promise<IBinaryData>;
	/**
	 * Shows a notice once per run beside the output, whatever the number of items that ask for it.
	 *
	 * @param kind notices of one kind are shown once, so that a notice which names its item stays the only one
	 */
	hint(message: string, kind?: string): void;
}

/** A file of an input item that was not read yet. Name and type are as the item has them, or undefined. */
export interface BinaryInput {
	readonly fileName: string | undefined;
	/** Ending of the name, without the dot. */
	readonly fileExtension: string | undefined;
	readonly mimeType: string | undefined;
	/**
	 * Looks at the file without reading it whole: its size (bytes) where n8n tells it, and its first bytes where they are
	 * at hand (in memory or on the disk of n8n).
	 *
	 * @throws {InvalidInput} when the file is gone or empty
	 */
	inspect(): Promise<{ size?: number; head?: Uint8Array }>;
	/**
	 * Reads the file as base64 text, standard and with padding.
	 *
	 * @throws {InvalidInput} when the file is gone or empty
	 */
	toBase64(): Promise<string>;
	/**
	 * Makes an address at which this n8n serves the file.
	 *
	 * @param until moment up to which the address is needed (ms since 1970); it works for at least a day
	 * @throws {InvalidInput} when n8n keeps binary data in memory, where it has no address
	 */
	toSignedUrl(until?: number): Promise<string>;
}

/** A request of one item, ready except for what is read late because it is large. */
export interface PreparedRequest extends ApiRequest {
	/** Gives the final body just before sending, so that only few files are in memory at a time. */
	lateBody?: () => Promise<IDataObject>;
	/** Bodies of the messages that follow, each sent once the one before it was accepted. */
	further?: IDataObject[];
}

/** A file behind a web address outside the API. It is fetched without the key, and given up when it is larger. */
export interface LinkRequest {
	link: string;
	/** Largest file (bytes). */
	maxBytes: number;
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
	/**
	 * `send`: a message goes out, and `create`: something new is made, so a request is never repeated when its outcome is
	 * unknown, and an item that was accepted is not asked for again by Retry On Fail.
	 */
	kind: RequestKind;
	/**
	 * What the item asks for.
	 *
	 * @throws {InvalidInput} when it cannot be sent
	 */
	toRequest(item: ItemContext): PreparedRequest | LinkRequest | Promise<PreparedRequest>;
	/** Most items side by side, where an answer takes much memory. */
	maxConcurrency?: number;
	/**
	 * The output of one answer; without it, the body, which has to be an object, becomes one item. The body of a
	 * {@link LinkRequest} is a `DownloadedFile`.
	 */
	toItems?(body: unknown, item: ItemContext): INodeExecutionData[] | Promise<INodeExecutionData[]>;
	/**
	 * Tells whether to poll again, because a state that is waited for is not reached: what to do next,
	 * or undefined when the answer is the output.
	 *
	 * @param since when the item was first asked for (ms since 1970)
	 */
	poll?(body: unknown, item: ItemContext, since: number): PollResult | undefined;
	/**
	 * Until when an item is asked for again although no answer comes (ms since 1970); undefined when it does not wait.
	 *
	 * @param since when the item was first asked for (ms since 1970)
	 */
	waitsUntil?(item: ItemContext, since: number): number | undefined;
	/** Says better what a failure means here than the catalogue can, which knows no operations. */
	explain?(failure: Failure): Failure;
}

/** An answer that is not the output: ask again until a moment (ms since 1970), or give up. */
export type PollResult = { askAgainUntil: number; onTimeout: Failure } | { failure: Failure };

/** One item is a list, read page by page as far as needed. */
export interface ListOperation extends OperationBase {
	kind: 'list';
	/**
	 * The request without paging.
	 *
	 * @throws {InvalidInput} when it cannot be asked
	 */
	toRequest(item: ItemContext): ApiRequest;
	/** Keys under which the list may be wrapped; a bare list is always read. */
	keys: string[];
	/** Most records of one page; left out where the API documents no pages. */
	pageSize?: number;
	/** Whether `total` and `totalPages` of an answer count its records; they do when left out. */
	isCounted?(item: ItemContext): boolean;
	/** Which records the item wants, where the API cannot filter. Called once per item. */
	toFilter?(item: ItemContext): (record: IDataObject) => boolean;
	/** What a record looks like in the output; the whole record when left out. Called once per item. */
	toRow?(item: ItemContext): (record: IDataObject) => IDataObject;
}

/** Many items are few requests, and each item is told its own outcome. */
export interface BatchOperation<Entry = unknown> extends OperationBase {
	kind: 'batch';
	/** Most entries of one request. */
	batchSize: number;
	/**
	 * What one item contributes.
	 *
	 * @throws {InvalidInput} when it cannot be sent
	 */
	toEntry(item: ItemContext): Entry;
	toRequest(entries: Entry[]): ApiRequest;
	/** The output or the failure of each entry, in their order; undefined where only {@link lookUp} can tell. */
	toResults(body: unknown, entries: Entry[]): Array<EntryResult | undefined>;
	/** Says what a request that failed means for an entry. */
	explain?(failure: Failure): Failure;
	/** Asks for the outcome of a single entry that the answer did not tell. */
	lookUp?: {
		toRequest(entry: Entry): ApiRequest;
		toResult(body: unknown, entry: Entry): EntryResult;
	};
}

/** The output of an entry, or why it failed. */
export type EntryResult = { json: IDataObject } | { failure: Failure };

/** One that needs more of n8n than requests for items, such as pausing the execution; it carries itself out. */
export interface CustomOperation extends OperationBase {
	kind: 'custom';
	/**
	 * Carries the operation out for all input items, with the parts of the runner that it needs.
	 *
	 * @returns the items of each output of the node, paired with their input
	 * @throws {NodeOperationError | NodeApiError} when it fails, unless Continue On Fail is set
	 */
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}

/** An operation as data; the runner is the only place that carries one out. */
export type Operation = RequestOperation | ListOperation | BatchOperation | CustomOperation;

/** A resource of the node and its operations. */
export interface Resource {
	/** Value of the parameter `resource`; saved in workflows, never changes. */
	value: string;
	name: string;
	operations: Operation[];
	/** Value of the operation shown first. */
	defaultOperation: string;
}
