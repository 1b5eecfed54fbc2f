import type { Sandbox } from '../../sandbox/index.mts';
import { exitCode, summaryText } from '../../conformance/table.mts';
import {
	optionsFor,
	outputOf,
	PRIVATE,
	remainsIn,
	rowOf,
	run,
	startInhabited,
} from './support.mts';

let sandbox: Sandbox;

afterEach(() => sandbox.close());

const contradictions = (report: Awaited<ReturnType<typeof run>>) =>
	report.rows.filter(({ outcome }) => outcome === 'contradicted');
const count = (report: Awaited<ReturnType<typeof run>>, outcome: string) =>
	report.rows.filter((row) => row.outcome === outcome).length;

describe.each(['current', 'earlier'] as const)('with the %s page', (pageVersion) => {
	beforeEach(async () => {
		sandbox = await startInhabited({ pageVersion });
	});

	it.each(['ps_sandbox_meta', 'ps_sandbox_web'])('confirms what %s can ask', async (key) => {
		const report = await run(optionsFor(sandbox, key));
		expect(contradictions(report)).toEqual([]);
		expect(count(report, 'confirmed')).toBeGreaterThan(40);
		expect(count(report, 'observed')).toBeGreaterThan(20);
		expect(report.left).toEqual([]);
		expect(exitCode(report)).toBe(0);
		const newer = pageVersion === 'current' ? 'yes' : 'no';
		expect(rowOf(report, 'messages.newer')).toBe(
			`observed: deliveredAt: ${newer}, externalMessageId: ${newer}`,
		);
		expect(await remainsIn(sandbox)).toEqual([]);
	});

	it('sends only what it was allowed to, and takes the scheduled message back', async () => {
		const before = sandbox.control.accepted().length;
		const { destination } = PRIVATE;
		const args = ['--send-to', destination, '--yes'];
		const report = await run(optionsFor(sandbox, 'ps_sandbox_meta', args));
		expect(contradictions(report)).toEqual([]);
		expect(rowOf(report, 'cancel.status')).toMatch(/^confirmed/);
		expect(rowOf(report, 'send.statusByCorrelation')).toMatch(/^confirmed/);
		expect(report.left).toEqual([]);
		const sent = sandbox.control.accepted().slice(before);
		expect(sent.map((message) => message.destination.id)).toEqual([destination, destination]);
		expect(sent[0]?.status).toBe('CANCELED');
		expect(outputOf(report)).not.toContain(destination.slice(1));
		const summary = summaryText(report);
		expect(summary).not.toContain('Nothing of this run is left');
		expect(summary).toContain('One message was sent to the number of --send-to. A sent message');
		expect(summary).toContain('cancelled stays in the logs');
	});
});

describe('a run', () => {
	beforeEach(async () => {
		sandbox = await startInhabited();
	});

	it('writes nothing but one webhook and one template of its own', async () => {
		const from = sandbox.control.requests().length;
		await run(optionsFor(sandbox, 'ps_sandbox_web'));
		const own = sandbox.control.requests().slice(from);
		const writes = own.filter(({ method }) => method !== 'GET');
		const paths = new Set(writes.map(({ path }) => path.replace(/\/(wh|tpl)_[^/]+$/, '/{id}')));
		expect([...paths].sort()).toEqual(
			['numbers/check', 'templates', 'templates/{id}', 'webhooks', 'webhooks/{id}'].map(
				(path) => `/v1/${path}`,
			),
		);
		const made = writes.filter(({ method, status }) => method === 'POST' && status === 201);
		expect(made.map(({ path }) => path).sort()).toEqual(['/v1/templates', '/v1/webhooks']);
	});

	it('does not send without being told to, nor when the question is answered with no', async () => {
		const before = sandbox.control.accepted().length;
		const silent = await run(optionsFor(sandbox, 'ps_sandbox_meta'));
		expect(rowOf(silent, 'send.text')).toBe('not checked: would send: needs --send-to');
		let asked = 0;
		const args = ['--send-to', PRIVATE.destination];
		const confirm = () => Promise.resolve((asked += 1) > 1);
		const declined = await run(optionsFor(sandbox, 'ps_sandbox_meta', args), { confirm });
		expect(rowOf(declined, 'send.text')).toBe('not checked: declined');
		expect(rowOf(declined, 'send.idempotency')).toBe('not checked: no field is known to try');
		expect(summaryText(declined)).toMatch(/Nothing of this run is left\.$/);
		expect(asked).toBe(1);
		expect(sandbox.control.accepted()).toHaveLength(before);
	});

	it.each(['ps_sandbox_meta', 'ps_sandbox_web', 'ps_sandbox_tenant'])(
		'shows neither key nor phone number nor content with %s',
		async (key) => {
			const output = outputOf(await run(optionsFor(sandbox, key)));
			expect(output).toContain('GET /v1/templates');
			const hidden = [key, key.replace('ps_', 'ck_'), '5511900000', '1203630000', '@example'];
			const content = [PRIVATE.contact.slice(1), PRIVATE.name, PRIVATE.text, 'Sandbox official'];
			for (const text of [...hidden, ...content]) expect(output).not.toContain(text);
			expect(output).not.toMatch(/\d{8}/);
		},
	);

	it('hides what the service repeats of key, phone numbers and control characters', async () => {
		const key = 'ps_sandbox_meta';
		const error = `no ${key} for ${PRIVATE.contact} or +55 (11) 98765-4321\u001b[2J`;
		const fault = { type: 'status', status: 404, error, code: `X\u001b${PRIVATE.contact}` };
		sandbox.control.addFaults({ match: { path: '/v1/numbers' }, times: 0, fault });
		const output = outputOf(await run(optionsFor(sandbox, key)));
		expect(output).toContain('no [key] for [number] or [number]');
		for (const text of [key, '98765', '\u001b']) expect(output).not.toContain(text);
	});

	it('works for tenant and account-wide keys', async () => {
		const tenant = await run(optionsFor(sandbox, 'ps_sandbox_tenant'));
		expect(contradictions(tenant)).toEqual([]);
		expect(rowOf(tenant, 'webhooks.numberRequired')).toMatch(/^confirmed/);
		expect(rowOf(tenant, 'templates.create')).toBe('not checked: needs the key of a number');
		const number = { PILOT_STATUS_NUMBER_ID: 'num_web' };
		const account = await run(optionsFor(sandbox, 'ps_sandbox_account', [], number));
		expect(contradictions(account)).toEqual([]);
		expect(rowOf(account, 'templates.deleted')).toMatch(/^confirmed/);
		expect(await remainsIn(sandbox)).toEqual([]);
	});

	it('stops asking when the key is refused, the person too', async () => {
		const from = sandbox.control.requests().length;
		const confirm = () => Promise.reject(new Error('Nobody may be asked'));
		const args = ['--send-to', PRIVATE.destination];
		const report = await run(optionsFor(sandbox, 'ps_unknown', args), { confirm });
		expect(rowOf(report, 'send.text')).toBe('not checked: the key was refused (HTTP 401)');
		expect(rowOf(report, 'webhooks.list')).toBe('not checked: the key was refused (HTTP 401)');
		expect(exitCode(report)).toBe(1);
		expect(sandbox.control.requests().length - from).toBeLessThan(6);
	});
});

