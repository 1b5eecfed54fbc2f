/**
 * `npm run conformance`: compares what we assume of the Pilot Status API with what the service answers to a key
 * (docs/conformance.md). Works on a fresh checkout: installs what is missing first.
 */
import { ensureDependencies } from './bootstrap.mjs';
import { runTsx } from './run.mjs';

try {
	await ensureDependencies();
	process.exitCode = await runTsx('conformance/main.mts', process.argv.slice(2));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
