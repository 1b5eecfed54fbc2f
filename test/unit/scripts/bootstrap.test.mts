import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { projectRoot } from '../../../dev/project.mts';

const script = pathToFileURL(join(projectRoot, 'scripts/bootstrap.mjs')).href;

/** Calls a function of the script in a Node of its own: jest cannot load it. */
function call(name: string, folder: string): unknown {
	const code = `const made = await import(${JSON.stringify(script)}); console.log(JSON.stringify(made.${name}(process.argv[1])))`;
	return JSON.parse(
		execFileSync(process.execPath, ['--input-type=module', '-e', code, folder], {
			encoding: 'utf8',
		}),
	) as unknown;
}

const installArguments = (folder: string) => call('installArguments', folder) as string[];

describe('how npm brings the dependencies', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	const write = (manifest: object, locked?: object) => {
		writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
		if (locked === undefined) return;
		const lock = { lockfileVersion: 3, packages: { '': locked } };
		writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
	};

	test('by the lock file, never with install scripts', () => {
		const wanted = {
			devDependencies: { jest: '30.5.2' },
			peerDependencies: { 'n8n-workflow': '*' },
		};
		write(wanted, wanted);
		expect(installArguments(folder)).toEqual(
			expect.arrayContaining(['ci', '--ignore-scripts', '--include=dev']),
		);
	});

	test('the lock file of this project fits', () => {
		expect(installArguments(projectRoot)[0]).toBe('ci');
	});

	test.each([
		['another version', { devDependencies: { jest: '30.5.1' } }],
		['one more', { devDependencies: { jest: '30.5.2', tsx: '4.0.0' } }],
		['one less', { devDependencies: {} }],
		['none', undefined],
	])('a lock file with %s is brought up to date', (_name, locked) => {
		write({ devDependencies: { jest: '30.5.2' } }, locked);
		expect(installArguments(folder)[0]).toBe('install');
	});

	test('an empty folder has nothing that is current', () => {
		write({ devDependencies: { jest: '30.5.2' } });
		expect(call('dependenciesAreCurrent', folder)).toBe(false);
	});
});
