/**
 * `npm run docs`: writes the generated tables into the guides (README.md and docs/pt-BR/README.md).
 *
 *   npm run docs                                  after an operation, an event or an error text has changed
 *   npm run docs -- --renewed credential,develop  these sections of the translation fit the English again
 *   npm run docs -- --for-npm v0.1.0              README.md as npm shall show it, with absolute links to this tag;
 *                                                 for the checkout that is published, never to be committed
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { projectRoot } from '../../dev/project.mts';
import { differences } from './compare.mts';
import { ENGLISH, generate, PORTUGUESE } from './generate.mts';
import { withAbsoluteLinks } from './publishedReadme.mts';
import { markRenewed } from './sections.mts';

const { values } = parseArgs({
	options: { renewed: { type: 'string' }, 'for-npm': { type: 'string' } },
});

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const write = (path: string, text: string) => writeFileSync(join(projectRoot, path), text);

if (values['for-npm'] !== undefined) {
	const { repository } = JSON.parse(read('package.json')) as { repository: { url: string } };
	const source = { repository: repository.url, ref: values['for-npm'] };
	write(ENGLISH, withAbsoluteLinks(read(ENGLISH), source));
} else {
	const { files, problems } = await generate();
	for (const { path, text } of files) write(path, text);
	const ids = values.renewed?.split(',') ?? [];
	write(PORTUGUESE, markRenewed(read(PORTUGUESE), read(ENGLISH), ids));
	const open = [...problems, ...differences(read(ENGLISH), read(PORTUGUESE))];
	for (const problem of open) console.error(problem);
	process.exitCode = open.length === 0 ? 0 : 1;
}
