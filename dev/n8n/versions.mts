/** A version of n8n that this package supports and is tested with. */
export interface N8nVersion {
	/** Major and minor number, as people name it: `2.41`. */
	readonly name: string;
	/** The exact release that is downloaded and run: `2.41.1`. */
	readonly release: string;
	/** The Node.js it is run with. A running Node of the same major version, not older than `minimum`, is used as it is. */
	readonly node: { readonly version: string; readonly minimum: string };
	/** npm overrides: packages of n8n's own tree that cannot be had everywhere. They change nothing where they can be had. */
	readonly overrides: Readonly<Record<string, string>>;
	/** Name of the variable that holds the public address of webhooks: renamed in the course of n8n 2. */
	readonly webhookUrlVariable: 'N8N_WEBHOOK_URL' | 'WEBHOOK_URL';
	/** What this version needs beyond the common environment. */
	readonly environment: Readonly<Record<string, string>>;
}

// Modules that would talk to servers of n8n or only cost start-up time. Older versions do not know the names and refuse to start.
const unneededModules = [
	...['mcp-registry', 'instance-ai', 'agents', 'agent-evals', 'chat-hub', 'insights', 'mcp'],
	...['quick-connect', 'workflow-builder', 'instance-version-history', 'breaking-changes'],
];

const older = {
	node: { version: '20.20.2', minimum: '20.19.0' },
	overrides: { xlsx: '0.18.5' },
	webhookUrlVariable: 'WEBHOOK_URL',
} as const;

/** All supported versions, the newest first. */
export const n8nVersions: readonly N8nVersion[] = [
	{
		name: '2.41',
		release: '2.41.1',
		node: { version: '24.21.0', minimum: '24.0.0' },
		overrides: { linkedom: '0.18.13' },
		webhookUrlVariable: 'N8N_WEBHOOK_URL',
		environment: { N8N_DISABLED_MODULES: unneededModules.join(',') },
	},
	{ name: '2.8', release: '2.8.4', ...older, environment: {} },
	{
		name: '1.123',
		release: '1.123.81',
		...older,
		// The newer expression engine needs a native module that has no build for Node 20.
		environment: { N8N_EXPRESSION_ENGINE: 'legacy' },
	},
];

/** Name of the version that `npm start` shows and that is tested in full. */
export const mainVersion = '2.41';

/**
 * Finds a version by its name (`2.41`) or its release (`2.41.1`).
 * Throws an Error that lists the supported versions when there is none.
 */
export function n8nVersion(name: string): N8nVersion {
	const found = n8nVersions.find((version) => [version.name, version.release].includes(name));
	if (found !== undefined) return found;
	const known = n8nVersions.map((version) => version.name).join(', ');
	throw new Error(`n8n ${name} is not supported here. Supported: ${known}`);
}

/** Tells whether a Node.js (`24.21.0`) can run a version: same major number as the pinned one, and not older than the minimum. */
export function nodeSatisfies({ node }: N8nVersion, nodeVersion: string): boolean {
	const [major, minor = 0, patch = 0] = nodeVersion.split('.').map(Number);
	const [minimumMajor, minimumMinor = 0, minimumPatch = 0] = node.minimum.split('.').map(Number);
	if (major !== minimumMajor) return false;
	return minor === minimumMinor ? patch >= minimumPatch : minor > minimumMinor;
}
