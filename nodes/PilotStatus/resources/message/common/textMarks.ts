/** Tells a letter, a digit, or an accent of one. */
export function isWord(character: string): boolean {
	return /[\p{L}\p{M}\p{N}]/u.test(character);
}

/** Gives the character before a position, whole; empty at the start. */
export function characterBefore(text: string, at: number): string {
	return [...text.slice(Math.max(0, at - 2), at)].pop() ?? '';
}

/** Gives the character at a position, whole; empty at the end. */
export function characterAt(text: string, at: number): string {
	return at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
}

/** Takes what follows a URL in a sentence off its end: punctuation, marks, a bracket that it does not open. */
export function trimUrl(url: string): string {
	let end = url.length;
	let unopened = url.split(')').length - url.split('(').length;
	for (; end > 0; end -= 1) {
		const last = url.charAt(end - 1);
		if (last === ')' && unopened > 0) unopened -= 1;
		else if (!/[?!.,:;*_~'"\]’”»…|]/.test(last)) break;
	}
	return url.slice(0, end);
}
