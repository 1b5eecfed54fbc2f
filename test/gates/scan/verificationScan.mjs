/**
 * Lints a folder with the very configuration of n8n's verification scan, inline comments without effect,
 * and prints `{ files, problems }` as JSON. The scanner exists as an ES module only and passes a
 * package with warnings, so it runs in a process of its own and every message counts here.
 *
 * Usage: node verificationScan.mjs <folder> sources|tarball
 */
import { relative } from 'node:path';
import { ESLint } from 'eslint';
import glob from 'fast-glob';
import {
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const [folder, kind] = process.argv.slice(2);
const patterns = kind === 'sources' ? SOURCE_FILE_PATTERNS : ['**/*.js', 'package.json'];
const eslint = new ESLint({
	cwd: folder,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: await buildScanConfig(),
});
const files = glob.sync(patterns, { cwd: folder, absolute: true, ignore: ['node_modules/**'] });
const results = await eslint.lintFiles(files);
const problems = results.flatMap(({ filePath, messages }) =>
	messages.map(
		({ line, ruleId, message }) =>
			`${relative(folder, filePath)}:${line} ${ruleId ?? ''} ${message}`,
	),
);
process.stdout.write(JSON.stringify({ files: files.length, problems }));
