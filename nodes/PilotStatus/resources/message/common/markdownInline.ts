import type { Definition } from './markdownBlocks';
import { readLinkTarget, shownUrl, trimUrl, writeCodeSpan } from './markdownLinks';
import { applyStyle, pairMarks, toSpans, type Token } from './markdownPairs';
import {
	BOLD,
	characterAt,
	characterBefore,
	isWord,
	ITALIC,
	STRIKE,
	type Span,
} from './markdownMarks';

export type { Span } from './markdownMarks';

/** Holds what a whole text tells about its parts. */
export interface InlineContext {
	definitions: Map<string, Definition>;
	/** Tells that `*text*` is italic, as in Markdown, and no bold of WhatsApp. */
	singleAsterisks: boolean;
	/** Becomes true with the first thing that WhatsApp does not know. */
	markdown: boolean;
}

const SIGNS =
	/\\(?:[!-/:-@[-`{-~]|\n)|`+|!?\[|\]|\*+|__+|~~+|<[^<>\s][^<>\n]*>|&#?\w{1,31};|(?:\b(?:https?|ftp):\/\/|\bwww\.)[^\s<>`\u3000-\u303f\uff00-\uffef]+/gi;
const TAG =
	/^<(\/?)(?:(b|strong)|(i|em)|(s|del|strike)|(br|p|div)|u|ins|mark|span|small|su[bp]|kbd|font|center)(?=[\s/>])/i;
const AUTOLINK = /^<(?:mailto:|tel:)?([a-z][\w+.-]*:\/\/[^\s<>]+|[^\s<>@]+@[^\s<>@]+|\+\d+)>$/i;
const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	bull: '•',
	euro: '€',
};
/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;
/** Reads the text of a paragraph, heading or cell. Time grows with its length, whatever it holds. */
export function readInline(source: string, context: InlineContext): Span[] {
	return new InlineReader(source, context).read();
}

class InlineReader {
	private readonly tokens: Token[] = [];

	/** Where each length of a run of backticks occurs last: without one further on, no code begins. */
	private readonly lastTicks = new Map<number, number>();

	private brackets: Array<{ token: number; at: number; isImage: boolean }> = [];

	/** Tokens of opening tags, by style. */
	private readonly tags = new Map<number, number>();

	constructor(
		private readonly source: string,
		private readonly context: InlineContext,
	) {
		for (const run of source.matchAll(/`+/g)) this.lastTicks.set(run[0].length, run.index);
	}

	read(): Span[] {
		const signs = new RegExp(SIGNS);
		let at = 0;
		for (let found = signs.exec(this.source); found !== null; found = signs.exec(this.source)) {
			this.add(this.source.slice(at, found.index));
			at = this.readSign(found[0], found.index);
			signs.lastIndex = at;
		}
		this.add(this.source.slice(at));
		if (pairMarks(this.tokens)) this.context.markdown = true;
		return toSpans(this.tokens);
	}

	private add(text: string, solid?: Span['solid']): number {
		if (text !== '') this.tokens.push({ text, solid });
		return this.tokens.length - 1;
	}

	/** Reads what begins with a sign, and gives the index after it. */
	private readSign(sign: string, at: number): number {
		const end = at + sign.length;
		switch (sign.charAt(0)) {
			case '\\':
				// The arm of ¯\_(ツ)_/¯ is no escape.
				this.add(this.source.charAt(at - 1) === '¯' ? sign : sign.slice(1));
				return end;
			case '`':
				return this.readCode(sign, at, end);
			case '!':
			case '[':
				this.brackets.push({ token: this.add(sign), at: end, isImage: sign.length > 1 });
				return end;
			case ']':
				return this.closeBracket(at, end);
			case '<':
				return this.readTag(sign, at, end);
			case '&':
				this.add(readEntity(sign));
				return end;
			case '*':
			case '_':
			case '~':
				this.addMarks(sign, at, end);
				return end;
			default: {
				const url = trimUrl(sign);
				this.add(url, 'url');
				return at + url.length;
			}
		}
	}

	private readCode(ticks: string, at: number, end: number): number {
		if ((this.lastTicks.get(ticks.length) ?? -1) > at) {
			const runs = /`+/g;
			runs.lastIndex = end;
			let run = runs.exec(this.source);
			while (run !== null && run[0].length !== ticks.length) run = runs.exec(this.source);
			if (run !== null) {
				this.add(writeCodeSpan(this.source.slice(end, run.index), ticks), 'code');
				return runs.lastIndex;
			}
		}
		this.add(ticks);
		return end;
	}

	/** Ends a link or an image where a target follows. */
	private closeBracket(at: number, end: number): number {
		const bracket = this.brackets.pop();
		const target = bracket && readLinkTarget(this.source, bracket.at, at, this.context.definitions);
		if (bracket === undefined || target === undefined) {
			this.add(']');
			return end;
		}
		this.context.markdown = true;
		const opening = this.tokens[bracket.token];
		if (opening !== undefined) opening.text = '';
		if (!bracket.isImage) this.brackets = [];
		const inside = this.tokens.length - bracket.token - 1;
		const text = inside === 1 ? this.tokens[bracket.token + 1]?.text : undefined;
		const url = shownUrl(target.url, text);
		if (inside === 0 || url.replaces) {
			this.tokens.length = bracket.token + 1;
			this.add(url.shown, 'url');
		} else if (url.shown !== '') {
			this.add(' (');
			this.add(url.shown, 'url');
			this.add(')');
		}
		return target.end;
	}

	private readTag(sign: string, at: number, end: number): number {
		const link = AUTOLINK.exec(sign)?.[1];
		if (link !== undefined) {
			this.add(link, 'url');
			return end;
		}
		const tag = TAG.exec(sign);
		if (tag === null) {
			this.add('<');
			return at + 1;
		}
		const [, slash, bold, italic, strike, line = ''] = tag;
		const style = bold ? BOLD : italic ? ITALIC : strike ? STRIKE : 0;
		if (style === 0) {
			if (line.toLowerCase() === 'br' || (line !== '' && slash !== '')) this.add('\n');
			return end;
		}
		const opened = this.tags.get(style);
		const own = this.add(sign);
		if (slash === '') this.tags.set(style, own);
		else if (opened !== undefined) {
			this.tags.delete(style);
			this.context.markdown = true;
			for (const index of [opened, own]) Object.assign(this.tokens[index] ?? {}, { text: '' });
			applyStyle(this.tokens, opened, own, style);
		}
		return end;
	}

	/**
	 * Adds a run of marks. What hides digits (`***.456.789-**`), multiplies them (`5*3`) or smiles (` :*`) is none.
	 */
	private addMarks(sign: string, at: number, end: number): void {
		const own = this.tokens[this.add(sign)];
		const isSingle = sign === '*' && !this.context.singleAsterisks;
		if (own === undefined || isSingle || (sign.startsWith('~') && sign.length > 2)) return;
		const before = characterBefore(this.source, at);
		const after = characterAt(this.source, end);
		const isUnspaced = UNSPACED.test(before + after);
		const isUnderscore = sign.startsWith('_');
		own.run = {
			length: sign.length,
			canOpen:
				after.trim() !== '' &&
				(!isWord(before) || (isUnspaced && !isUnderscore)) &&
				!(/[./,;:]/.test(after) || (after === '-' && /[-./]/.test(before))),
			canClose:
				before.trim() !== '' &&
				(isWord(before) || !isWord(after) || sign.length > 1) &&
				!(isUnderscore && isWord(after)) &&
				!/\d\d/.test(before + after) &&
				!/^\s?[:;]$/.test(this.source.slice(Math.max(0, at - 2), at)),
		};
	}
}

function readEntity(sign: string): string {
	const name = sign.slice(1, -1);
	const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
	const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
	if (code >= 32 && code <= 0x10ffff) return String.fromCodePoint(code);
	return ENTITIES[name] ?? sign;
}
