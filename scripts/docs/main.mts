/**
 * `npm run docs`: writes the generated tables into the pages for users (README.md, docs/, and docs/pt-BR/).
 *
 *   npm run docs                                       after an operation, an event or an error text has changed
 *   npm run docs -- --renewed install,trigger/output   these sections of the translation fit the English again
 *   npm run docs -- --for-npm v0.1.0                   README.md as npm shows it, with absolute links to this tag;
 *                                                      for the checkout that is published, never to be committed
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { projectRoot } from '../../dev/project.mts';
import { differences } from './compare.mts';
import { generate } from './generate.mts';
import { guides } from './guides.mts';
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
	write('README.md', withAbsoluteLinks(read('README.md'), source));
} else {
	const { files, problems } = await generate();
	for (const { path, text } of files) write(path, text);
	const renewed = values.renewed?.split(',') ?? [];
	const unknown = renewed.filter((id) => !guides.some((guide) => idWithin(id, guide.prefix)));
	if (unknown.length > 0) throw new Error(`There is no page for ${unknown.join(', ')}`);
	for (const { prefix, english, portuguese } of guides) {
		const ids = renewed.flatMap((id) => idWithin(id, prefix) ?? []);
		write(portuguese, markRenewed(read(portuguese), read(english), ids));
		problems.push(...differences(read(english), read(portuguese), prefix));
	}
	for (const problem of problems) console.error(problem);
	process.exitCode = problems.length === 0 ? 0 : 1;
}

/** Gives the id of a section within the page of this prefix; undefined for a section of another page. */
function idWithin(id: string, prefix: string): string | undefined {
	if (!id.startsWith(prefix)) return undefined;
	const rest = id.slice(prefix.length);
	return rest.includes('/') ? undefined : rest;
}
