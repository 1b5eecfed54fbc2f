import type { Sandbox } from '../../../sandbox/index.mts';
import { waitUntil } from '../../../dev/process/wait.mts';

const limitMs = 300_000;

/** Sends that the sandbox does not answer yet. */
export interface HeldSends {
	/** Waits until as many sends are held as were asked for. */
	reached(): Promise<void>;
	/** Answers them. */
	release(): Promise<void>;
}

/** Makes the sandbox hold the answers of the next `count` sends, so that who sent them stays busy. */
export function holdSends({ url, control }: Sandbox, count: number): HeldSends {
	const faults = `${url}/_sandbox/faults`;
	control.addFaults({ times: count, fault: { type: 'hold' } });
	return {
		reached: async () => {
			await waitUntil(
				async () => {
					const { held } = (await (await fetch(faults)).json()) as { held: number };
					return held === count ? true : undefined;
				},
				{ for: `${count} sends to be held`, limitMs },
			);
		},
		release: async () => {
			await fetch(`${faults}/release`, { method: 'POST' });
		},
	};
}
