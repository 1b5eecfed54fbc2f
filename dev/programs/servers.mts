import { ensurePrograms } from './ensure.mts';
import { findOnPath } from './path.mts';
import { findPostgres } from './postgres.mts';

/** Places of the servers that queue mode needs beside n8n. */
export interface QueuePrograms {
	/** Path of `redis-server`. */
	redisServer: string;
	/** Folder with `initdb`, `postgres` and `pg_isready` of one version of PostgreSQL. */
	postgresFolder: string;
}

/**
 * Finds Redis and PostgreSQL, and installs them where they are missing and that is possible. Their services are not
 * started: whoever asks starts servers of their own.
 *
 * @throws {Error} with one sentence that says what to install
 */
export async function findServers(progress: (line: string) => void): Promise<QueuePrograms> {
	await ensurePrograms(['redis', 'postgresql'], { progress });
	const redisServer = findOnPath('redis-server');
	const postgresFolder = findPostgres();
	if (redisServer === undefined || postgresFolder === undefined) {
		throw new Error('Redis or PostgreSQL is gone after it was there');
	}
	return { redisServer, postgresFolder };
}
