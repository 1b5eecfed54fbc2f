import { oggOpus } from './ogg.js';
import { SAMPLE } from './sample.js';
import { opusPackets } from './webm.js';

/** Voice notes: recorded where the browser has a microphone, else a short sample. */

const TYPES = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'];

/** Gives a voice note of one second, two tones. */
export function sampleNote() {
	return oggOpus(
		SAMPLE.map((packet) => Uint8Array.from(atob(packet), (sign) => sign.charCodeAt(0))),
	);
}

async function asVoiceNote(parts, type) {
	const blob = new Blob(parts, { type });
	if (!type.startsWith('audio/webm')) return blob;
	const packets = opusPackets(new Uint8Array(await blob.arrayBuffer()));
	return packets.length > 0 ? oggOpus(packets) : null;
}

/**
 * Begins to record.
 * @returns the function that ends it and gives the note, or null for an empty one
 * @throws Error where there is no microphone, or it is not allowed
 */
export async function record() {
	const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
	const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
	const recorder = new MediaRecorder(stream, { mimeType });
	const parts = [];
	const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve));
	recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
	recorder.start();
	return async () => {
		recorder.stop();
		await ended;
		for (const track of stream.getTracks()) track.stop();
		return await asVoiceNote(parts, recorder.mimeType);
	};
}
