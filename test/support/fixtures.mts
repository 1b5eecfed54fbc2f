import { join } from 'node:path';

import type { OperationFixture } from '../examples/fixture.mts';
import { filesIn, projectRoot } from '../../dev/project.mts';

/** An operation and its examples. */
export interface OperationExamples {
	resource: string;
	operation: string;
	fixtures: OperationFixture[];
}

const examplesFile = /^test\/examples\/(\w+)\/(\w+)\.mts$/;

/** Loads the examples of every operation that has some. */
export async function loadExamples(): Promise<OperationExamples[]> {
	const found = filesIn('test/examples', examplesFile);
	return await Promise.all(
		found.map(async (path) => {
			const [, resource = '', operation = ''] = examplesFile.exec(path) ?? [];
			const module = (await import(join(projectRoot, path))) as { default: OperationFixture[] };
			return { resource, operation, fixtures: module.default };
		}),
	);
}
