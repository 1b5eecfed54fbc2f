/**
 * Bundles the nodes. What both use is a file of its own, so that it is published and kept in memory once. esbuild can share code
 * between bundles in the format of ES modules only, and n8n loads CommonJS, so the outputs are converted.
 */
const path = require('node:path');
const { mkdir, writeFile } = require('node:fs/promises');
const { pathToFileURL } = require('node:url');
const esbuild = require('esbuild');
const { lazyImport } = require('./phoneLibrary.cjs');

/** Where the shared file goes, in dist. */
const SHARED = 'nodes/shared/[name]';

/**
 * Writes the code of each node as `X.js` (which exports the class `X`), and beside them the file that they share. The output is
 * for people to read: names as they are, nothing minified, and above each part the path of its source.
 *
 * @param {string} root folder of the project, absolute
 * @param {string[]} sources paths of the nodes' sources without ending, such as `nodes/X/X.node`
 * @param {import('esbuild').BuildOptions} common options of all bundles
 */
async function bundleNodes(root, sources, common) {
	const { outputFiles } = await esbuild.build({
		...common,
		absWorkingDir: root,
		entryPoints: sources.map((source) => ({
			in: `${source}.ts`,
			out: source.replace(/\.node$/, ''),
		})),
		outdir: 'dist',
		bundle: true,
		splitting: true,
		chunkNames: SHARED,
		format: 'esm',
		write: false,
	});
	await Promise.all(outputFiles.map((file) => writeAsCommonJs(root, file, common)));
}

async function writeAsCommonJs(root, file, { platform, target, sourcemap }) {
	const folder = path.dirname(file.path);
	const source = lazyImport(file.text, path.relative(path.join(root, 'dist'), folder));
	const options = { format: 'cjs', platform, target };
	if (sourcemap) Object.assign(options, { sourcemap: 'external', sourcefile: file.path });
	const { code, map } = await esbuild.transform(source, options);
	await mkdir(folder, { recursive: true });
	await writeFile(file.path, sourcemap ? code + absoluteMap(map, folder) : code);
}

/**
 * Gives a source map as the last line of a file. Its sources are absolute, so that a debugger finds them when n8n runs a copy
 * of the file somewhere else.
 */
function absoluteMap(map, folder) {
	const parsed = JSON.parse(map);
	parsed.sources = parsed.sources.map((source) => pathToFileURL(path.resolve(folder, source)).href);
	const encoded = Buffer.from(JSON.stringify(parsed)).toString('base64');
	return `//# sourceMappingURL=data:application/json;base64,${encoded}\n`;
}

module.exports = { bundleNodes };
