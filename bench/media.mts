import { randomBytes } from 'node:crypto';
import { linkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { credentialStore } from '../dev/environment.mts';
import { startSandbox } from '../sandbox/index.mts';
import { prepareExecutor, type Usage } from './executor.mts';
import { loadNow, markdownTable, measuredOn, median, turnsOf } from './figures.mts';
import { type Bench, BenchOptions } from './options.mts';
import { measuredNode, mediaFiles } from './workflows.mts';

/** How n8n's files reach Pilot Status; `none`: they are read and not sent, which is what the others are compared with. */
const ways = ['none', 'dataUri', 'signedUrl'] as const;
type Way = (typeof ways)[number];

const names: Record<Way, string> = {
	none: 'read, not sent',
	dataUri: 'Data URI',
	signedUrl: 'Signed URL',
};

/**
 * Measures the peak memory of sending files, over rounds in which the ways take turns. Throws when a file was not accepted exactly
 * once, or is not the file that was read.
 */
export const benchMedia: Bench = async (args, cleanup, signal) => {
	const options = new BenchOptions(args, ['rounds', 'files', 'megabytes']);
	const rounds = options.number('rounds', 5);
	const files = options.number('files', 100);
	const megabytes = options.number('megabytes', 5);
	const executor = await prepareExecutor(cleanup, signal, options.environment);
	console.log(`Before: ${loadNow()}${options.environmentText}`);
	// held, because a delivery would fetch the file from an n8n that has ended
	const sandbox = await startSandbox({ holdStatus: true });
	cleanup.add('The sandbox', async () => await sandbox.close());
	const first = join(executor.filesFolder, 'file-0.pdf');
	const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(megabytes * 1e6 - 9)]);
	writeFileSync(first, content);
	for (let index = 1; index < files; index += 1) {
		linkSync(first, join(executor.filesFolder, `file-${index}.pdf`));
	}
	const workflows = new Map<Way, string>();
	await executor.store(async (n8n) => {
		const credential = await credentialStore(n8n, sandbox.url)('ps_sandbox_meta');
		for (const way of ways) {
			const delivery = way === 'none' ? undefined : way;
			const pattern = join(executor.filesFolder, '*.pdf');
			const workflow = mediaFiles(pattern, delivery, credential);
			workflows.set(way, (await n8n.client.importWorkflow(workflow)).id);
		}
	});

	const expected = `data:application/pdf;base64,${content.toString('base64')}`;
	const samples: Record<Way, Usage[]> = { none: [], dataUri: [], signedUrl: [] };
	for (let round = 0; round < rounds; round += 1) {
		for (const way of turnsOf(ways, round)) {
			sandbox.reset();
			const executed = await executor.execute(workflows.get(way) ?? '');
			executed.run(measuredNode);
			const accepted = sandbox.control.accepted();
			if (accepted.length !== (way === 'none' ? 0 : files)) {
				throw new Error(`${accepted.length} files were accepted: ${way}`);
			}
			const sent = accepted.map(({ body }) => body['media']);
			if (way === 'dataUri' && sent.some((media) => media !== expected)) {
				throw new Error('A file arrived that was not read');
			}
			samples[way].push(executed);
		}
	}
	const peak = (way: Way): number => median(samples[way].map(({ peakBytes }) => peakBytes / 1e6));
	const rows = ways.map((way) => [
		names[way],
		peak(way).toFixed(0),
		(peak(way) - peak('none')).toFixed(0),
		(median(samples[way].map(({ wallMs }) => wallMs)) / 1000).toFixed(1),
	]);
	const size = `${files} files of ${megabytes} MB`;
	console.log(
		`\n${markdownTable([[size, 'peak, MB', 'above reading, MB', 'process, s'], ...rows])}\n`,
	);
	const { installed } = executor.options;
	console.log(`Medians of ${rounds} rounds. ${measuredOn(installed)} At the end: ${loadNow()}.`);
};
