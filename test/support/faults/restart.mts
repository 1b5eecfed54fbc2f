import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

import type { Sandbox } from '../../../sandbox/index.mts';
import { waitUntil } from '../../../dev/process/wait.mts';

/**
 * Restarts the sandbox in the middle of a run: once it has accepted `after` messages it goes away, stays away until so
 * many connections of this process were refused, and comes back.
 */
export async function restartInTheMiddle(
	sandbox: Sandbox,
	after: number,
	refusals: number,
): Promise<void> {
	let refused = 0;
	const watch = (message: unknown): void => {
		const { socket } = message as { socket: Socket };
		socket.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'ECONNREFUSED') refused += 1;
		});
	};
	const limitMs = 600_000;
	await waitUntil(() => (sandbox.control.stats().accepted >= after ? true : undefined), {
		for: `${after} messages`,
		limitMs,
	});
	subscribe('net.client.socket', watch);
	try {
		await sandbox.goOffline();
		await waitUntil(() => (refused >= refusals ? true : undefined), {
			for: `${refusals} refused connections`,
			limitMs,
		});
	} finally {
		unsubscribe('net.client.socket', watch);
		await sandbox.goOnline();
	}
}
