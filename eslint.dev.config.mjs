/**
 * Lint of the development files (test, sandbox, dev, bench, conformance, scripts, examples). The published sources have
 * eslint.config.mjs, which the n8n command line tool wants unmodified.
 */
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { globalIgnores } from 'eslint/config';

const nodeGlobals = Object.fromEntries(
	['Buffer', 'URL', 'URLSearchParams', 'console', 'fetch', 'performance', 'process', 'require']
		.concat(['__dirname', 'exports', 'module', 'setTimeout', 'clearTimeout', 'AbortController'])
		.map((name) => [name, 'readonly']),
);

const pageGlobals = Object.fromEntries(
	['Blob', 'EventSource', 'FileReader', 'MediaRecorder', 'TextEncoder', 'atob', 'document', 'fetch']
		.concat(['location', 'navigator', 'window', 'setTimeout', 'clearTimeout', 'setInterval'])
		.map((name) => [name, 'readonly']),
);

export default tseslint.config(
	globalIgnores(['dist', 'coverage', 'node_modules', '.n8n-run', '.test-results']),
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	{
		files: ['**/*.mts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: {
			parserOptions: { project: './tsconfig.dev.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
		},
	},
	{
		files: ['sandbox/page/*.js'],
		languageOptions: { globals: pageGlobals },
	},
	{
		files: ['**/*.cjs', 'gulpfile.js'],
		languageOptions: { sourceType: 'commonjs' },
	},
	{
		files: ['**/*.mjs', '**/*.cjs', 'gulpfile.js'],
		languageOptions: { globals: nodeGlobals },
	},
);
