/** Of each node n8n loads an entry that the build wrote: it must stand for the whole node. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { projectRoot, readJson } from '../../dev/project.mts';

type Loaded = Record<string, new () => Record<string, unknown>>;
type Fields = { emptyFields: (source: string) => string };
type Build = { writeLightEntry: (entry: string) => Promise<void> };

const { n8n } = readJson<{ n8n: { nodes: string[] } }>('package.json');
const { writeLightEntry } = jest.requireActual<Build>('../../scripts/build/lightEntries.cjs');
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'pilot-status-entry-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** A node of the class of a file, made as n8n makes it. */
function made(file: string): Record<string, unknown> {
	const name = basename(file).replace(/(\.node)?\.[jt]s$/, '');
	const Class = jest.requireActual<Loaded>(file)[name];
	if (Class === undefined) throw new Error(`${file} has no ${name}`);
	return new Class();
}

/** Where functions are in a node, as `methods.listSearch.searchGroups`, those of its class among them. */
function functionsOf(node: object): string[] {
	const within = (value: unknown, place: string): string[] => {
		if (typeof value === 'function') return [place];
		if (typeof value !== 'object' || value === null) return [];
		return Object.entries(value).flatMap(([name, inner]) => within(inner, `${place}.${name}`));
	};
	const prototype = Object.getPrototypeOf(node) as object;
	const ofClass = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
	return [
		...ofClass,
		...Object.entries(node).flatMap(([name, value]) => within(value, name)),
	].sort();
}

/** Writes code and entry of a node whose class has this body, and gives a node of the entry. */
async function built(body: string): Promise<Record<string, unknown>> {
	writeFileSync(join(folder, 'Sample.js'), `exports.Sample = class Sample { ${body} };`);
	await writeLightEntry(join(folder, 'Sample.node.js'));
	return made(join(folder, 'Sample.node.js'));
}

describe.each(n8n.nodes)('%s', (file) => {
	const source = join(projectRoot, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));

	test('has the description of its source', () => {
		expect(made(join(projectRoot, file)).description).toEqual(made(source).description);
	});

	test('has no fields in its code, which nothing reads there', () => {
		const code = made(join(projectRoot, file.replace(/\.node\.js$/, '.js')));
		expect(code.description).toMatchObject({ properties: expect.any(Array) as unknown });
		expect(JSON.stringify(code.description)).not.toMatch(/"displayName":"(?!Pilot Status)/);
	});

	test('has the functions of its source', () => {
		expect(functionsOf(made(join(projectRoot, file)))).toEqual(functionsOf(made(source)));
	});
});

test('a call goes to the code, with the context of n8n and all it was given', async () => {
	const node = await built(
		`description = {}; methods = { listSearch: { async find(a, b) { return [this, a, b]; } } };
		async execute() { return this; }`,
	);
	const { find } = (node.methods as { listSearch: { find: (...given: unknown[]) => unknown } })
		.listSearch;
	const context = { name: 'context' };
	expect(await find.call(context, 1, 2)).toEqual([context, 1, 2]);
	expect(await (node.execute as () => unknown).call(context)).toBe(context);
});

test('what the code throws arrives', async () => {
	const node = await built('description = {}; async execute() { throw new Error("refused"); }');
	await expect((node.execute as () => Promise<unknown>)()).rejects.toThrow('refused');
});

test('each node has a description of its own, because n8n changes it', async () => {
	const first = await built('description = { icon: "file:a.svg" };');
	(first.description as { icon?: string }).icon = undefined;
	expect(made(join(folder, 'Sample.node.js')).description).toEqual({ icon: 'file:a.svg' });
});

test.each([
	['a function in the description', 'description = { properties: [{ preSend() {} }] };'],
	['a number that JSON does not know', 'description = { most: Infinity };'],
	['a field without functions', 'description = {}; version = 1;'],
])('the build fails for %s', async (_, body) => {
	await expect(built(body)).rejects.toThrow();
});

test('empties what is declared as fields, and nothing else', () => {
	const { emptyFields } = jest.requireActual<Fields>('../../scripts/build/withoutFields.cjs');
	expect(
		emptyFields(
			[
				"export const a: INodeProperties[] = [{ name: 'x[]' }, ...b];",
				"const b: INodeProperties = { name: '}' }; const list = ['x'];",
				'function c({ d }: Names): INodeProperties[] { return [d()]; }',
				'function e(properties: INodeProperties[]): string[] { return properties.map(f); }',
			].join('\n'),
		),
	).toBe(
		[
			'export const a: INodeProperties[] = [];',
			"const b: INodeProperties = {}; const list = ['x'];",
			'function c({ d }: Names): INodeProperties[] { return []; }',
			'function e(properties: INodeProperties[]): string[] { return properties.map(f); }',
		].join('\n'),
	);
});
