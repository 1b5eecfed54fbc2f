import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';

import { readOptions, USAGE, UsageError } from './options.mts';
import { conform } from './run.mts';
import { exitCode, rowText, summaryText } from './table.mts';

/** Asks on the terminal; anything but y or yes, the end of the input and a stop mean no. */
async function confirmSending(destination: string, stop: AbortSignal): Promise<boolean> {
	const prompt = createInterface({ input: process.stdin, output: process.stdout });
	// Ctrl-C at the question belongs to the run, not to the prompt.
	prompt.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
	const ended = new Promise<string>((resolve) => prompt.once('close', () => resolve('')));
	try {
		const question = `Send one WhatsApp message to the number that ends in ${destination.slice(-2)}, and schedule and cancel another? [y/N] `;
		const answer = await Promise.race([prompt.question(question, { signal: stop }), ended]);
		return /^y(es)?$/i.test(answer.trim());
	} catch (error) {
		if (stop.aborted) return false;
		throw error;
	} finally {
		prompt.close();
	}
}

async function main(): Promise<number> {
	const args = process.argv.slice(2);
	if (args.includes('--help')) {
		console.log(USAGE);
		return 0;
	}
	const options = readOptions(args, process.env);
	const stopper = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (!stopper.signal.aborted) console.log('Stopping; removing what was made …');
			stopper.abort();
		});
	}
	// A reader that went away (`| head`) must not end the run before everything is removed.
	process.stdout.on('error', () => stopper.abort());
	const report = await conform(options, {
		stop: stopper.signal,
		progress: (row) => console.log(rowText(row)),
		confirm: () => confirmSending(options.sendTo ?? '', stopper.signal),
	});
	console.log(`\n${report.mask(summaryText(report))}`);
	if (options.saveShapes !== undefined) {
		await writeFile(
			options.saveShapes,
			`${report.mask(JSON.stringify(report.shapes, null, '\t'))}\n`,
		);
		console.log(`The shapes of ${report.shapes.length} answers are in ${options.saveShapes}.`);
	}
	return exitCode(report);
}

try {
	process.exitCode = await main();
} catch (error) {
	console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : error);
	process.exitCode = 64;
}
