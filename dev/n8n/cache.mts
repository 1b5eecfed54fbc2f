import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import type { N8nLine } from './lines.mts';

const packageName = 'n8n-nodes-pilot-status-whatsapp';
const markerName = '.complete.json';

interface Marker {
	contents: string;
	platform: string;
	arch: string;
}

/** The user's cache folder for what this project brings: `$XDG_CACHE_HOME` or `~/.cache`, as the XDG base directories say. */
export function cacheFolder(): string {
	const configured = process.env['XDG_CACHE_HOME'];
	// The specification says that a relative path there is to be ignored.
	const base = configured?.startsWith('/') === true ? configured : join(homedir(), '.cache');
	return join(base, packageName);
}

/** Folder of one n8n version: an npm project whose node_modules hold n8n, n8n-core, n8n-workflow and zod. */
export function lineFolder(line: N8nLine): string {
	return join(cacheFolder(), `n8n-${line.version}`);
}

/** Folder of one Node.js version: an npm project whose node_modules hold the Node package of this platform. */
export function nodeFolder(nodeVersion: string): string {
	return join(cacheFolder(), `node-${nodeVersion}`);
}

/**
 * Whether a cache folder was brought to its end, on this platform, with these contents (for instance `n8n@2.41.1`).
 * A marker that cannot be read counts as not complete.
 */
export function isComplete(folder: string, contents: string): boolean {
	const file = join(folder, markerName);
	if (!existsSync(file)) return false;
	try {
		const marker = JSON.parse(readFileSync(file, 'utf8')) as Partial<Marker>;
		return (
			marker.contents === contents &&
			marker.platform === process.platform &&
			marker.arch === process.arch
		);
	} catch {
		return false;
	}
}

/** Marks a folder complete. To be called last, when everything in it was checked. */
export function markComplete(folder: string, contents: string): void {
	const marker: Marker = { contents, platform: process.platform, arch: process.arch };
	writeFileSync(join(folder, markerName), `${JSON.stringify(marker, null, '\t')}\n`);
}
