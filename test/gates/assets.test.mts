import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { PilotStatusApi } from '../../credentials/PilotStatusApi.credentials.ts';
import { PilotStatus } from '../../nodes/PilotStatus/PilotStatus.node.ts';
import { filesIn, projectRoot, readJson } from '../../dev/project.mts';

interface Codex {
	node: string;
	nodeVersion: string;
	codexVersion: string;
	categories: string[];
	alias: string[];
	resources: {
		primaryDocumentation: Array<{ url: string }>;
		credentialDocumentation: Array<{ url: string }>;
	};
}

const name = 'n8n-nodes-pilot-status-whatsapp';
const { description } = new PilotStatus();
const credential = new PilotStatusApi();

/** n8n's own categories (docs: codex files). */
const categories = ['Communication', 'Marketing', 'Sales', 'HITL', 'AI', 'Core Nodes'];

describe('the codex file', () => {
	const path = 'nodes/PilotStatus/PilotStatus.node.json';
	const codex = readJson<Codex>(path);

	test('belongs to the node', () => {
		expect(codex).toMatchObject({ node: `${name}.${description.name}`, codexVersion: '1.0' });
		expect([description.version].flat().map(Number)).toContain(Number(codex.nodeVersion));
	});

	test('puts the node where people look for it', () => {
		expect(codex.categories).toContain('Communication');
		expect(codex.categories.filter((category) => !categories.includes(category))).toEqual([]);
		const alias = codex.alias.map((word) => word.toLowerCase());
		expect(alias).toEqual(expect.arrayContaining(['whatsapp', 'zap', 'mensagem', 'template']));
		expect(new Set(alias).size).toBe(alias.length);
	});

	test('names documentation, without which n8n drops the file', () => {
		const { primaryDocumentation, credentialDocumentation } = codex.resources;
		for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) {
			expect(new URL(url).protocol).toBe('https:');
		}
		expect(primaryDocumentation.length).toBeGreaterThan(0);
		expect(credentialDocumentation.length).toBeGreaterThan(0);
	});

	test('is built beside the node', () => {
		expect(readJson(`dist/${path}`)).toEqual(codex);
	});
});

describe('icons', () => {
	const owners: Array<[string, string, unknown]> = [
		['node', 'dist/nodes/PilotStatus/PilotStatus.node.js', description.icon],
		['credential', 'dist/credentials/PilotStatusApi.credentials.js', credential.icon],
	];

	test.each(owners)(
		'of the %s are there, light and dark, square and small',
		(_name, file, icon) => {
			const { light, dark } = icon as { light: string; dark: string };
			const texts = [light, dark].map((value) => {
				expect(value).toMatch(/^file:.+\.svg$/);
				const path = resolve(projectRoot, dirname(file), value.slice('file:'.length));
				expect(path.startsWith(join(projectRoot, 'dist'))).toBe(true);
				expect(existsSync(path)).toBe(true);
				return readFileSync(path, 'utf8');
			});
			for (const text of texts) {
				const [, width, height] = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/.exec(text) ?? [];
				expect(width).toBeDefined();
				expect(width).toBe(height);
				expect(text.length).toBeLessThan(10_000);
				expect(text).not.toMatch(/<script|<image|<foreignObject|\son\w+=|(href|src)="(?!#)/i);
			}
			expect(texts[0]).not.toBe(texts[1]);
		},
	);

	test('in the folder are all used', () => {
		const used = owners.flatMap(([, , icon]) => Object.values(icon as Record<string, string>));
		const files = filesIn('icons').map((path) => path.split('/').pop() ?? '');
		expect(files.filter((file) => !used.some((path) => path.endsWith(`/${file}`)))).toEqual([]);
	});
});
