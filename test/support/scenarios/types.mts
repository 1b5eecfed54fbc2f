import type { IConnections, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/index.mts';

/** A workflow as the editor exports it. */
export interface SavedWorkflow {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: IDataObject;
}

/** What came of running a workflow, whatever ran it. */
export interface ScenarioRun {
	/** Items that left a node at one of its outputs; the error output is the one after the last. */
	output: (node: string, index?: number) => INodeExecutionData[];
	/** The notices that a node shows beside its output. */
	hints: (node: string) => string[];
}

/** A finished run as a scenario looks at it. */
export interface Finished extends ScenarioRun {
	/** `json` of the items that left a node at one of its outputs. */
	json: (node: string, index?: number) => IDataObject[];
	/** `error` of the items that left a node by its error output. */
	errors: (node: string) => IDataObject[];
	sandbox: Sandbox;
	/** What the sandbox answers to a plain GET with the scenario's key: its own state, past the package. */
	ask: (path: string) => Promise<{ status: number; body: unknown }>;
}

/** A workflow file, the world it runs in, and what must hold afterwards. */
export interface Scenario {
	title: string;
	/** Name of the file in test/workflow/files, without `.json`. */
	file: string;
	/** Key of the credential. */
	key: 'ps_sandbox_meta' | 'ps_sandbox_web';
	/** Puts the sandbox into its state, and gives the items of the trigger. */
	prepare: (sandbox: Sandbox) => IDataObject[] | Promise<IDataObject[]>;
	/** Compares the output and the sandbox's state with what was asked for; every node of the package is looked at. */
	verify: (finished: Finished) => void | Promise<void>;
}
