import { createRequire } from 'node:module';

/** n8n's container of services, as far as it is used here. */
interface Services {
	Container: { get(service: unknown): { onShutdown(): void } };
}

interface SshModule {
	SSHClientsManager: unknown;
}

/**
 * Ends what n8n-core starts with the first node that it runs and leaves to its server to end: the timer
 * of its SSH clients, which would keep the test process alive on older versions. Both modules come from
 * the n8n-core under test.
 */
export function stopEngine(): void {
	const core = createRequire(import.meta.url).resolve('n8n-core');
	const ofCore = createRequire(core);
	const { Container } = ofCore('@n8n/di') as Services;
	const { SSHClientsManager } = ofCore('./execution-engine/ssh-clients-manager.js') as SshModule;
	Container.get(SSHClientsManager).onShutdown();
}
