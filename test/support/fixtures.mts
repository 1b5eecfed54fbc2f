import { join } from 'node:path';

import type { OperationFixture } from '../../nodes/PilotStatus/operation.ts';
import { filesIn, projectRoot } from './project.mts';

/** An operation's folder and the examples in it. */
export interface OperationExamples {
	resource: string;
	operation: string;
	/** Folder of the operation, relative to the project. */
	folder: string;
	fixtures: OperationFixture[];
}

const operationFolder = /^(nodes\/PilotStatus\/resources\/(\w+)\/(\w+))\/example\.fixture\.ts$/;

/** Loads the examples of every operation that has some. */
export async function loadExamples(): Promise<OperationExamples[]> {
	const found = filesIn('nodes/PilotStatus/resources', operationFolder);
	return await Promise.all(
		found.map(async (path) => {
			const [, folder = '', resource = '', operation = ''] = operationFolder.exec(path) ?? [];
			const module = (await import(join(projectRoot, path))) as { default: OperationFixture[] };
			return { resource, operation, folder, fixtures: module.default };
		}),
	);
}
