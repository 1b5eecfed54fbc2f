import { parse } from 'yaml';

import { n8nVersions } from '../../../dev/n8n/versions.mts';
import { filesIn, readJson, readText } from '../../../dev/project.mts';

interface Step {
	name?: string;
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
	env?: Record<string, string>;
}

interface Job {
	uses?: string;
	needs?: string | string[];
	'timeout-minutes'?: number;
	permissions?: Record<string, string>;
	strategy?: { matrix: { node?: number[]; include?: Array<{ line: string; node: number }> } };
	steps?: Step[];
}

interface Workflow {
	on: Record<string, { tags?: string[] } | null>;
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const paths = filesIn('.github/workflows');
const workflows = paths.map((path) => ({ path, workflow: parse(readText(path)) as Workflow }));
const named = (name: string) =>
	workflows.find(({ path }) => path.endsWith(`/${name}.yml`))?.workflow.jobs ?? {};
const jobs = workflows.flatMap(({ path, workflow }) =>
	Object.entries(workflow.jobs).map(([name, job]) => ({ place: `${path}: ${name}`, job })),
);
const steps = jobs.flatMap(({ place, job }) =>
	(job.steps ?? []).map((step) => ({ place, ...step })),
);
const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

test('every YAML file of GitHub can be read', () => {
	const files = filesIn('.github', /\.ya?ml$/);
	expect(files.length).toBeGreaterThan(4);
	for (const path of files) expect(typeof parse(readText(path))).toBe('object');
});

describe('the workflows', () => {
	test('may read the sources and nothing else, except to publish', () => {
		expect(paths.map((path) => path.split('/').pop())).toEqual(['ci.yml', 'publish.yml']);
		for (const { workflow } of workflows)
			expect(workflow.permissions).toEqual({ contents: 'read' });
		const more = jobs.filter(({ job }) => job.permissions !== undefined);
		expect(more.map(({ place, job }) => [place, job.permissions])).toEqual([
			['.github/workflows/publish.yml: publish', { contents: 'read', 'id-token': 'write' }],
		]);
	});

	test('use actions of GitHub in a pinned major version', () => {
		const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
		expect(used.length).toBeGreaterThan(0);
		expect(used.filter((name) => !/^actions\/[\w-]+@v\d+$/.test(name))).toEqual([]);
	});

	test('leave no credentials of git in the checkout', () => {
		const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		expect(checkouts.length).toBeGreaterThan(0);
		for (const { with: settings } of checkouts) {
			expect(settings).toMatchObject({ 'persist-credentials': false });
		}
	});

	test('run no untrusted text as a command', () => {
		expect(commands.filter((run) => /\$\{\{(?! matrix\.)/.test(run))).toEqual([]);
		expect(workflows.flatMap(({ workflow }) => Object.keys(workflow.on))).not.toContain(
			'pull_request_target',
		);
	});

	test('call npm scripts and files that exist', () => {
		const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json');
		const names = commands.flatMap((run) =>
			[...run.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name),
		);
		expect(names).toEqual(
			expect.arrayContaining(['build', 'docs', 'release:check', 'release:scan']),
		);
		expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
		const files = commands.flatMap((run) => /^(\.[\w./-]+)/.exec(run)?.[1] ?? []);
		expect(files.filter((file) => !filesIn('.ci').includes(file))).toEqual([]);
		expect(files.length).toBeGreaterThan(0);
	});

	test('end by themselves', () => {
		const endless = jobs.filter(
			({ job }) => job.uses === undefined && job['timeout-minutes'] === undefined,
		);
		expect(endless.map(({ place }) => place)).toEqual([]);
	});
});

describe('CI', () => {
	const { checks, n8n } = named('ci');

	test('runs the checks on the supported versions of Node.js', () => {
		expect(checks?.strategy?.matrix.node).toEqual([20, 22, 24]);
		const { engines } = readJson<{ engines: { node: string } }>('package.json');
		expect(engines.node).toMatch(/^>=20\./);
	});

	test('runs every supported n8n line, on its Node.js', () => {
		const lines = n8nVersions.map(({ name, node }) => ({
			line: name,
			node: parseInt(node.version),
		}));
		expect(n8n?.strategy?.matrix.include).toEqual(lines);
	});
});

describe('publishing', () => {
	const { publish, scan, test: tests } = named('publish');
	const runs = (publish?.steps ?? []).map(({ run = '' }) => run);

	test('follows the tests, and the scan follows it', () => {
		expect(tests?.uses).toBe('./.github/workflows/ci.yml');
		expect([publish?.needs, scan?.needs]).toEqual(['test', 'publish']);
	});

	test('compares the tag, builds, and publishes with provenance, in this order', () => {
		const order = ['release:check', 'npm run build', '--for-npm', 'npm publish --provenance'];
		const positions = order.map((text) => runs.findIndex((run) => run.includes(text)));
		expect(positions).not.toContain(-1);
		expect([...positions].sort((a, b) => a - b)).toEqual(positions);
	});

	test('shows the token to npm publish only', () => {
		const told = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('secrets.'));
		expect(told.map(({ run }) => run)).toEqual(['npm publish --provenance --access public']);
	});
});
