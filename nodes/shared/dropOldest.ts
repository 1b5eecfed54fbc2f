/** Removes the entry of a bounded collection that was added first. */
export function dropOldest(collection: Map<string, unknown> | Set<string>): void {
	for (const key of collection.keys()) {
		collection.delete(key);
		return;
	}
}
