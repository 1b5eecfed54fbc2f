import { join } from 'node:path';

import { LockedError, takeLock } from '../../dev/n8n/lock.mts';
import { autoReply, autoReplyHint } from './autoReply.mts';
import { Closers } from '../../dev/cleanup.mts';
import { sendMessages } from './sendMessages.mts';
import { setStage, type Stage } from './stage.mts';
import { loadState, runFolder, saveState } from './state.mts';

/** What is shown at each start, in this order. Each throws when what it shows did not work. */
const scenarios: ReadonlyArray<(stage: Stage) => Promise<unknown>> = [sendMessages, autoReply];

const interruptedExitCode = 130;

async function run(
	signal: AbortSignal,
	closers: Closers,
	once: boolean,
	onReady: () => void,
): Promise<void> {
	const say = (line: string): void => console.log(line);
	const lock = takeLock(join(runFolder, 'start.lock'));
	closers.add('The lock', () => lock.release());
	const state = loadState();
	const stage = await setStage(state, closers, { signal, say });
	for (const scenario of scenarios) {
		await scenario(stage);
		saveState(state);
	}
	if (once) return;
	say('');
	say(`n8n editor    ${stage.n8n.url}`);
	say(`  log in as   ${state.owner.email}`);
	say(`  password    ${state.owner.password}`);
	say(`Phones        ${stage.sandbox.url}/`);
	say(`  ${autoReplyHint(stage)}`);
	say(`n8n's log     ${stage.n8n.options.logFile}`);
	say('Ctrl-C stops everything.');
	onReady();
	await Promise.race([aborted(signal), stage.n8n.ended]);
	if (!signal.aborted) throw new Error(`n8n ended. Its log: ${stage.n8n.options.logFile}`);
}

async function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

/** Runs `npm start`, stops everything it started, and gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
	const unknown = args.find((argument) => argument !== '--once');
	if (unknown !== undefined) {
		console.error(`Unknown argument ${unknown}. There is one: --once`);
		return 2;
	}
	const interruption = new AbortController();
	// A terminal sends the interrupt to every process of the group, and the parents pass it on: it may come more than once.
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(name, () => {
			if (!interruption.signal.aborted) console.log('\nStopping');
			interruption.abort(new Error('Interrupted'));
		});
	}
	const closers = new Closers();
	const once = args.includes('--once');
	let isReady = false;
	const onReady = (): void => void (isReady = true);
	try {
		const { signal } = interruption;
		// An interruption does not wait for a step that knows nothing of it.
		await Promise.race([run(signal, closers, once, onReady), aborted(signal)]);
		return signal.aborted && !isReady ? interruptedExitCode : 0;
	} catch (error) {
		if (interruption.signal.aborted) return interruptedExitCode;
		console.error(describe(error));
		return 1;
	} finally {
		await closers.closeAll((problem) => console.error(problem));
	}
}

function describe(error: unknown): string {
	if (error instanceof LockedError) return `npm start is running already (process ${error.pid})`;
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? `${error.message}\n${error.cause.message}` : error.message;
}

// Ends by itself although a keep-alive connection of a browser may still be open.
process.exit(await main(process.argv.slice(2)));
