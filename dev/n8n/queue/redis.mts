import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { freePorts, type Service, startOnFreePorts, startService } from '../../process/service.mts';

/** A Redis of our own, which keeps everything in memory. */
export interface RedisServer extends Service {
	readonly port: number;
	readonly password: string;
}

/** What a server of our own needs to start. */
export interface ServerOptions {
	/** An existing folder for what it writes. */
	folder: string;
	/** All that it says goes to the end of this file. */
	logFile: string;
	/** Letters and digits; who does not know it is refused, other users of this machine included. */
	password: string;
	signal?: AbortSignal | undefined;
}

/** Starts Redis on a free loopback port. Throws with the end of its log when it does not start. */
export async function startRedis(program: string, options: ServerOptions): Promise<RedisServer> {
	return await startOnFreePorts(async () => {
		const [port = 0] = await freePorts(1);
		const { folder, logFile, password, signal } = options;
		const file = join(folder, 'redis.conf');
		// In a file, because everybody on the machine can read the arguments of a program.
		writeFileSync(file, configuration(folder, port, password), { mode: 0o600 });
		const service = await startService({
			title: 'Redis',
			command: program,
			args: [file],
			cwd: folder,
			env: { PATH: process.env['PATH'] },
			logFile,
			isReady: async () => await answers(port, password),
			signal,
		});
		return { ...service, port, password };
	});
}

function configuration(folder: string, port: number, password: string): string {
	return [
		'bind 127.0.0.1',
		`port ${port}`,
		`requirepass ${password}`,
		`dir "${folder}"`,
		'save ""',
		'appendonly no',
		'daemonize no',
		'',
	].join('\n');
}

async function answers(port: number, password: string): Promise<boolean> {
	return await new Promise((resolve) => {
		let said = '';
		const socket = connect(port, '127.0.0.1', () => {
			socket.write(`AUTH ${password}\r\nPING\r\n`);
		});
		const finish = (isUp: boolean): void => {
			socket.destroy();
			resolve(isUp);
		};
		socket.setEncoding('utf8');
		socket.on('data', (chunk: string) => {
			said += chunk;
			if (said.includes('PONG')) finish(true);
		});
		socket.once('error', () => finish(false));
		socket.once('close', () => finish(said.includes('PONG')));
	});
}
