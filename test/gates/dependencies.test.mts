import { dirname, join } from 'node:path';

import { filesIn, readText } from '../support/project.mts';

const published = [...filesIn('nodes', /\.ts$/), ...filesIn('credentials', /\.ts$/)];

/** What a file imports: packages by their name, files of ours as path relative to the project. */
function importsOf(path: string): string[] {
	const specifiers = readText(path).matchAll(
		/(?:\bfrom\s*|\bimport\s*\(\s*|\brequire\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm,
	);
	return [...specifiers].map(([, specifier = '']) =>
		specifier.startsWith('.') ? join(dirname(path), specifier).replaceAll('\\', '/') : specifier,
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
const isPackage = (target: string) => packages.includes(target);
const isIn = (target: string, ...folders: string[]) =>
	folders.some((folder) => target.startsWith(`${folder}/`));

test('what is published imports nodes, credentials and three packages only', () => {
	expect(
		offences(/./, (target) => isPackage(target) || isIn(target, 'nodes', 'credentials')),
	).toEqual([]);
});

test('credentials import nothing of the nodes', () => {
	expect(
		offences(/^credentials\//, (target) => isPackage(target) || isIn(target, 'credentials')),
	).toEqual([]);
});

test('nodes/shared imports no node', () => {
	expect(
		offences(
			/^nodes\/shared\//,
			(target) => isPackage(target) || isIn(target, 'nodes/shared', 'credentials'),
		),
	).toEqual([]);
});

test.each(filesIn('nodes', /\.node\.ts$/).map((path) => dirname(path)))(
	'%s imports no other node',
	(folder) => {
		expect(
			offences(
				new RegExp(`^${folder}/`),
				(target) => isPackage(target) || isIn(target, folder, 'nodes/shared', 'credentials'),
			),
		).toEqual([]);
	},
);

test('an operation imports no other operation', () => {
	const operation = /^nodes\/PilotStatus\/resources\/\w+\/\w+\//;
	const own = (path: string) => operation.exec(path)?.[0] ?? '';
	const files = published.filter((path) => operation.test(path) && !own(path).endsWith('/shared/'));
	const crossing = files.flatMap((path) =>
		importsOf(path)
			.filter((target) => own(`${target}/`) !== '' && !`${target}/`.startsWith(own(path)))
			.filter((target) => !own(`${target}/`).endsWith('/shared/'))
			.map((target) => `${path} -> ${target}`),
	);
	expect(files.length).toBeGreaterThan(0);
	expect(crossing).toEqual([]);
});

test('the sandbox imports nothing of the package', () => {
	const sandbox = filesIn('sandbox', /\.mts$/).filter((path) => !path.startsWith('sandbox/test/'));
	const isOutside = (target: string) => !isIn(target, 'nodes', 'credentials', 'dist', 'test');
	expect(offences(/./, isOutside, sandbox)).toEqual([]);
});

test('only the API client does HTTP to the API', () => {
	const callers = published.filter((path) =>
		/\bhttpRequest\w*\s*\.call|\bhelpers\.(httpRequest|request)/.test(readText(path)),
	);
	const allowed = ['nodes/PilotStatus/lookups/credentialTest.ts', 'nodes/shared/api/client.ts'];
	expect(callers.filter((path) => !allowed.includes(path))).toEqual([]);
});
