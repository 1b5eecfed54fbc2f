import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot, readJson, readText } from '../../../dev/project.mts';

const guide = readText('CONTRIBUTING.md');

test('CONTRIBUTING begins with the quick command', () => {
	const [, first = ''] = /^```sh\n(.+)\n/m.exec(guide) ?? [];
	expect(first).toBe('npm run test:fast');
	expect(guide.slice(0, guide.indexOf('```sh')).trim()).toBe('# Contributing');
});

test('CONTRIBUTING lists every folder of tests, and no other', () => {
	const [, section = ''] = /^## Tests\n([\s\S]*)/m.exec(guide) ?? [];
	const listed = [...section.matchAll(/^\| `([\w/]+)\/`/gm)].map(([, folder = '']) => folder);
	const folders = readdirSync(join(projectRoot, 'test'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => `test/${name}`);
	expect(listed.filter((folder) => !existsSync(join(projectRoot, folder)))).toEqual([]);
	expect(listed.filter((folder) => folder.startsWith('test/')).sort()).toEqual(folders.sort());
});

test('the debugger of Visual Studio Code starts what exists, with source maps', () => {
	interface Configuration {
		name: string;
		runtimeArgs?: string[];
		env?: Record<string, string>;
	}
	const { configurations } = readJson<{ configurations: Configuration[] }>('.vscode/launch.json');
	const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json');
	const inN8n = configurations.find(({ runtimeArgs }) => runtimeArgs !== undefined);
	expect(scripts).toHaveProperty(inN8n?.runtimeArgs?.at(-1) ?? '');
	const [variable = ''] = Object.keys(inN8n?.env ?? {});
	expect(readText('gulpfile.js')).toContain(
		`process.env.${variable} === '${inN8n?.env?.[variable]}'`,
	);
	for (const { name } of configurations) expect(guide).toContain(`**${name}**`);
});
