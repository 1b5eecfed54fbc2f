/**
 * `npm run release:scan`: n8n's verification scan of the published version of package.json, with its provenance and the
 * sources it names. Tries again for 20 minutes, until the registry lists the version. The scanner's own command ends
 * with 0 also when the scan has failed; this one ends with 1.
 */

import { analyzePackageByName } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { setTimeout as sleep } from 'node:timers/promises';

import { readJson } from '../../dev/project.mts';
import { untilPassed } from './untilPassed.mts';

const { name, version } = readJson('package.json');

const verdict = await untilPassed(() => analyzePackageByName(name, version), {
	tries: 40,
	pause: () => sleep(30_000),
	report: (message) => console.log(message),
});
console.log(verdict.details ?? verdict.message ?? '');
console.log(`${name}@${version} has ${verdict.passed ? '' : 'not '}passed n8n's scan.`);
process.exitCode = verdict.passed ? 0 : 1;
