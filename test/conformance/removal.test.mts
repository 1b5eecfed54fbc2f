import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/index.mts';
import { exitCode } from '../../conformance/table.mts';
import { projectRoot } from '../../dev/project.mts';
import { optionsFor, PRIVATE, remainsIn, rowOf, run, startInhabited } from './support.mts';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startInhabited();
});
afterEach(() => sandbox.close());

const KEY = 'ps_sandbox_meta';

it.each([
	['templates.create', 'webhooks.create'],
	['webhooks.create', 'webhooks.delete'],
	['send.schedule', 'cancel.status'],
])('removes what it made when stopped after %s', async (last, later) => {
	const stopper = new AbortController();
	const seen: string[][] = [];
	const args = ['--send-to', PRIVATE.destination, '--yes'];
	const before = sandbox.control.accepted().length;
	const report = await run(optionsFor(sandbox, KEY, args), {
		stop: stopper.signal,
		progress: ({ id }) => {
			if (id !== last) return;
			seen.push(sandbox.control.webhooks.webhooks().map(({ name }) => name));
			stopper.abort();
		},
	});
	expect(seen).toHaveLength(1);
	expect(seen[0]).toHaveLength(last === 'webhooks.create' ? 1 : 0);
	expect(rowOf(report, later)).toBe('not checked: stopped');
	expect(report.left).toEqual([]);
	expect(exitCode(report)).toBe(130);
	expect(await remainsIn(sandbox)).toEqual([]);
	const sent = sandbox.control.accepted().slice(before);
	expect(sent.map(({ status }) => status)).toEqual(last === 'send.schedule' ? ['CANCELED'] : []);
});

it.each(['/v1/webhooks', '/v1/templates'])(
	'finds what was made at %s although the answer was lost',
	async (path) => {
		// The first creation is the one meant to be refused; a fault does not touch refusals.
		const match = { method: 'POST', path };
		sandbox.control.addFaults({ match, times: 0, fault: { type: 'cut', after: true } });
		const report = await run(optionsFor(sandbox, KEY));
		const id = path === '/v1/webhooks' ? 'webhooks.create' : 'templates.create';
		expect(rowOf(report, id)).toMatch(/^not checked: no answer/);
		const answered = sandbox.control.requests({ method: 'DELETE', path: `${path}/*` });
		expect(answered.map(({ status }) => status)).toEqual([200]);
		expect(report.left).toEqual([]);
		expect(await remainsIn(sandbox)).toEqual([]);
	},
);

it('tries a failed removal again, and says what it could not remove', async () => {
	const fault = { type: 'status', status: 503 };
	const match = { method: 'DELETE', path: '/v1/webhooks/*' };
	sandbox.control.addFaults({ match, times: 3, fault });
	const patient = await run(optionsFor(sandbox, KEY));
	expect(patient.left).toEqual([]);
	expect(await remainsIn(sandbox)).toEqual([]);

	sandbox.control.addFaults({ match, times: 0, fault });
	const hopeless = await run(optionsFor(sandbox, KEY));
	const [name] = await remainsIn(sandbox);
	expect(name).toMatch(/^pilot_conformance_delete_me_[a-z]{8}$/);
	expect(hopeless.left).toHaveLength(1);
	expect(hopeless.left[0]).toContain(`webhook named ${name}`);
	expect(exitCode(hopeless)).toBe(2);
});

it('warns of a scheduled message whose answer was lost', async () => {
	const match = { method: 'POST', path: '/v1/messages/send' };
	// The first send is one meant to be refused.
	sandbox.control.addFaults({ match, skip: 1, fault: { type: 'cut', after: true } });
	const args = ['--send-to', PRIVATE.destination, '--yes'];
	const report = await run(optionsFor(sandbox, KEY, args));
	expect(report.left.join()).toMatch(/may be scheduled for .*Cancel it on the dashboard/);
});

describe('the command', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'conformance-'));
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	const script = ['--import', 'tsx', join(projectRoot, 'conformance/main.mts')];
	/** What `npm run conformance` starts: a process around the script. */
	const wrapped = [join(projectRoot, 'scripts/conformance.mjs')];

	/** Starts it in a process group of its own; its output is complete once `ended` is. */
	const start = (args: string[]) => {
		const child = spawn(process.execPath, args, {
			cwd: projectRoot,
			detached: true,
			stdio: ['pipe', 'pipe', 'pipe'],
			env: { ...process.env, PILOT_STATUS_API_KEY: KEY, PILOT_STATUS_BASE_URL: sandbox.url },
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => {
				output += chunk.toString('utf8');
			});
		}
		const ended = once(child, 'close').then(([code]) => ({ code: Number(code), output }));
		return { child, ended };
	};

	it.each([
		['SIGINT', script, false],
		['SIGTERM', script, false],
		['SIGTERM', wrapped, false],
		// as Ctrl-C in a terminal: to every process of the group
		['SIGINT', wrapped, true],
	] as const)('removes everything on %s (%j, group: %p)', async (signal, command, toGroup) => {
		const match = { method: 'GET', path: '/v1/webhooks/wh_*' };
		// The first such request is for a webhook that does not exist, the second for ours.
		sandbox.control.addFaults({ match, skip: 1, fault: { type: 'hold' } });
		const { child, ended } = start([...command]);
		while (sandbox.control.webhooks.webhooks().length === 0) {
			if (child.exitCode !== null) break;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		if (toGroup && child.pid !== undefined) process.kill(-child.pid, signal);
		else child.kill(signal);
		const { code, output } = await ended;
		expect(output).toContain('Stopped.');
		expect(output).toContain('Nothing of this run is left.');
		expect(code).toBe(130);
		expect(await remainsIn(sandbox)).toEqual([]);
	});

	it('prints the table, asks before sending, and saves shapes without contents', async () => {
		const before = sandbox.control.accepted().length;
		const file = join(folder, 'shapes.json');
		const { child, ended } = start([
			...script,
			'--send-to',
			PRIVATE.destination,
			'--save-shapes',
			file,
		]);
		child.stdin.end('n\n');
		const { code, output } = await ended;
		expect(output).toContain('[y/N]');
		expect(output).toMatch(/ 0 contradicted, /);
		expect(code).toBe(0);
		expect(sandbox.control.accepted()).toHaveLength(before);
		const shapes = JSON.parse(await readFile(file, 'utf8')) as unknown[];
		expect(shapes).toContainEqual({
			request: 'GET /v1/numbers/{id}/status',
			status: 200,
			contentType: 'application/json; charset=utf-8',
			shape: { state: 'string', isFullyConnected: 'boolean' },
		});
		for (const text of [output, JSON.stringify(shapes)]) {
			for (const secret of [
				KEY,
				PRIVATE.contact.slice(1),
				PRIVATE.destination.slice(1),
				PRIVATE.name,
			]) {
				expect(text).not.toContain(secret);
			}
		}
	});
});
