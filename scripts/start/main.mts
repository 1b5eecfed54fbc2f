import { parseArgs } from 'node:util';

import { CleanupStack } from '../../dev/cleanup.mts';
import { takeLock } from '../../dev/process/lock.mts';
import { autoReply, autoReplyHint } from './autoReply.mts';
import { startSaved } from './environment.mts';
import { sendMessages } from './sendMessages.mts';
import { loadState, runFolder, saveState } from './state.mts';
import { watchSources } from './watch.mts';

/** What is shown at each start, in this order. Each throws when what it shows did not work. */
const scenarios = [sendMessages, autoReply];

const interruptedExitCode = 130;
/** As long as a start that was killed still holds its lock, and a little longer (ms). */
const lockLimitMs = 40_000;

/** `once` ends after the scenarios; `watch` builds the package anew as its sources change. */
type Mode = Record<'once' | 'watch', boolean>;

async function run(
	signal: AbortSignal,
	cleanup: CleanupStack,
	{ once, watch }: Mode,
	onReady: () => void,
): Promise<void> {
	const say = (line: string): void => console.log(line);
	cleanup.add('The lock', await lockRunFolder(say, signal));
	const state = loadState();
	const environment = await startSaved(state, cleanup, { signal, say, watch });
	for (const scenario of scenarios) {
		await scenario(environment);
		saveState(state);
	}
	if (once) return;
	const { n8n, sandbox } = environment;
	say('');
	say(`n8n editor    ${n8n.url}`);
	say(`  log in as   ${state.owner.email}`);
	say(`  password    ${state.owner.password}`);
	say(`Phones        ${sandbox.url}/`);
	say(`  ${autoReplyHint(environment)}`);
	say(`n8n's log     ${n8n.options.logFile}`);
	if (watch) cleanup.add('The watch', watchSources(n8n.options.userFolder, say));
	say('Ctrl-C stops everything.');
	onReady();
	await Promise.race([aborted(signal), n8n.ended]);
	if (!signal.aborted) throw new Error(`n8n ended. Its log: ${n8n.options.logFile}`);
}

/** Two n8n on one folder would spoil its database. */
async function lockRunFolder(say: (line: string) => void, signal: AbortSignal) {
	const onWait = (): void => say('Another start uses .n8n-run: waiting for its end');
	try {
		return await takeLock(runFolder, { limitMs: lockLimitMs, onWait, signal });
	} catch (error) {
		throw signal.aborted ? error : new Error('npm start is running already', { cause: error });
	}
}

async function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

/** Runs `npm start`, stops everything it started, and gives the exit code. */
async function main(args: string[]): Promise<number> {
	const option = { type: 'boolean', default: false } as const;
	const { values: mode } = parseArgs({ args, options: { once: option, watch: option } });
	const interruption = new AbortController();
	// A terminal sends the interrupt to every process of the group, and the parents pass it on: it may come more than once.
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(name, () => {
			if (!interruption.signal.aborted) console.log('\nStopping');
			interruption.abort(new Error('Interrupted'));
		});
	}
	const cleanup = new CleanupStack();
	let isReady = false;
	const onReady = (): void => void (isReady = true);
	try {
		const { signal } = interruption;
		// An interruption does not wait for a step that knows nothing of it.
		await Promise.race([run(signal, cleanup, mode, onReady), aborted(signal)]);
		return signal.aborted && !isReady ? interruptedExitCode : 0;
	} catch (error) {
		if (interruption.signal.aborted) return interruptedExitCode;
		const { message, cause } = error instanceof Error ? error : new Error(String(error));
		console.error(cause instanceof Error ? `${message}\n${cause.message}` : message);
		return 1;
	} finally {
		await cleanup.run((problem) => console.error(problem));
	}
}

// Ends by itself although a keep-alive connection of a browser may still be open.
process.exit(await main(process.argv.slice(2)));
