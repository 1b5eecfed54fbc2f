import { Control } from './control/control.mts';
import { World } from './core/world.mts';
import { buildServer } from './server.mts';
import type { PageVersion, Settings } from './core/settings.mts';

export type { Control, Stats } from './control/control.mts';
export type { AcceptedView } from './control/views.mts';
export type { Fault, FaultChooser, FaultRequest, FaultRule } from './core/faults.mts';
export { ODD_ANSWERS } from './core/oddAnswers.mts';
export type { JournalEntry } from './core/journal.mts';
export type { PageVersion, Settings } from './core/settings.mts';

/** How to start a sandbox; any setting can be given too. */
export interface SandboxOptions extends Partial<Settings> {
	/** 0, the default, takes a free one. */
	port?: number;
	/** Default `127.0.0.1`. */
	host?: string;
	pageVersion?: PageVersion;
	/** Time between two steps of a message's life. */
	deliveryDelayMs?: number;
	/**
	 * Number from which ids count up, 1 by default. A workflow that remembers what it has seen takes a later sandbox's
	 * messages for repetitions unless that one counts from elsewhere, for instance from the time.
	 */
	firstId?: number;
}

/** A running sandbox. */
export interface Sandbox {
	/** `http://127.0.0.1:PORT`, without a slash at the end; the API is under `/v1`. */
	url: string;
	port: number;
	/** What can be set and seen, without HTTP. */
	control: Control;
	/** Back to the seeds and to the settings of the start. */
	reset(): void;
	/** Stops listening and cuts all connections, as a service that is restarted does. What it knows is kept. */
	goOffline(): Promise<void>;
	/** Listens again, at the same address. */
	goOnline(): Promise<void>;
	close(): Promise<void>;
}

/** Starts a local Pilot Status on loopback. It runs until `close`. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, host = '127.0.0.1', firstId, ...settings } = options;
	const world = new World(settings, firstId);
	let server = await buildServer(world);
	await server.listen({ port, host });
	const address = server.server.address();
	if (address === null || typeof address === 'string') throw new Error('The sandbox has no port');
	world.url = `http://${host}:${address.port}`;
	return {
		url: world.url,
		port: address.port,
		control: new Control(world),
		reset: () => world.reset(),
		goOffline: async () => await server.close(),
		goOnline: async () => {
			server = await buildServer(world);
			await server.listen({ port: address.port, host });
		},
		close: async () => {
			world.reset();
			world.changes.close();
			await server.close();
		},
	};
}
