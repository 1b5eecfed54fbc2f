const RUN = /[\s\u0085]+/g;
const BREAK = /[\t-\r\u0085\u2028\u2029]/;
/** Most blanks in a row that Meta takes in a variable. */
const MAX_BLANKS = 4;

/**
 * Makes one blank of white space that Meta refuses in a template variable: line breaks, tabs, and more than four blanks in a
 * row. At the ends of the text it goes altogether. Other white space stays as it is.
 */
export function cleanWhiteSpace(text: string): string {
	return text.replace(RUN, (run: string, position: number) => {
		if (run.length <= MAX_BLANKS && !BREAK.test(run)) return run;
		const isAtEnd = position === 0 || position + run.length === text.length;
		return isAtEnd ? '' : ' ';
	});
}
