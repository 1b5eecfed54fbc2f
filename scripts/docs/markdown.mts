import type { Options } from 'prettier';
import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';

import { readJson } from '../../dev/project.mts';

interface PrettierConfig extends Options {
	overrides: Array<{ files: string[]; options: Options }>;
}

/** Gives a Markdown table. {@link formatMarkdown} aligns its columns. Cells hold no line break. */
export function toMarkdown(headings: string[], rows: string[][]): string {
	const lines = [headings, headings.map(() => '---'), ...rows];
	return lines
		.map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`)
		.join('\n');
}

/** Formats a Markdown file with the project's own settings. The standalone build of Prettier runs in Jest, too. */
export async function formatMarkdown(text: string): Promise<string> {
	const { overrides, ...common } = readJson<PrettierConfig>('.prettierrc.json');
	const own = overrides.find(({ files }) => files.includes('*.md'))?.options;
	return await format(text, { ...common, ...own, parser: 'markdown', plugins: [markdown] });
}
