import type { INode } from 'n8n-workflow';

import { exampleFiles, readExample } from '../../dev/examples.mts';
import { readText } from '../../dev/project.mts';

const stickyType = 'n8n-nodes-base.stickyNote';
/** What n8n draws, in pixels: an ordinary node, and the name below it. */
const side = 96;
const nameHeight = 32;
/** Wider nodes: an agent, and a human review, which has tools below it. */
const wide: ReadonlyArray<[ending: string, width: number]> = [
	['.agent', 256],
	['HitlTool', 240],
];

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

const isNote = ({ type }: INode): boolean => type === stickyType;
const contentOf = ({ parameters }: INode): string => parameters['content'] as string;

function boxOf(node: INode): Box {
	const [left, top] = node.position;
	const width = isNote(node)
		? Number(node.parameters['width'])
		: (wide.find(([ending]) => node.type.endsWith(ending))?.[1] ?? side);
	const height = isNote(node) ? Number(node.parameters['height']) : side + nameHeight;
	return { name: node.name, left, top, right: left + width, bottom: top + height };
}

const overlap = (one: Box, other: Box): boolean =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;
const isInside = (inner: Box, outer: Box): boolean =>
	inner.left >= outer.left &&
	inner.right <= outer.right &&
	inner.top >= outer.top &&
	inner.bottom <= outer.bottom;

/** Pairs of boxes for which a condition holds, each pair once. */
function pairs(boxes: Box[], condition: (one: Box, other: Box) => boolean): string[] {
	return boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter((other) => condition(one, other))
			.map((other) => `${one.name} / ${other.name}`),
	);
}

/**
 * The height that n8n's editor needs for a note's text, in pixels, about: measured in its light theme, by kind of line, as
 * height of a line, width of a letter, and space below.
 */
function textHeight(note: INode): number {
	const width = Number(note.parameters['width']) - 32;
	return contentOf(note)
		.split('\n')
		.map((line) => {
			if (line.startsWith('## ')) return { line: line.slice(3), height: 31, letter: 11, below: 4 };
			if (line.startsWith('### ')) return { line: line.slice(4), height: 31, letter: 8, below: 4 };
			if (line.startsWith('- ')) return { line, height: 18, letter: 7, below: 3 };
			return { line, height: 18, letter: 6.7, below: line === '' ? 7 : 0 };
		})
		.reduce(
			(sum, { line, height, letter, below }) =>
				sum + Math.ceil((line.length * letter) / width) * height + below,
			16,
		);
}

describe.each(exampleFiles())('examples/%s', (fileName) => {
	const { workflow, text } = readExample(fileName);
	const notes = workflow.nodes.filter(isNote);
	const nodes = workflow.nodes.filter((node) => !isNote(node));
	const fields: Record<string, unknown> = { ...workflow };

	test('is a workflow as a person exports it to share: not active, without ids, pinned data or credentials', () => {
		expect(Object.keys(fields).sort()).toEqual([
			'active',
			'connections',
			'name',
			'nodes',
			'settings',
		]);
		expect(fields['active']).toBe(false);
		expect(workflow.name).toMatch(/^Pilot Status: /);
		expect(workflow.nodes.filter(({ credentials }) => credentials !== undefined)).toEqual([]);
		expect(text).not.toMatch(/ps_|sk-|bearer/i);
	});

	test('uses only nodes of n8n and of this package', () => {
		const foreign = nodes.filter(
			({ type }) =>
				!/^(n8n-nodes-base|@n8n\/n8n-nodes-langchain|n8n-nodes-pilot-status-whatsapp)\./.test(type),
		);
		expect(foreign).toEqual([]);
	});

	test('names and ids are unique, and every connection leads somewhere', () => {
		for (const field of ['id', 'name'] as const) {
			const all = workflow.nodes.map((node) => node[field]);
			expect(new Set(all).size).toBe(all.length);
		}
		const names = new Set(nodes.map(({ name }) => name));
		const targets = Object.values(workflow.connections)
			.flatMap((outputs) => Object.values(outputs).flat())
			.flatMap((connected) => connected ?? [])
			.map(({ node }) => node);
		expect([...Object.keys(workflow.connections), ...targets].filter((n) => !names.has(n))).toEqual(
			[],
		);
		const connected = new Set([...Object.keys(workflow.connections), ...targets]);
		expect([...names].filter((name) => !connected.has(name))).toEqual([]);
	});

	test('knows no phone number but those of the sandbox', () => {
		const numbers = text.match(/\+\d[\d\s().-]{7,}\d/g) ?? [];
		const foreign = numbers.filter(
			(found) => !/^\+55119000\d{5}$/.test(found.replace(/[^\d+]/g, '')),
		);
		expect(foreign).toEqual([]);
	});

	test('is explained: a note to read first, and a note at every group of nodes', () => {
		const [first, ...groups] = notes;
		expect(first?.name).toBe('Read Me');
		expect(contentOf(first as INode)).toMatch(/^## .+\n[^#]+\n\n(.|\n)*### Before you use it\n- /);
		expect(first?.parameters['color']).toBeUndefined();
		expect(groups.length).toBeGreaterThan(1);
		for (const note of groups) {
			expect(contentOf(note)).toMatch(/^## .+\n.+$/);
			expect(note.parameters['color']).toBe(7);
		}
		const placed = nodes.map(boxOf);
		const inGroup = placed.filter((box) => groups.some((note) => isInside(box, boxOf(note))));
		expect(inGroup.map(({ name }) => name)).toEqual(placed.map(({ name }) => name));
	});

	test('nothing lies on anything else, and no text is cut off or covered', () => {
		expect(pairs(nodes.map(boxOf), overlap)).toEqual([]);
		expect(pairs(notes.map(boxOf), overlap)).toEqual([]);
		const tooSmall = notes.filter((note) => {
			const box = boxOf(note);
			const inside = nodes.map(boxOf).filter((node) => isInside(node, box));
			return Math.min(box.bottom, ...inside.map(({ top }) => top)) - box.top <= textHeight(note);
		});
		expect(tooSmall.map(({ name }) => name)).toEqual([]);
	});
});

test('every example is in the table of examples/README.md', () => {
	const readme = readText('examples/README.md');
	const listed = [...readme.matchAll(/\]\(([\w-]+\.json)\)/g)].map(([, name]) => name);
	expect(listed.sort()).toEqual(exampleFiles());
});
