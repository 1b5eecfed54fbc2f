import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Returns the full path of a program (`redis-server`), or undefined when it is in no folder of the search path. */
export function findOnPath(program: string): string | undefined {
	const folder = folderOnPath(program);
	return folder === undefined ? undefined : join(folder, program);
}

/** Returns the first folder of the search path that holds a program. */
export function folderOnPath(program: string): string | undefined {
	return searchPath().find((folder) => isProgram(join(folder, program)));
}

// Servers are in folders that the path of an ordinary user may lack.
function searchPath(): string[] {
	const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	return [...path, '/usr/local/sbin', '/usr/sbin', '/sbin', '/opt/homebrew/bin'];
}

/** Tells whether the file exists and may be run. */
export function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
