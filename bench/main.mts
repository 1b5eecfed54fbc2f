/** `npm run bench -- <what> [options]`: see {@link usage}. Not a test: a machine has no right speed. */
import { runMain } from '../dev/cleanup.mts';
import { benchLoad } from './load.mts';
import { benchMedia } from './media.mts';
import type { Bench } from './options.mts';
import { benchQueue } from './queue.mts';
import { benchSend } from './send.mts';
import { benchTrigger } from './trigger.mts';

const benches: Readonly<Record<string, Bench>> = {
	send: benchSend,
	media: benchMedia,
	load: benchLoad,
	trigger: benchTrigger,
	queue: benchQueue,
};

const usage = `npm run bench -- send     sending in real n8n, beside n8n's HTTP Request node
                   --items= --latency= --concurrency= (numbers with commas), --full for all combinations, --rounds=,
                   --continues sets On Error to Continue, --running measures in one n8n that keeps running
npm run bench -- media    the memory that sending files takes: --rounds= --files= --megabytes=
npm run bench -- load     what the package costs n8n's start: --rounds=
npm run bench -- trigger  deliveries per second, beside n8n's Webhook node: --rounds= --deliveries= --concurrency=
npm run bench -- queue    one and two workers in queue mode: --rounds= --executions= --items=
                   --hold-workers=COMMAND runs a command with the id of each worker's process group, to hold it
                   to a share of the processors as a container would

--environment=NAME=value sets a variable of n8n.`;

const [what = '', ...args] = process.argv.slice(2);
const bench = benches[what];
if (bench === undefined) {
	console.error(usage);
	process.exitCode = 64;
} else {
	await runMain(async (cleanup, signal) => await bench(args, cleanup, signal));
}
