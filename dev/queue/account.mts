import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runToEnd } from '../n8n/processes.mts';

/** A user of this machine, as whom a server runs that refuses to run as root. */
export interface Account {
	name: string;
	uid: number;
	gid: number;
}

/** Debian's user of PostgreSQL. */
const accountName = 'postgres';

/** The account that PostgreSQL has to run as: none, unless this process is root's. Throws when there is no such user. */
export async function postgresAccount(): Promise<Account | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const ask = async (flag: string): Promise<number> =>
		Number(await runToEnd('id', [flag, accountName], { cwd: '/', env: process.env }));
	return { name: accountName, uid: await ask('-u'), gid: await ask('-g') };
}

/** A command line that runs a program as the account, in its own process; as we are without an account. */
export function commandAs(
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
export async function folderFor(account: Account | undefined, parent: string): Promise<string> {
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
