import { chownSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { freePorts } from '../n8n/ports.mts';
import { runToEnd } from '../n8n/processes.mts';
import { type Service, startOnFreePorts, startService } from '../n8n/service.mts';
import { commandAs, folderFor, postgresAccount } from './account.mts';
import type { ServerOptions } from './redis.mts';

/** A PostgreSQL of our own with an empty database. */
export interface PostgresServer extends Service {
	readonly port: number;
	readonly user: string;
	readonly password: string;
	readonly database: string;
	/** Folder of its data; it may lie outside of the folder that was asked for. */
	readonly folder: string;
}

const user = 'n8n';
/** The database that is there after `initdb`. */
const database = 'postgres';

/**
 * Starts PostgreSQL on a free loopback port, with a new data folder below `options.folder` where possible. It runs as Debian's
 * user `postgres` when we are root, because it refuses to run as root. Throws with the end of its log when it does not start.
 */
export async function startPostgres(
	programs: string,
	options: ServerOptions,
): Promise<PostgresServer> {
	const account = await postgresAccount();
	const folder = await folderFor(account, options.folder);
	const { logFile, password, signal } = options;
	// Of our own environment nothing: variables of PostgreSQL in it would change what is started.
	const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
	try {
		const data = join(folder, 'data');
		const passwordFile = join(folder, 'password');
		writeFileSync(passwordFile, password, { mode: 0o600 });
		if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
		const init = commandAs(account, join(programs, 'initdb'), [
			`--pgdata=${data}`,
			`--username=${user}`,
			`--pwfile=${passwordFile}`,
			'--auth=scram-sha-256',
			'--encoding=UTF8',
			'--locale=C',
		]);
		await runToEnd(init.command, init.args, { cwd: folder, env, signal });
		return await startOnFreePorts(async () => {
			const [port = 0] = await freePorts(1);
			const settings = [
				'listen_addresses=127.0.0.1',
				`port=${port}`,
				'unix_socket_directories=',
				'max_connections=200',
			];
			const flags = settings.flatMap((setting) => ['-c', setting]);
			const start = commandAs(account, join(programs, 'postgres'), ['-D', data, ...flags]);
			const service = await startService({
				title: 'PostgreSQL',
				...start,
				cwd: folder,
				env,
				logFile,
				isReady: async () => await answers(programs, port),
				signal,
			});
			return { ...service, port, user, password, database, folder };
		});
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	}
}

async function answers(programs: string, port: number): Promise<boolean> {
	const args = ['--quiet', '--host=127.0.0.1', `--port=${port}`];
	try {
		await runToEnd(join(programs, 'pg_isready'), args, { cwd: '/', env: { LC_ALL: 'C' } });
		return true;
	} catch {
		// Nothing listens yet, or it is still starting.
		return false;
	}
}
