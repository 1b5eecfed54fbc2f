import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { folderOnPath } from './path.mts';

const postgresRoot = '/usr/lib/postgresql';

/** Returns the folder of PostgreSQL's programs, of its newest version; undefined when there is none. */
export function findPostgres(): string | undefined {
	return newestOfDebian() ?? folderOnPath('initdb');
}

// Debian keeps each version in a folder of its own, which is not on the path.
function newestOfDebian(): string | undefined {
	if (!existsSync(postgresRoot)) return undefined;
	const versions = readdirSync(postgresRoot)
		.filter((name) => existsSync(join(postgresRoot, name, 'bin', 'initdb')))
		.sort((one, other) => Number(other) - Number(one));
	return versions[0] === undefined ? undefined : join(postgresRoot, versions[0], 'bin');
}
