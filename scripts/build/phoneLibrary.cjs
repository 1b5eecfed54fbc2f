/**
 * Puts libphonenumber-js into a file of its own, which the nodes load with the first number that needs it: its numbering
 * plans are larger than the nodes, and most workflows write numbers with + and never need them.
 */
const { readFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');

/** What the sources import, and what of it they use. */
const LIBRARY = 'libphonenumber-js/max';
const FUNCTIONS = ['getCountryCallingCode', 'isSupportedCountry', 'parsePhoneNumberFromString'];

/** Where the file is, from the folder of each node's code. */
const FROM_NODE = '../shared/libphonenumber.js';

/** The import of the library as the bundles of the nodes have it: each function loads the file when it is called. */
const lazy = {
	name: 'lazy-phone-library',
	setup(build) {
		const filter = new RegExp(`^${LIBRARY}$`);
		build.onResolve({ filter }, () => ({ path: LIBRARY, namespace: 'lazy' }));
		build.onResolve({ filter: /./, namespace: 'lazy' }, () => ({
			path: FROM_NODE,
			external: true,
		}));
		build.onLoad({ filter: /./, namespace: 'lazy' }, () => ({
			contents: FUNCTIONS.map(
				(name) => `exports.${name} = (...given) => require("${FROM_NODE}").${name}(...given);`,
			).join('\n'),
		}));
	},
};

/**
 * Writes the library with its licence above it, as one file that requires nothing.
 *
 * @param {string} root folder of the project, absolute
 */
async function writePhoneLibrary(root) {
	const folder = path.dirname(require.resolve('libphonenumber-js/package.json'));
	const { version } = require('libphonenumber-js/package.json');
	const licence = await readFile(path.join(folder, 'LICENSE'), 'utf8');
	await esbuild.build({
		absWorkingDir: root,
		stdin: {
			contents: `export { ${FUNCTIONS.join(', ')} } from '${LIBRARY}';`,
			resolveDir: root,
		},
		outfile: path.join('dist/nodes/shared', path.basename(FROM_NODE)),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2021',
		banner: { js: `/*!\nlibphonenumber-js ${version}\n\n${licence.trim()}\n*/` },
		logLevel: 'warning',
	});
}

module.exports = { lazy, writePhoneLibrary };
