import { dirname, join } from 'node:path';

import ts from 'typescript';

import { layerOf, layers } from '../../dev/layers.mts';
import { filesIn, readText } from '../../dev/project.mts';

const published = [...filesIn('nodes', /\.ts$/), ...filesIn('credentials', /\.ts$/)];

/** What a file imports: packages by their name, files of ours as path relative to the project. */
function importsOf(path: string): string[] {
	const { importedFiles } = ts.preProcessFile(readText(path), true, true);
	return importedFiles.map(({ fileName }) =>
		fileName.startsWith('.') ? join(dirname(path), fileName).replaceAll('\\', '/') : fileName,
	);
}

/** Imports, as `file -> import`, of the files that match and go where they must not. */
function offences(
	from: RegExp,
	isAllowed: (target: string) => boolean,
	files = published,
): string[] {
	const sources = files.filter((path) => from.test(path));
	expect(sources.length).toBeGreaterThan(0);
	return sources.flatMap((path) =>
		importsOf(path)
			.filter((target) => !isAllowed(target))
			.map((target) => `${path} -> ${target}`),
	);
}

const packages = ['n8n-workflow', 'zod', 'crypto', 'node:crypto'];
/** Published as a file of its own (scripts/build/phoneLibrary.cjs). */
const bundled = 'libphonenumber-js/max';
const isPackage = (target: string) => packages.includes(target) || target === bundled;
const isIn = (target: string, ...folders: string[]) =>
	folders.some((folder) => target.startsWith(`${folder}/`));

test('the library that is published along is imported in one place', () => {
	const users = published.filter((path) => importsOf(path).includes(bundled));
	expect(users).toEqual(['nodes/shared/nationalNumber.ts']);
});

test('what is published imports nodes, credentials and four packages only', () => {
	expect(
		offences(/./, (target) => isPackage(target) || isIn(target, 'nodes', 'credentials')),
	).toEqual([]);
});

test('imports go down the layers only', () => {
	const upwards = published.flatMap((path) => {
		const layer = layerOf(path);
		if (layer === undefined) return [`${path} is in no layer`];
		return importsOf(path)
			.filter((target) => isIn(target, 'nodes', 'credentials'))
			.filter((target) => {
				const other = layerOf(`${target}.ts`);
				return other !== layer && !layer.imports.includes(other?.path ?? '');
			})
			.map((target) => `${path} -> ${target}`);
	});
	expect(upwards).toEqual([]);
});

test('each layer may import lower ones only, and has files', () => {
	for (const [position, { path, imports }] of layers.entries()) {
		const lower = layers.slice(0, position).map((layer) => layer.path);
		expect(lower).toEqual(expect.arrayContaining(imports));
		expect(published.some((file) => layerOf(file)?.path === path)).toBe(true);
	}
});

test('no files import each other in a circle', () => {
	const targets = new Map(
		published.map((path) => [
			path,
			importsOf(path).flatMap((target) =>
				[`${target}.ts`, `${target}/index.ts`].filter((file) => published.includes(file)),
			),
		]),
	);
	// what imports nothing of the rest is taken away until nothing is left but circles
	for (let isSmaller = true; isSmaller; ) {
		const size = targets.size;
		for (const [path, imported] of targets) {
			if (!imported.some((target) => targets.has(target))) targets.delete(path);
		}
		isSmaller = targets.size < size;
	}
	expect([...targets.keys()]).toEqual([]);
});

test('an operation imports no other operation', () => {
	// an operation is a file of its resource, or a folder where it is too long for one
	const place = /^nodes\/PilotStatus\/resources\/(\w+)\/(\w+)/;
	const operationOf = (path: string): string | undefined => {
		const [found, resource, operation = ''] = place.exec(path) ?? [];
		const isOperation = resource !== 'common' && !['common', 'index'].includes(operation);
		return isOperation ? found?.replace(/Fields$/, '') : undefined;
	};
	const files = published.filter((path) => operationOf(path) !== undefined);
	const crossing = files.flatMap((path) =>
		importsOf(path)
			.map((target) => ({ target, operation: operationOf(target) }))
			.filter(({ operation }) => operation !== undefined && operation !== operationOf(path))
			.map(({ target }) => `${path} -> ${target}`),
	);
	expect(files.length).toBeGreaterThan(0);
	expect(crossing).toEqual([]);
});

test('the sandbox imports nothing of the package', () => {
	const sandbox = filesIn('sandbox', /\.mts$/).filter((path) => !path.startsWith('sandbox/test/'));
	const isOutside = (target: string) => !isIn(target, 'nodes', 'credentials', 'dist', 'test');
	expect(offences(/./, isOutside, sandbox)).toEqual([]);
});

describe('HTTP', () => {
	const callers = (helper: RegExp) => published.filter((path) => helper.test(readText(path)));

	test('with the key is done by the API client only', () => {
		expect(callers(/\bhttpRequestWithAuthentication\b|\brequestWithAuthentication\b/)).toEqual([
			'nodes/shared/api/http.ts',
		]);
	});

	test('without it is done by the credential test and by what downloads files from links', () => {
		const allowed = ['nodes/shared/api/credentialTest.ts', 'nodes/shared/api/download.ts'];
		const others = callers(/\bhelpers\s*\.\s*(httpRequest|request)\s*[(.]|\bfetch\(/);
		expect(others.filter((path) => !allowed.includes(path))).toEqual([]);
	});
});
