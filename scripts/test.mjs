/**
 * `npm test`: installs the development dependencies if need be, then runs every check and test of the
 * package. The last line it prints is the plain count, `N passed, N failed`; the exit code says the same.
 */
import { ensureDependencies } from './bootstrap.mjs';
import { runTsx } from './run.mjs';

try {
	await ensureDependencies();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	console.log('0 passed, 1 failed');
	process.exit(1);
}
process.exit(await runTsx('scripts/test/main.mts', process.argv.slice(2)));
