/** Asks the sandbox's control API; gives the sentence of a refusal, or null. */
export async function control(method, path, body) {
	const answer = await fetch(`/_sandbox${path}`, {
		method,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return answer.ok ? null : (await answer.json()).error;
}

/** Reads a file or blob as a data URI. */
export function dataUri(blob) {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => resolve(String(reader.result));
		reader.onerror = () => reject(reader.error);
		reader.readAsDataURL(blob);
	});
}
