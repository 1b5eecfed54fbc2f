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

/** Where the file goes, in dist. */
const FILE = 'nodes/shared/libphonenumber.js';

/**
 * Replaces the import of the library in a bundle: each function loads the file when it is called.
 *
 * @param {string} code the bundle, an ES module
 * @param {string} folder folder of the bundle, from dist
 * @returns {string} the bundle without the import; the code itself where there is none
 */
function lazyImport(code, folder) {
	const file = path.relative(folder, FILE).split(path.sep).join('/');
	const target = file.startsWith('.') ? file : `./${file}`;
	return code.replace(new RegExp(`import \\{([^}]*)\\} from "${LIBRARY}";`), (_whole, names) =>
		names
			.split(',')
			.map((name) => name.trim())
			.map((name) => `const ${name} = (...given) => require("${target}").${name}(...given);`)
			.join('\n'),
	);
}

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
		outfile: path.join('dist', FILE),
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'es2021',
		// numbering plans, which nobody reads
		minify: true,
		banner: { js: `/*!\nlibphonenumber-js ${version}\n\n${licence.trim()}\n*/` },
		logLevel: 'warning',
	});
}

module.exports = { LIBRARY, lazyImport, writePhoneLibrary };
