import { waitUntil } from '../../../dev/process/wait.mts';

/**
 * Compares again and again until the comparison holds, since the editor draws what it shows piece by piece. Throws the last
 * comparison's error when none has held for two minutes.
 */
export async function eventually(comparison: () => Promise<void>): Promise<void> {
	let last: unknown;
	const holds = async () => {
		try {
			await comparison();
			return true;
		} catch (error) {
			last = error;
			return undefined;
		}
	};
	await waitUntil(holds, { for: 'a comparison to hold', everyMs: 200 }).catch(() => {
		throw last;
	});
}
