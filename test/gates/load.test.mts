import { dirname, join } from 'node:path';

import { type LoadCost, measureLoad } from '../../bench/load.mts';
import { projectRoot, readJson } from '../../dev/project.mts';

const { n8n } = readJson<{ n8n: { nodes: string[]; credentials: string[] } }>('package.json');
const entries = [...n8n.credentials, ...n8n.nodes].map((entry) => join(projectRoot, entry));
let cost: LoadCost;

beforeAll(async () => {
	cost = await measureLoad(entries, projectRoot);
	const { cpuMs, heapBytes, descriptionBytes } = cost;
	console.info(
		`Loading: ${cpuMs.toFixed(1)} ms of processor time, ${(heapBytes / 1000).toFixed(0)} kB of heap, descriptions of ${(descriptionBytes / 1000).toFixed(1)} kB`,
	);
});

test('loading the package reads the descriptions, and no code before it is called', () => {
	const descriptions = n8n.nodes.map((entry) =>
		join(projectRoot, dirname(entry), 'description.json'),
	);
	expect(cost.files.sort()).toEqual([...entries, ...descriptions].sort());
});

test('what stays in memory is less than a megabyte', () => {
	expect(cost.heapBytes).toBeLessThan(1_000_000);
});

test('the editor downloads less than 60 kB of descriptions', () => {
	expect(cost.descriptionBytes).toBeLessThan(60_000);
});
