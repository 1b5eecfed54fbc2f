import type { StoredWorkflow } from '../../../../dev/n8n/client.mts';
import { waitUntil } from '../../../../dev/process/wait.mts';
import type { TestEnvironment } from '../environment.mts';

/** A file that the last page of a form offers. */
export interface OfferedFile {
	fileName: string;
	type: string;
	content: Buffer;
}

/** The last page of a form, as HTML, and the files that it offers. */
export interface LastPage {
	html: string;
	files: OfferedFile[];
}

/**
 * Does what the browser of somebody who fills in an n8n form does: opens it, sends the answers (in the order of the fields), and
 * follows to the last page, which tells n8n that it was seen.
 */
export async function fillIn(
	{ n8n }: TestEnvironment,
	workflow: StoredWorkflow,
	answers: ReadonlyArray<string | File>,
): Promise<LastPage> {
	const trigger = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	const address = `${n8n.url}/form/${trigger?.webhookId ?? ''}`;
	const form = await fetch(address);
	expect(form.status).toBe(200);
	await form.text();

	const body = new FormData();
	answers.forEach((answer, index) => body.append(`field-${index}`, answer));
	const sent = await fetch(address, { method: 'POST', body });
	const { formWaitingUrl } = (await sent.json()) as { formWaitingUrl: string };
	await waitUntil(async () => await isThere(formWaitingUrl), {
		for: 'the last page of the form',
		limitMs: 600_000,
		everyMs: 200,
	});
	const page = await fetch(formWaitingUrl, { headers: { accept: 'text/html' } });
	const html = await page.text();
	expect(page.status).toBe(200);
	const seen = await fetch(formWaitingUrl, { method: 'POST', body: new FormData() });
	await seen.text();
	return { html, files: offeredFiles(html) };
}

// As the script of n8n's form page does: the page itself answers nothing while the workflow runs.
async function isThere(page: string): Promise<true | undefined> {
	const address = new URL(page);
	address.pathname += '/n8n-execution-status';
	const status = await (await fetch(address)).text();
	if (/^(error|crashed|canceled)$/.test(status)) throw new Error(`The workflow ended: ${status}`);
	return status === 'form-waiting' || status === 'success' ? true : undefined;
}

interface EmbeddedFile {
	fileName: string;
	type: string;
	data: { data: number[] } | string;
}

// The page holds its files as JSON, which its script turns into downloads.
function offeredFiles(html: string): OfferedFile[] {
	const embedded = /const binaries = "([^"]*)"/.exec(html)?.[1] ?? '';
	if (embedded === '') return [];
	const files = JSON.parse(decodeURIComponent(embedded)) as EmbeddedFile[];
	return files.map(({ fileName, type, data }) => ({
		fileName,
		type,
		content: typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data.data),
	}));
}
