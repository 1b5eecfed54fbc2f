/**
 * Build of the package: `gulp build` fills dist/ with what is published: for each node its
 * description, its code and the entry that n8n loads, for each credential one file, and what n8n looks up beside them: icons,
 * codex and output schemas.
 */
const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');
const { writeLightEntry } = require('./scripts/build/lightEntries.cjs');
const { bundleNodes } = require('./scripts/build/nodeBundles.cjs');
const { LIBRARY, writePhoneLibrary } = require('./scripts/build/phoneLibrary.cjs');
const { withoutFields } = require('./scripts/build/withoutFields.cjs');

/** Binary and text files alike are copied as they are. */
const asIs = { encoding: false };

function clean() {
	return rm(path.join(__dirname, 'dist'), { recursive: true, force: true });
}

/** The compiler checks the types; the files are written by `bundle`. */
function types() {
	const compiler = require.resolve('typescript/bin/tsc');
	return spawn(process.execPath, [compiler, '-p', 'tsconfig.json'], {
		cwd: __dirname,
		stdio: 'inherit',
	});
}

/** Options of all bundles. */
const common = {
	platform: 'node',
	target: 'es2021',
	external: ['n8n-workflow', 'zod', LIBRARY],
	logLevel: 'warning',
	// for a debugger: .vscode/launch.json. The published package has none
	sourcemap: process.env.BUILD_SOURCE_MAPS === 'true' ? 'inline' : false,
};

/**
 * Puts each node and credential into one file, because finding many small files takes longer than running them
 * (docs/performance.md). A node's entry, which n8n loads, is written by `entries`; its code is `X.js` beside `X.node.js`.
 */
async function bundle() {
	await bundleNodes(__dirname, n8n.nodes.map(sourceOf), common);
	await esbuild.build({
		...common,
		absWorkingDir: __dirname,
		entryPoints: n8n.credentials.map((file) => `${sourceOf(file)}.ts`),
		outbase: '.',
		outdir: 'dist',
		bundle: true,
		format: 'cjs',
		// absolute, as those of the nodes are
		sourceRoot: pathToFileURL(path.join(__dirname, 'dist', 'credentials')).href,
	});
}

/**
 * Writes the code of the nodes again without the fields of the editor, once `entries` has read these from it. A debugger
 * needs the lines of the sources, so a build with source maps keeps them.
 */
async function slimBundle() {
	if (common.sourcemap) return;
	await bundleNodes(__dirname, n8n.nodes.map(sourceOf), { ...common, plugins: [withoutFields()] });
}

function sourceOf(file) {
	return file.replace(/^dist\//, '').replace(/\.js$/, '');
}

/** The one library that is published along, beside the nodes. */
async function phoneLibrary() {
	await writePhoneLibrary(__dirname);
}

/** What n8n loads of each node at its start. */
async function entries() {
	await Promise.all(n8n.nodes.map((file) => writeLightEntry(path.join(__dirname, file))));
}

/** `file:` icons of nodes and credentials are paths relative to the compiled file. */
function icons() {
	return src('icons/**/*.{svg,png}', asIs).pipe(dest('dist/icons'));
}

/** n8n reads the codex from `<Node>.node.json` beside `<Node>.node.js`. */
function codex() {
	return src('nodes/**/*.node.json', asIs).pipe(dest('dist/nodes'));
}

/** n8n's editor reads the shape of an operation's output from `__schema__` in the node's folder. */
function schemas() {
	return src('nodes/*/__schema__/**/*.json', { ...asIs, base: 'nodes' }).pipe(dest('dist/nodes'));
}

exports.clean = clean;
exports.build = series(
	clean,
	parallel(types, bundle, phoneLibrary),
	entries,
	slimBundle,
	parallel(icons, codex, schemas),
);
exports.default = exports.build;
