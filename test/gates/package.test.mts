import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { packProject, type PackedPackage, runOrThrow } from '../support/pack.mts';
import { projectRoot, readJson } from '../../dev/project.mts';

interface Manifest {
	license: string;
	dependencies?: object;
	peerDependencies: object;
	n8n: { strict: boolean; n8nNodesApiVersion: number; nodes: string[]; credentials: string[] };
}

interface ScanReport {
	files: number;
	problems: string[];
}

const manifest = readJson<Manifest>('package.json');
const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
let packed: PackedPackage;

beforeAll(() => {
	packed = packProject();
});

afterAll(() => {
	packed.remove();
});

/** Runs the verification scan's own rules; see scan/verificationScan.mjs. */
function scan(folder: string, kind: 'sources' | 'tarball'): ScanReport {
	const script = join(projectRoot, 'test/gates/scan/verificationScan.mjs');
	return JSON.parse(
		runOrThrow(process.execPath, [script, folder, kind], projectRoot),
	) as ScanReport;
}

describe("n8n's verification scan, with no error and no warning", () => {
	test('of the sources', () => {
		const report = scan(projectRoot, 'sources');
		expect(report.problems).toEqual([]);
		expect(report.files).toBeGreaterThan(20);
	});

	test('of the package as npm publishes it', () => {
		const report = scan(packed.folder, 'tarball');
		expect(report.problems).toEqual([]);
		// entries, the code of each node, what they share, the phone library, and the manifest
		expect(report.files).toBe(named.length + manifest.n8n.nodes.length + 3);
	});
});

describe('what is published', () => {
	test('is dist, README, LICENSE and package.json', () => {
		const others = packed.files.filter((path) => !path.startsWith('dist/'));
		expect(others).toEqual(['LICENSE', 'README.md', 'package.json']);
	});

	test('holds no fixture, test, map or build record', () => {
		const unwanted = /fixture|\.test\.|\.map$|tsbuildinfo|\.mts$|\.mjs$/;
		expect(packed.files.filter((path) => unwanted.test(path))).toEqual([]);
	});

	test('is under 200 kB packed', () => {
		expect(packed.packedBytes).toBeLessThan(200_000);
	});

	test('holds every node and credential that the manifest names', () => {
		expect(packed.files).toEqual(expect.arrayContaining(named));
		const present = packed.files.filter((path) => /\.(node|credentials)\.js$/.test(path));
		expect([...named].sort()).toEqual(present);
	});

	test('holds the phone library with its licence, loaded by the first need', () => {
		const path = 'dist/nodes/shared/libphonenumber.js';
		const text = readFileSync(join(packed.folder, path), 'utf8');
		expect(text).toMatch(/^\/\*!\nlibphonenumber-js [\d.]+\n\n\(The MIT License\)\n\nCopyright/);
		const code = readFileSync(join(packed.folder, 'dist/nodes/PilotStatus/PilotStatus.js'), 'utf8');
		const shared = readFileSync(join(packed.folder, 'dist/nodes/shared/chunk.js'), 'utf8');
		expect(code + shared).toMatch(/=> require\("\.[./a-z]*\/libphonenumber\.js"\)/);
		expect(code + shared).not.toMatch(/= require\("[^"]*libphonenumber/);
	});

	test('requires n8n-workflow, zod and crypto only', () => {
		const required = new Set<string>();
		for (const path of packed.files.filter((name) => name.endsWith('.js'))) {
			const text = readFileSync(join(packed.folder, path), 'utf8');
			for (const [, name] of text.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)) {
				if (name !== undefined && !name.startsWith('.')) required.add(name.replace(/^node:/, ''));
			}
			expect(text).not.toMatch(/\b(?:require|import)\(\s*[^"'`\s)]/);
			expect(text).not.toMatch(/^\s*(import|export)\s.*from\s/m);
		}
		const allowed = ['crypto', 'n8n-workflow', 'zod'];
		expect([...required].filter((name) => !allowed.includes(name))).toEqual([]);
		expect(required).toContain('n8n-workflow');
		expect(builtinModules.filter((name) => required.has(name) && name !== 'crypto')).toEqual([]);
	});
});

describe('the manifest', () => {
	test('has n8n-workflow as its only peer and no dependency', () => {
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest).not.toHaveProperty('optionalDependencies');
		expect(manifest).not.toHaveProperty('bundledDependencies');
		expect(manifest).not.toHaveProperty('overrides');
	});

	test('is MIT and asks for strict rules', () => {
		expect(manifest.license).toBe('MIT');
		expect(manifest.n8n).toMatchObject({ strict: true, n8nNodesApiVersion: 1 });
	});
});
