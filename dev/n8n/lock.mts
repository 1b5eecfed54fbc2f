import { randomUUID } from 'node:crypto';
import {
	linkSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

import { errorCode } from './errorCode.mts';
import { waitUntil } from './wait.mts';

/** Who holds a lock: written into the lock file. */
interface Holder {
	id: string;
	pid: number;
	host: string;
}

/** A lock that is held. */
export interface Lock {
	/** Gives the lock back. Does no harm when called again, or when another process took the lock over meanwhile. */
	release(): void;
}

/** A lock that another living process holds. */
export class LockedError extends Error {
	constructor(
		file: string,
		/** Process id of the holder. */
		readonly pid: number,
	) {
		super(`${file} is held by process ${pid}`);
		this.name = 'LockedError';
	}
}

const heartbeatMs = 10_000;
// Far more than a busy machine delays a heartbeat: only a holder that is gone, or was reborn as another process, is so silent.
const silentAfterMs = 180_000;

/**
 * Takes a lock file at once. A lock whose process is dead, or gave no sign of life for minutes, is taken over.
 * Throws LockedError when another living process holds it.
 */
export function takeLock(file: string): Lock {
	mkdirSync(dirname(file), { recursive: true });
	const holder: Holder = { id: randomUUID(), pid: process.pid, host: hostname() };
	for (;;) {
		// Written beside and linked, so that nobody ever reads a lock file that is only half written.
		const draft = `${file}.${holder.id}`;
		writeFileSync(draft, JSON.stringify(holder));
		try {
			linkSync(draft, file);
			return heldLock(file, holder);
		} catch (error) {
			if (errorCode(error) !== 'EEXIST') throw error;
		} finally {
			rmSync(draft, { force: true });
		}
		const current = readHolder(file);
		if (current === undefined) continue;
		if (!isAbandoned(file, current)) throw new LockedError(file, current.pid);
		removeAbandoned(file, current);
	}
}

/**
 * Waits until the lock can be taken, and takes it. `onWait` is called once when there is somebody to wait for.
 * Throws after `limitMs`.
 */
export async function waitForLock(
	file: string,
	options: { onWait?: (holderPid: number) => void; limitMs?: number; signal?: AbortSignal } = {},
): Promise<Lock> {
	let told = false;
	return await waitUntil(
		() => {
			try {
				return takeLock(file);
			} catch (error) {
				if (!(error instanceof LockedError)) throw error;
				if (!told) options.onWait?.(error.pid);
				told = true;
				return undefined;
			}
		},
		{
			for: `the lock ${file}`,
			limitMs: options.limitMs ?? 3_600_000,
			everyMs: 500,
			...(options.signal === undefined ? {} : { signal: options.signal }),
		},
	);
}

function heldLock(file: string, holder: Holder): Lock {
	const heartbeat = setInterval(() => {
		if (readHolder(file)?.id === holder.id) utimesSync(file, new Date(), new Date());
	}, heartbeatMs);
	heartbeat.unref();
	return {
		release() {
			clearInterval(heartbeat);
			if (readHolder(file)?.id === holder.id) rmSync(file, { force: true });
		},
	};
}

function isAbandoned(file: string, holder: Holder): boolean {
	if (holder.host === hostname() && !isAlive(holder.pid)) return true;
	try {
		return Date.now() - statSync(file).mtimeMs > silentAfterMs;
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return false;
		throw error;
	}
}

// Two processes may find the same abandoned lock. Moving it away happens once only; who moved away the other's fresh lock puts it back.
function removeAbandoned(file: string, abandoned: Holder): void {
	const moved = `${file}.${randomUUID()}`;
	try {
		renameSync(file, moved);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return;
		throw error;
	}
	try {
		if (readHolder(moved)?.id !== abandoned.id) linkSync(moved, file);
	} catch (error) {
		if (errorCode(error) !== 'EEXIST') throw error;
	} finally {
		rmSync(moved, { force: true });
	}
}

function readHolder(file: string): Holder | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Holder;
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// Alive, but of another user.
		return errorCode(error) === 'EPERM';
	}
}
