import { startSandbox } from './index.mts';

const port = Number(process.env.SANDBOX_PORT ?? 4010);
// Ids of other starts would be repetitions to a workflow that keeps what it has seen.
const sandbox = await startSandbox({
	port,
	deliveryDelayMs: 400,
	historyDelayMs: 500,
	firstId: Date.now(),
});

console.log(`Pilot Status sandbox: ${sandbox.url}`);
console.log(`  phones   ${sandbox.url}/`);
console.log(`  base URL ${sandbox.url} (API under /v1)`);
console.log('  keys     ps_sandbox_meta, ps_sandbox_web, ps_sandbox_tenant, ps_sandbox_account');
console.log('Ctrl-C stops it.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void sandbox.close());
}
