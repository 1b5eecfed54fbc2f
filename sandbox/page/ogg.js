/** Writes Opus packets as an Ogg file, the form in which WhatsApp has voice notes (RFC 3533, RFC 7845). */

const SAMPLES_PER_MS = 48;
// Well below the 255 segments that fit a page.
const PACKETS_PER_PAGE = 40;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_unused, index) => {
	let value = index << 24;
	for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value < 0 ? 0x04c11db7 : 0);
	return value;
});

function checksum(bytes) {
	let value = 0;
	for (const byte of bytes) value = (value << 8) ^ CRC_TABLE[(value >>> 24) ^ byte];
	return value >>> 0;
}

/** The samples of a packet, at 48 kHz, by its first bytes. */
function samplesOf(packet) {
	const config = packet[0] >> 3;
	const ms =
		config < 12
			? [10, 20, 40, 60][config % 4]
			: config < 16
				? [10, 20][config % 2]
				: [2.5, 5, 10, 20][config % 4];
	const frames = [1, 2, 2, packet[1] & 63][packet[0] & 3];
	return ms * frames * SAMPLES_PER_MS;
}

function lacing(packet) {
	const segments = new Array(Math.floor(packet.length / 255)).fill(255);
	return [...segments, packet.length % 255];
}

function page(flags, granule, number, packets) {
	const segments = packets.flatMap(lacing);
	const size = packets.reduce((sum, packet) => sum + packet.length, 27 + segments.length);
	const bytes = new Uint8Array(size);
	const view = new DataView(bytes.buffer);
	bytes.set(new TextEncoder().encode('OggS'));
	bytes[5] = flags;
	view.setBigUint64(6, BigInt(granule), true);
	view.setUint32(14, 0x50494c4f, true);
	view.setUint32(18, number, true);
	bytes[26] = segments.length;
	bytes.set(segments, 27);
	let at = 27 + segments.length;
	for (const packet of packets) {
		bytes.set(packet, at);
		at += packet.length;
	}
	view.setUint32(22, checksum(bytes), true);
	return bytes;
}

function head() {
	const bytes = new Uint8Array(19);
	const view = new DataView(bytes.buffer);
	bytes.set(new TextEncoder().encode('OpusHead'));
	bytes.set([1, 1], 8);
	view.setUint16(10, 312, true);
	view.setUint32(12, 48_000, true);
	return bytes;
}

function tags() {
	const bytes = new Uint8Array(16 + 7);
	const view = new DataView(bytes.buffer);
	bytes.set(new TextEncoder().encode('OpusTags'));
	view.setUint32(8, 7, true);
	bytes.set(new TextEncoder().encode('sandbox'), 12);
	return bytes;
}

/** Gives a file of the type `audio/ogg; codecs=opus`. @param {Uint8Array[]} packets of one channel, not none */
export function oggOpus(packets) {
	const pages = [page(2, 0, 0, [head()]), page(0, 0, 1, [tags()])];
	let granule = 0;
	for (let from = 0; from < packets.length; from += PACKETS_PER_PAGE) {
		const some = packets.slice(from, from + PACKETS_PER_PAGE);
		granule += some.reduce((sum, packet) => sum + samplesOf(packet), 0);
		const last = from + PACKETS_PER_PAGE >= packets.length;
		pages.push(page(last ? 4 : 0, granule, pages.length, some));
	}
	return new Blob(pages, { type: 'audio/ogg; codecs=opus' });
}
