import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

import { projectRoot } from '../project.mts';

const folder = join(projectRoot, '.test-results', 'browser');

/**
 * Keeps what the tabs show now, a picture and the page's HTML of each, for somebody who wants to know why a step failed.
 *
 * @param name begins the file names, its odd characters replaced
 * @returns the files; a tab that cannot be read any more is left out
 */
export async function keepEvidence(name: string, pages: readonly Page[]): Promise<string[]> {
	mkdirSync(folder, { recursive: true });
	const files: string[] = [];
	for (const [index, page] of pages.entries()) {
		const base = join(folder, `${name.replace(/[^\w.-]+/g, '-')}-tab${index + 1}`);
		try {
			await page.screenshot({ path: `${base}.png`, timeout: 60_000 });
			files.push(`${base}.png`);
			writeFileSync(`${base}.html`, await page.content());
			files.push(`${base}.html`);
		} catch (error) {
			files.push(`${base}: ${String(error)}`);
		}
	}
	return files;
}
