/** A line of n8n releases that this package supports, and the one version of it that is run here. */
export interface N8nLine {
	/** The line as people name it, for instance `2.41`. */
	readonly name: string;
	/** The exact n8n version that is brought and run. */
	readonly version: string;
	/** The Node.js this version is run with. A running Node of the same major version, not older than `minimum`, is used as it is. */
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
	'mcp-registry',
	'instance-ai',
	'agents',
	'agent-evals',
	'chat-hub',
	'insights',
	'mcp',
	'quick-connect',
	'workflow-builder',
	'instance-version-history',
	'breaking-changes',
];

/** All supported lines, the newest first. */
export const n8nLines: readonly N8nLine[] = [
	{
		name: '2.41',
		version: '2.41.1',
		node: { version: '24.21.0', minimum: '24.0.0' },
		overrides: { linkedom: '0.18.13' },
		webhookUrlVariable: 'N8N_WEBHOOK_URL',
		environment: { N8N_DISABLED_MODULES: unneededModules.join(',') },
	},
	{
		name: '2.8',
		version: '2.8.4',
		node: { version: '20.20.2', minimum: '20.19.0' },
		overrides: { xlsx: '0.18.5' },
		webhookUrlVariable: 'WEBHOOK_URL',
		environment: {},
	},
	{
		name: '1.123',
		version: '1.123.81',
		node: { version: '20.20.2', minimum: '20.19.0' },
		overrides: { xlsx: '0.18.5' },
		webhookUrlVariable: 'WEBHOOK_URL',
		// The newer expression engine needs a native module that has no build for Node 20.
		environment: { N8N_EXPRESSION_ENGINE: 'legacy' },
	},
];

/** The line that `npm start` shows and that is tested in full. */
export const mainLineName = '2.41';

/**
 * Finds a line by its name (`2.41`) or by its version (`2.41.1`).
 * Throws an Error that lists the supported lines when there is none.
 */
export function n8nLine(name: string): N8nLine {
	const line = n8nLines.find((candidate) => candidate.name === name || candidate.version === name);
	if (line === undefined) {
		const known = n8nLines.map((candidate) => candidate.name).join(', ');
		throw new Error(`n8n line "${name}" is not supported here. Supported: ${known}`);
	}
	return line;
}

/**
 * Whether a Node version (`24.21.0`) can run the line: same major version as the pinned one, and not older than the minimum.
 */
export function nodeSatisfies(line: N8nLine, nodeVersion: string): boolean {
	const running = versionParts(nodeVersion);
	const minimum = versionParts(line.node.minimum);
	if (running[0] !== minimum[0]) return false;
	if (running[1] !== minimum[1]) return running[1] > minimum[1];
	return running[2] >= minimum[2];
}

function versionParts(version: string): [number, number, number] {
	const [major = 0, minor = 0, patch = 0] = version
		.split('.')
		.map((part) => Number.parseInt(part, 10));
	return [major, minor, patch];
}
