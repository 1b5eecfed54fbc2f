import { createServer, type Server, type AddressInfo } from 'node:net';

/**
 * Finds free ports on the loopback interface, all different. A wanted port comes first when it is free.
 * They are free at the time of asking only: who uses them must be ready for somebody having been faster.
 */
export async function freePorts(count: number, wanted: readonly number[] = []): Promise<number[]> {
	const servers: Server[] = [];
	try {
		for (let index = 0; index < count; index++) {
			const preferred = wanted[index];
			const server =
				(preferred === undefined ? undefined : await listen(preferred)) ?? (await listen(0));
			if (server === undefined) throw new Error('No free port on 127.0.0.1');
			servers.push(server);
		}
		return servers.map((server) => (server.address() as AddressInfo).port);
	} finally {
		await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
	}
}

async function listen(port: number): Promise<Server | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
	});
}
