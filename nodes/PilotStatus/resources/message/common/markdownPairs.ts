import { BOLD, hasContent, ITALIC, STRIKE, type Span } from './markdownMarks';

/** Holds a piece of text, or a run of marks of which `text` is what is left over. */
export interface Token {
	text: string;
	solid?: Span['solid'];
	/** Tells a run of marks. */
	run?: { canOpen: boolean; canClose: boolean; length: number };
	/** Styles that begin or end here. */
	begins?: number[];
	ends?: number[];
}

/**
 * Finds the pairs of marks: each closing run goes with the nearest opening run of its kind, and what was opened between them stays
 * open without an end.
 *
 * @returns true when a pair was found that WhatsApp does not know
 */
export function pairMarks(tokens: Token[]): boolean {
	const opened: Record<string, number[]> = { '*': [], _: [], '~': [] };
	const content = [0];
	let isMarkdown = false;
	tokens.forEach(({ text, solid }, index) => {
		content.push((content[index] ?? 0) + (solid !== undefined || hasContent(text) ? 1 : 0));
	});
	tokens.forEach((closer, index) => {
		const mark = closer.text.charAt(0);
		const own = opened[mark];
		if (closer.run === undefined || own === undefined) return;
		while (closer.run.canClose && closer.text !== '') {
			const start = own[own.length - 1] ?? -1;
			const opener = tokens[start];
			if (opener === undefined || content[start] === content[index]) break;
			if (!fit(opener.text.length, closer.text.length) || isName(tokens, start, index)) break;
			for (const others of Object.values(opened)) {
				while ((others[others.length - 1] ?? -1) > start) others.pop();
			}
			const lengths = [opener.text.length, closer.text.length];
			const count = lengths.every((length) => length === 3) ? 1 : Math.min(2, ...lengths);
			const style = mark === '~' ? STRIKE : count === 2 ? BOLD : ITALIC;
			isMarkdown ||= count === 2;
			opener.text = opener.text.slice(count);
			closer.text = closer.text.slice(count);
			applyStyle(tokens, start, index, style);
			if (opener.text === '') own.pop();
		}
		if (closer.run.canOpen && closer.text !== '') own.push(index);
	});
	return isMarkdown;
}

/** Tells runs that belong together; one asterisk does not end what two have begun. */
function fit(open: number, close: number): boolean {
	return open === close || (open + close < 6 && Math.max(open, close) === 3);
}

/** Tells a name with underscores, such as `__init__`. */
function isName(tokens: Token[], start: number, end: number): boolean {
	const { text = '', run } = tokens[end] ?? {};
	const isWhole = text.startsWith('_') && run?.length === 2 && end - start === 2;
	return isWhole && /^[a-z\d_]*$/.test(tokens[start + 1]?.text ?? '');
}

/** Gives a style to what stands between two tokens. */
export function applyStyle(tokens: Token[], start: number, end: number, style: number): void {
	const [opener, closer] = [tokens[start], tokens[end]];
	if (opener !== undefined) (opener.begins ??= []).push(style);
	if (closer !== undefined) (closer.ends ??= []).push(style);
}

/** Gives the tokens as text with its styles. */
export function toSpans(tokens: Token[]): Span[] {
	const depth: Record<number, number> = { [BOLD]: 0, [ITALIC]: 0, [STRIKE]: 0 };
	let style = 0;
	const change = (each: number, by: number): void => {
		depth[each] = (depth[each] ?? 0) + by;
		style = depth[each] > 0 ? style | each : style & ~each;
	};
	return tokens.map(({ text, solid, begins, ends }) => {
		ends?.forEach((each) => change(each, -1));
		const span = { text, solid, style };
		begins?.forEach((each) => change(each, 1));
		return span;
	});
}
