/** A part of the published code: what is in it, and which other parts it may import. */
export interface Layer {
	/** Folder or file, relative to the project. A path belongs to the layer with the longest path that it begins with. */
	path: string;
	holds: string;
	/** Paths of the layers that it may import, besides itself. */
	imports: string[];
}

const credentials = 'credentials/';
const values = 'nodes/shared/';
const deliveries = 'nodes/shared/deliveries/';
const api = 'nodes/shared/api/';
const operation = 'nodes/PilotStatus/operation.ts';
const runner = 'nodes/PilotStatus/runner/';
const resources = 'nodes/PilotStatus/resources/';
const methods = 'nodes/PilotStatus/methods/';
const shared = [values, deliveries, api];

/** The layers of the published code, the lowest first. Imports go down only. */
export const layers: Layer[] = [
	{ path: credentials, holds: 'the key: its fields, headers, and base URL', imports: [] },
	{ path: values, holds: 'reading values: phones, dates, files, lists, JSON', imports: [] },
	{
		path: deliveries,
		holds: 'reading deliveries: messages, contacts, Meta’s envelope',
		imports: [values],
	},
	{
		path: api,
		holds: 'HTTP client, errors and their catalogue, downloads',
		imports: [credentials, values, deliveries],
	},
	{ path: operation, holds: 'the contract of an operation', imports: shared },
	{
		path: runner,
		holds: 'the only loop over items: order, concurrency, retry, failures, pairing',
		imports: [operation, ...shared],
	},
	{
		path: resources,
		holds: 'one file or folder per operation: fields and request',
		imports: [runner, operation, ...shared],
	},
	{
		path: methods,
		holds: 'list search and resource mapping of the editor',
		imports: [resources, operation, ...shared],
	},
	{
		path: 'nodes/PilotStatus/',
		holds: 'the action node',
		imports: [methods, resources, runner, ...shared],
	},
	{
		path: 'nodes/PilotStatusTrigger/',
		holds: 'the trigger: its subscription, and in `webhook/` the path of a delivery',
		imports: [credentials, ...shared],
	},
];

/** Gives the layer of a path; undefined for what is no part of the published code. */
export function layerOf(path: string): Layer | undefined {
	return layers
		.filter((layer) => path.startsWith(layer.path))
		.sort((one, other) => other.path.length - one.path.length)[0];
}
