/** Tells that an id would change the path it stands in: `.` and `..` stay as they are when a URL is encoded. */
export function isDotSegment(id: string): boolean {
	return /^(\.|%2e){1,2}$/i.test(id);
}
