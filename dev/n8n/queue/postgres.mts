import { chownSync, rmSync, writeFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runToEnd } from '../../process/process.mts';
import { freePorts, type Service, startOnFreePorts, startService } from '../../process/service.mts';
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

/** A user of this machine, as whom a server runs that refuses to run as root. */
interface Account {
	name: string;
	uid: number;
	gid: number;
}

/** Debian's user of PostgreSQL. */
const accountName = 'postgres';

/** The account that PostgreSQL has to run as: none, unless this process is root's. Throws when there is no such user. */
async function postgresAccount(): Promise<Account | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const ask = async (flag: string): Promise<number> =>
		Number(await runToEnd('id', [flag, accountName], { cwd: '/', env: process.env }));
	return { name: accountName, uid: await ask('-u'), gid: await ask('-g') };
}

/** A command line that runs a program as the account, in its own process; as we are without an account. */
function commandAs(
	account: Account | undefined,
	command: string,
	args: readonly string[],
): { command: string; args: string[] } {
	if (account === undefined) return { command, args: [...args] };
	const { uid, gid } = account;
	const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs'];
	return { command: 'setpriv', args: [...identity, command, ...args] };
}

/**
 * Makes an empty folder that belongs to the account: below `parent` when the account can get there, and otherwise below the
 * folder for temporary files. A checkout in somebody's home is closed to other users.
 */
async function folderFor(account: Account | undefined, parent: string): Promise<string> {
	mkdirSync(parent, { recursive: true });
	const own = mkdtempSync(join(parent, 'postgres-'));
	if (account === undefined) return own;
	chownSync(own, account.uid, account.gid);
	const test = commandAs(account, 'test', ['-w', own]);
	try {
		await runToEnd(test.command, test.args, { cwd: '/', env: process.env });
		return own;
	} catch {
		rmSync(own, { recursive: true, force: true });
		const other = mkdtempSync(join(tmpdir(), 'pilot-status-postgres-'));
		chownSync(other, account.uid, account.gid);
		return other;
	}
}
