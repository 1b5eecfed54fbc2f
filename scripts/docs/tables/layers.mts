import { layers } from '../../../dev/layers.mts';

/** Gives the rows of the table in docs/architecture.md: a layer, what is in it, and what it may import. */
export function layerRows(): string[][] {
	return layers.map(({ path, holds, imports }) => [
		`\`${path}\``,
		holds,
		imports.length === 0 ? 'nothing' : imports.map((layer) => `\`${layer}\``).join(', '),
	]);
}
