/** The positions of items that the sentences about an ended run name. */
export function positionsIn(told: string): { done: number[]; unclear: number[] } {
	const [, done = ''] = /stopped: items? ([\d, -]+)/.exec(told) ?? [];
	const [, unclear = ''] = /also have been sent: items? ([\d, -]+)/.exec(told) ?? [];
	return { done: positions(done), unclear: positions(unclear) };
}

function positions(ranges: string): number[] {
	return ranges
		.split(',')
		.filter((range) => range.trim() !== '')
		.flatMap((range) => {
			const [from = 0, to = from] = range.split('-').map(Number);
			return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
		});
}
