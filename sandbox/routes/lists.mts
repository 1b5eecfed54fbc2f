import type { ListShape } from '../core/settings.mts';
import type { World } from '../core/world.mts';

/**
 * A list answer in the shape that is switched on: as documented (bare without `name`, else under that
 * key), bare, under `data`, which third-party clients also know (docs/api-reference.md 7, 18.11), deeper, or with
 * entries that are no records.
 */
export function shapeList(world: World, items: unknown[], name?: string): unknown {
	return shaped(world.settings.listShape, items, () =>
		name === undefined ? items : { [name]: items },
	);
}

/** A page of a list in the shape that is switched on for pages. */
export function shapePage(world: World, page: Record<string, unknown>, name: string): unknown {
	const items = page[name];
	return Array.isArray(items) ? shaped(world.settings.pagedListShape, items, () => page) : page;
}

function shaped(shape: ListShape, items: unknown[], documented: () => unknown): unknown {
	if (shape === 'documented') return documented();
	if (shape === 'wrapped') return { data: items };
	if (shape === 'nested') return { data: { items } };
	return shape === 'ragged' ? [null, ...items, 'a text', 7, [], {}] : items;
}
