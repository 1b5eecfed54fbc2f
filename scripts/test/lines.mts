import { downloadN8n } from '../../dev/n8n/download.mts';

/** An n8n line that could not be installed to this machine, and why. */
export interface AbsentLine {
	name: string;
	reason: string;
}

/**
 * Brings n8n lines to the cache folder, one after the other, with progress lines.
 *
 * @param names names of lines, for instance `2.41`
 * @returns those that could not be installed
 */
export async function bringLines(names: string[]): Promise<AbsentLine[]> {
	const absent: AbsentLine[] = [];
	for (const name of names) {
		try {
			await downloadN8n(name, { progress: (text) => console.log(text) });
		} catch (error) {
			absent.push({ name, reason: error instanceof Error ? error.message : String(error) });
		}
	}
	return absent;
}
