import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.mts';
import { readOptions, type Options } from '../../conformance/options.mts';
import { conform, type Report, type Surroundings } from '../../conformance/run.mts';
import { rowText, summaryText } from '../../conformance/table.mts';

/** Phone numbers and names that lie in the sandbox and must never be shown. */
export const PRIVATE = {
	contact: '+5511987654321',
	name: 'Maria Confidential',
	text: 'a very private text',
	destination: '+5511976543210',
};

/** A sandbox with a conversation in it, on both numbers. */
export async function startInhabited(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ deliveryDelayMs: 1, ...options });
	for (const [numberId, key] of [
		['num_meta', 'ps_sandbox_meta'],
		['num_web', 'ps_sandbox_web'],
	] as const) {
		const { contact, name, text } = PRIVATE;
		sandbox.control.webhooks.receive(contact, { text, name, numberId });
		await fetch(`${sandbox.url}/v1/messages/send`, {
			method: 'POST',
			headers: { 'x-api-key': key, 'content-type': 'application/json' },
			body: JSON.stringify({ destinationNumber: contact, text }),
		});
	}
	while (sandbox.control.accepted().some(({ status }) => status !== 'READ')) {
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
	return sandbox;
}

/** Options of a run against a sandbox. */
export function optionsFor(sandbox: Sandbox, key: string, args: string[] = [], more = {}): Options {
	const env = { PILOT_STATUS_API_KEY: key, PILOT_STATUS_BASE_URL: sandbox.url, ...more };
	return { ...readOptions(args, env), retryMs: 1 };
}

/** Runs against a sandbox; nobody stops it and nobody agrees to sending, unless told otherwise. */
export function run(options: Options, around: Partial<Surroundings> = {}): Promise<Report> {
	return conform(options, {
		stop: new AbortController().signal,
		confirm: () => Promise.resolve(false),
		...around,
	});
}

/** Everything a run would print and save. */
export function outputOf(report: Report): string {
	return [
		...report.rows.map(rowText),
		summaryText(report),
		report.mask(JSON.stringify(report.shapes)),
	].join('\n');
}

/** Outcome and detail of one fact. */
export function rowOf(report: Report, id: string): string {
	const row = report.rows.find((candidate) => candidate.id === id);
	if (!row) throw new Error(`There is no fact ${id}`);
	return `${row.outcome}: ${row.detail}`;
}

/** What a run left in the sandbox: names of webhooks and of templates that are no seeds. */
export async function remainsIn(sandbox: Sandbox): Promise<string[]> {
	const names = sandbox.control.webhooks.webhooks().map(({ name }) => name);
	for (const key of ['ps_sandbox_meta', 'ps_sandbox_web']) {
		const answer = await fetch(`${sandbox.url}/v1/templates`, { headers: { 'x-api-key': key } });
		const templates = (await answer.json()) as Array<{ name: string }>;
		names.push(...templates.map(({ name }) => name).filter((name) => /conformance/.test(name)));
	}
	return names;
}
