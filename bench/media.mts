import { randomBytes } from 'node:crypto';
import { linkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox } from '../sandbox/index.mts';
import type { Closers } from '../dev/cleanup.mts';
import type { Executor, Usage } from './executor.mts';
import { measuredNode, mediaFiles } from './sendWorkflows.mts';
import { markdownTable, median } from './statistics.mts';

/** How n8n's files reach Pilot Status; `none`: they are read and not sent, which is what the others are compared with. */
const ways = ['none', 'dataUri', 'signedUrl'] as const;
type Way = (typeof ways)[number];

const names: Record<Way, string> = {
	none: 'read, not sent',
	dataUri: 'Data URI',
	signedUrl: 'Signed URL',
};

/** Files of a run and their size (bytes). */
export interface MediaExtent {
	files: number;
	bytes: number;
}

/**
 * Peak memory of sending files, as a table: medians over rounds in which the ways take turns. Throws when a file was not accepted
 * exactly once, or is not the file that was read.
 */
export async function measureMedia(
	executor: Executor,
	closers: Closers,
	{ files, bytes }: MediaExtent,
	rounds: number,
): Promise<string> {
	// held, because a delivery would fetch the file from an n8n that has ended
	const sandbox = await startSandbox({ holdStatus: true });
	closers.add('The sandbox for media', async () => await sandbox.close());
	const first = join(executor.filesFolder, 'file-0.pdf');
	const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);
	writeFileSync(first, content);
	for (let index = 1; index < files; index += 1) {
		linkSync(first, join(executor.filesFolder, `file-${index}.pdf`));
	}
	const workflows = new Map<Way, string>();
	await executor.store(async (shelf) => {
		const credential = await shelf.credential('ps_sandbox_meta', sandbox.url);
		const pattern = join(executor.filesFolder, '*.pdf');
		for (const way of ways) {
			const delivery = way === 'none' ? undefined : way;
			workflows.set(way, await shelf.workflow(mediaFiles(pattern, delivery, credential)));
		}
	});

	const expected = `data:application/pdf;base64,${content.toString('base64')}`;
	const samples: Record<Way, Usage[]> = { none: [], dataUri: [], signedUrl: [] };
	for (let round = 0; round < rounds; round += 1) {
		for (const way of [...ways.slice(round % ways.length), ...ways.slice(0, round % ways.length)]) {
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
	const head = [
		`${files} files of ${bytes / 1e6} MB`,
		'peak, MB',
		'above reading, MB',
		'process, s',
	];
	return markdownTable([head, ...rows]);
}
