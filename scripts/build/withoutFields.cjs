/**
 * Leaves the fields of the editor out of the nodes' code. n8n reads them from the description that the build has written
 * as JSON; in the code they would be published, loaded and kept in memory a second time, and nothing there reads them.
 */
const { readFile } = require('node:fs/promises');
const ts = require('typescript');

/** What stands in for a value, by the type that the source declares for it. */
const EMPTY = { 'INodeProperties[]': '[]', INodeProperties: '{}' };

/**
 * Makes a plugin of esbuild that empties every constant and function which is declared as fields of the editor.
 *
 * @returns {import('esbuild').Plugin}
 */
function withoutFields() {
	return {
		name: 'without-fields',
		setup(build) {
			build.onLoad({ filter: /[\\/]nodes[\\/].*\.ts$/ }, async ({ path }) => ({
				contents: emptyFields(await readFile(path, 'utf8')),
				loader: 'ts',
			}));
		},
	};
}

/**
 * @param {string} source TypeScript
 * @returns {string} the same with empty fields
 */
function emptyFields(source) {
	const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest);
	const changes = file.statements.flatMap((statement) => changesOf(statement, file));
	return changes.reduceRight(
		(text, { from, to, value }) => text.slice(0, from) + value + text.slice(to),
		source,
	);
}

/** Where a statement declares fields, and what to write there instead; in the order of the source. */
function changesOf(statement, file) {
	if (ts.isFunctionDeclaration(statement) && statement.body !== undefined) {
		const value = EMPTY[statement.type?.getText(file)];
		const { body } = statement;
		return value === undefined
			? []
			: [{ from: body.getStart(file), to: body.getEnd(), value: `{ return ${value}; }` }];
	}
	if (!ts.isVariableStatement(statement)) return [];
	return statement.declarationList.declarations.flatMap(({ type, initializer }) => {
		const value = EMPTY[type?.getText(file)];
		return value === undefined || initializer === undefined
			? []
			: [{ from: initializer.getStart(file), to: initializer.getEnd(), value }];
	});
}

module.exports = { withoutFields, emptyFields };
