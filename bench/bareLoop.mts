/**
 * The limit of what can be had outside n8n: the same sends by `fetch`, a fixed number of them in the air. Run by Node.js 24 as
 * it is, with one argument, a JSON of {@link BareLoad}; prints what it used as JSON. Fails when an answer is not a 202.
 */

import { phoneOf, textOf } from './textItems.mts';

/** What the loop sends, to a Pilot Status at `url`. */
export interface BareLoad {
	url: string;
	key: string;
	count: number;
	lanes: number;
}

const { url, key, count, lanes } = JSON.parse(process.argv[2] ?? '{}') as BareLoad;
const headers = { 'content-type': 'application/json', 'x-api-key': key };
const answers: unknown[] = [];
let next = 0;

async function lane(): Promise<void> {
	for (let index = next++; index < count; index = next++) {
		const body = JSON.stringify({ destinationNumber: phoneOf(index), text: textOf(index) });
		const response = await fetch(`${url}/v1/messages/send`, { method: 'POST', headers, body });
		if (response.status !== 202) throw new Error(`Answered with ${response.status}`);
		answers[index] = await response.json();
	}
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: lanes }, lane));
const wallMs = performance.now() - startedAt;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpuMs = (userCPUTime + systemCPUTime) / 1000;
console.log(JSON.stringify({ wallMs, cpuMs, peakBytes: maxRSS * 1024 }));