describe('what the service does otherwise', () => {
	beforeEach(async () => {
		sandbox = await startInhabited();
	});

	it('is shown as a contradiction, with what came back', async () => {
		sandbox.control.settings({ listShape: 'wrapped' });
		const body = JSON.stringify({ state: 5 });
		const fault = { type: 'body', status: 200, contentType: 'application/json', body };
		sandbox.control.addFaults({ match: { path: '/v1/numbers/num_meta/status' }, times: 0, fault });
		const report = await run(optionsFor(sandbox, 'ps_sandbox_meta'));
		expect(rowOf(report, 'templates.list')).toMatch(/^contradicted: HTTP 200 \{data:\[/);
		expect(rowOf(report, 'numbers.status')).toBe(
			'contradicted: missing: isFullyConnected; came: {state:number}',
		);
		expect(outputOf(report)).toMatch(/CONTRADICTED {2}GET \/v1\/templates gives a bare array/);
		expect(exitCode(report)).toBe(1);
		sandbox.control.settings({ listShape: 'documented' });
		expect(await remainsIn(sandbox)).toEqual([]);
	});

	it('is told from what there is none of', async () => {
		const fault = { type: 'status', status: 503 };
		sandbox.control.addFaults({ match: { path: '/v1/groups' }, times: 0, fault });
		sandbox.control.addFaults({ match: { path: '/v1/messages/history' }, times: 0, fault });
		const report = await run(optionsFor(sandbox, 'ps_sandbox_web'));
		const lost = (list: string) =>
			`not checked: the list it would come from (${list}) was not answered`;
		expect(rowOf(report, 'groups.get')).toBe(lost('groups'));
		expect(rowOf(report, 'messages.status')).toBe(lost('history'));
		expect(rowOf(report, 'templates.sendable')).toBe(
			'not checked: the number is no official Meta number',
		);
		expect(rowOf(report, 'templates.update')).toContain('the number is no official Meta number');
	});

	it('does not take a list for empty that is elsewhere', async () => {
		const body = JSON.stringify({ items: [{ id: 'num_web' }] });
		const fault = { type: 'body', status: 200, contentType: 'application/json', body };
		sandbox.control.addFaults({ match: { path: '/v1/numbers' }, times: 0, fault });
		const report = await run(optionsFor(sandbox, 'ps_sandbox_web'));
		expect(rowOf(report, 'numbers.fields')).toBe(
			'not checked: the answer holds no list where it was looked for',
		);
	});

	it('may be that a message went out', async () => {
		const match = { method: 'POST', path: '/v1/messages/send' };
		// the first is meant to be refused, the second is the scheduled one
		sandbox.control.addFaults({ match, skip: 2, fault: { type: 'cut', after: true } });
		const args = ['--send-to', PRIVATE.destination, '--yes'];
		const report = await run(optionsFor(sandbox, 'ps_sandbox_meta', args));
		expect(rowOf(report, 'send.text')).toMatch(/^not checked: no answer/);
		expect(summaryText(report)).toContain('A message may have been sent');
	});

	it.each([
		[{ type: 'status', status: 429, retryAfter: 2 }, 'rate limit (HTTP 429)'],
		[{ type: 'status', status: 503 }, 'the service failed (HTTP 503)'],
		[{ type: 'body', status: 302, body: '' }, 'redirected (HTTP 302); not followed'],
		[{ type: 'cut' }, 'no answer (fetch failed'],
	])('is no contradiction for %j', async (fault, words) => {
		sandbox.control.addFaults({ match: { path: '/v1/newsletters' }, times: 0, fault });
		const report = await run(optionsFor(sandbox, 'ps_sandbox_web'));
		expect(rowOf(report, 'newsletters.list')).toContain(`not checked: ${words}`);
		const limits = 'retryAfter' in fault ? 'retry-after' : 'none so far';
		expect(rowOf(report, 'limits.headers')).toBe(`observed: ${limits}`);
	});
});
