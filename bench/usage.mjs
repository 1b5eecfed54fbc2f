/**
 * Loaded into a process under measurement (`node --import`): writes at its end what it used, as the operating system counted.
 * BENCH_USAGE_PROGRAM names the program that is meant, because the processes that it starts load this file as well;
 * BENCH_USAGE_FILE is where the answer goes: `{ cpuMs, peakBytes }`.
 */

import { writeFileSync } from 'node:fs';

const { BENCH_USAGE_FILE: file, BENCH_USAGE_PROGRAM: program } = process.env;

if (file !== undefined && process.argv[1] === program) {
	process.on('exit', () => {
		const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
		const cpuMs = (userCPUTime + systemCPUTime) / 1000;
		// maxRSS is in KiB on every system
		writeFileSync(file, JSON.stringify({ cpuMs, peakBytes: maxRSS * 1024 }));
	});
}
