import type { OperationFixture } from '../../../test/examples/fixture.mts';
import { resources } from '../../../nodes/PilotStatus/resources/index.ts';
import { loadExamples } from '../../../test/support/fixtures.mts';
import type { Row } from '../translation.mts';

/**
 * Every operation of the node, with the requests that its examples make.
 *
 * @throws {Error} when an operation has no example
 */
export async function operationRows(): Promise<Row[]> {
	const examples = await loadExamples();
	return resources.flatMap((resource) =>
		resource.operations.map(({ value, name, description }) => {
			const key = `${resource.value}/${value}`;
			const fixtures =
				examples.find(({ resource, operation }) => `${resource}/${operation}` === key)?.fixtures ??
				[];
			const requests = [...new Set(fixtures.map(toRequest))].sort();
			if (requests.length === 0) throw new Error(`${key} has no example in test/examples`);
			return {
				before: [resource.name, `**${name}**`],
				sentences: [description],
				after: [requests.map((request) => `\`${request}\``).join(', ')],
			};
		}),
	);
}

/** The request of an example, with `{id}` where its path holds the ID of something. */
function toRequest({ parameters, request: { method, path } }: OperationFixture): string {
	const chosen = Object.entries(parameters)
		.filter(([name]) => name.endsWith('Id'))
		.map(([, value]) =>
			typeof value === 'object' && value !== null && 'value' in value ? value.value : value,
		);
	const segments = path
		.split('/')
		.map((segment) => (chosen.includes(decodeURIComponent(segment)) ? '{id}' : segment));
	return `${method} ${segments.join('/')}`;
}
