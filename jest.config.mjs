/**
 * Test projects. `workflow` runs n8n-core of the development dependencies; `workflow-2.8` and
 * `workflow-1.123` run the same files with n8n-core, n8n-workflow and zod of an older n8n, which
 * dev/n8n brings into the user's cache folder.
 */
const base = {
	testEnvironment: 'node',
	moduleFileExtensions: ['mts', 'ts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform: {
		'^.+\\.(ts|mts)$': [
			'@swc/jest',
			{
				jsc: { target: 'es2022', parser: { syntax: 'typescript' }, keepClassNames: true },
				module: { type: 'commonjs' },
			},
		],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.n8n-run/', '<rootDir>/.test-results/'],
	coveragePathIgnorePatterns: [
		'/node_modules/',
		'/test/',
		'/sandbox/',
		'/scripts/',
		'/bench/',
		'/dev/',
		'/conformance/',
	],
};

/** A project over test/<folder>. */
const project = (displayName, folder = displayName, more = {}) => ({
	...base,
	displayName,
	testMatch: [`<rootDir>/test/${folder}/**/*.test.mts`],
	...more,
});

/** The workflow tests with the engine of another n8n. */
const workflowOn = (line) =>
	project(`workflow-${line}`, 'workflow', {
		resolver: `<rootDir>/test/support/lines/${line}.cjs`,
	});

const builtFirst = { globalSetup: '<rootDir>/test/support/buildDist.mjs' };

export default {
	projects: [
		project('gates', 'gates', builtFirst),
		project('unit'),
		project('contract'),
		project('conformance'),
		project('workflow'),
		workflowOn('2.8'),
		workflowOn('1.123'),
		{
			...base,
			displayName: 'sandbox',
			testMatch: ['<rootDir>/sandbox/test/**/*.test.mts', '<rootDir>/test/sandbox/**/*.test.mts'],
		},
		project('faults'),
		project('e2e', 'e2e', builtFirst),
		project('queue', 'queue', builtFirst),
		project('browser', 'browser', builtFirst),
	],
	testTimeout: 120_000,
	collectCoverageFrom: ['{nodes,credentials}/**/*.ts', '!**/*.d.ts'],
	coverageThreshold: { global: { lines: 95, branches: 95 } },
	coverageReporters: ['text-summary', 'lcovonly', 'json-summary'],
};
