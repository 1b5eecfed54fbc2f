/** Reads the Opus packets of a recording, which browsers of one family give as WebM only. */

// Elements that hold others: Segment, Cluster, BlockGroup.
const HOLDERS = new Set([0x18538067, 0x1f43b675, 0xa0]);
// SimpleBlock and Block.
const BLOCKS = new Set([0xa3, 0xa1]);
// Before the data of a block: track (one byte), time (two) and flags (one).
const BLOCK_HEAD = 4;

/** A number of EBML at a place. @returns it, its length in bytes, and whether it means "unknown" */
function number(bytes, at, keepMarker) {
	const length = Math.clz32(bytes[at]) - 23;
	let value = keepMarker ? bytes[at] : bytes[at] & (0xff >> length);
	let ones = (bytes[at] | (0xff << (8 - length))) % 256 === 0xff;
	for (let index = 1; index < length; index += 1) {
		value = value * 256 + bytes[at + index];
		ones &&= bytes[at + index] === 0xff;
	}
	return { value, length, unknown: ones };
}

/** Gives the packets in order. @param {Uint8Array} bytes of a WebM file with one track of Opus */
export function opusPackets(bytes) {
	const packets = [];
	let at = 0;
	while (at + 2 < bytes.length) {
		const id = number(bytes, at, true);
		const size = number(bytes, at + id.length, false);
		at += id.length + size.length;
		if (HOLDERS.has(id.value)) continue;
		if (BLOCKS.has(id.value)) packets.push(bytes.slice(at + BLOCK_HEAD, at + size.value));
		at += size.value;
	}
	return packets;
}
