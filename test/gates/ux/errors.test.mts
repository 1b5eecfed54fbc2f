/** n8n's rules about what a person reads when something did not work: what happened, and what to do next. */
import ts from 'typescript';

import { ERROR_CATALOGUE, STATUS_CATALOGUE } from '../../../nodes/shared/api/errorCatalogue.ts';
import { filesIn, readText } from '../../../dev/project.mts';
import { hasRightPeriod } from '../rules/wording.mts';

const entries = [...Object.entries(ERROR_CATALOGUE), ...Object.entries(STATUS_CATALOGUE)];

/** Words that blame or frighten (n8n's UX guidelines). */
const unwanted = /\b(errors?|problems?|failures?|mistakes?|invalid|illegal)\b/i;

test.each(entries)('%s says what happened and what to do', (_code, { message, description }) => {
	expect(message).toMatch(/^[A-Z].{10,}[^.!]$/);
	expect(description).toMatch(/^[A-Z].{10,}[^.!]$/);
	expect(hasRightPeriod(message)).toBe(true);
	expect(description).not.toBe(message);
	expect(`${message} ${description}`).not.toMatch(unwanted);
});

/** Names of what carries a sentence for a person. */
const carriers = ['InvalidInput', 'NodeOperationError', 'invalidChoice'];

/** The texts that a source file gives to an error: string literals among its arguments, at any depth. */
function textsOf(path: string): string[] {
	const source = ts.createSourceFile(path, readText(path), ts.ScriptTarget.ES2022, true);
	const texts: string[] = [];
	const collect = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		if (ts.isTemplateExpression(node)) {
			texts.push(
				[node.head, ...node.templateSpans.map(({ literal }) => literal)]
					.map(({ text }) => text)
					.join('…'),
			);
		}
		ts.forEachChild(node, collect);
	};
	const visit = (node: ts.Node): void => {
		const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
		if (isCall && carriers.includes(node.expression.getText())) {
			node.arguments?.forEach(collect);
		} else ts.forEachChild(node, visit);
	};
	visit(source);
	return texts;
}

test('the sentences of the nodes neither blame nor frighten', () => {
	const texts = filesIn('nodes', /\.ts$/).flatMap((path) =>
		textsOf(path).map((text) => ({ path, text })),
	);
	expect(texts.length).toBeGreaterThan(60);
	expect(texts.filter(({ text }) => unwanted.test(text))).toEqual([]);
});
