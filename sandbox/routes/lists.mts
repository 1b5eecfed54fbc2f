import type { World } from '../core/world.mts';

/**
 * A list answer in the shape that is switched on: as documented (bare without `name`, else under that
 * key), bare, or under `data`, which third-party clients also know (docs/api-reference.md 7, 18.11).
 */
export function shapeList(world: World, items: unknown[], name?: string): unknown {
	const { listShape } = world.settings;
	if (listShape === 'wrapped') return { data: items };
	return listShape === 'bare' || name === undefined ? items : { [name]: items };
}
