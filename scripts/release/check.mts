/**
 * `npm run release:check -- --tag v0.1.0 --repository owner/name`: whether this checkout can be published under this
 * tag. Says what is in the way, and ends with 1 then.
 */

import { parseArgs } from 'node:util';

import { readJson, readText } from '../../dev/project.mts';
import { findings, type Manifest } from './findings.mts';

const { values } = parseArgs({
	options: { tag: { type: 'string' }, repository: { type: 'string' } },
});
const { tag = '', repository = '' } = values;

const open = findings(readJson<Manifest>('package.json'), readText('CHANGELOG.md'), {
	tag,
	repository,
});
for (const sentence of open) console.error(sentence);
if (open.length === 0) console.log(`${tag} can be published.`);
process.exitCode = open.length === 0 ? 0 : 1;
