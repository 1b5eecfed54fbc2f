import {
	questionPage,
	readForm,
	thanksPage,
	unclearPage,
} from '../../../nodes/PilotStatus/waiting/page.ts';
import type { Question } from '../../../nodes/PilotStatus/waiting/question.ts';

const question = (more: Partial<Question> = {}): Question => ({
	text: '<script>alert("x")</script> & \'more\'',
	destination: {},
	responseType: 'approval',
	replyIn: 'page',
	labels: ['Yes "now"', 'No'],
	words: { approve: [], decline: [] },
	approvers: [],
	until: new Date(),
	pageLabel: 'Answer',
	...more,
});

describe('questionPage', () => {
	it('escapes everything, runs no script and posts to its own address', () => {
		const { html, headers } = questionPage(question());
		expect(html).not.toContain('<script');
		expect(html).toContain(
			'&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;',
		);
		expect(html).toContain('Yes &quot;now&quot;');
		expect(html).toContain('<form method="post">');
		const policy = headers['Content-Security-Policy'] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toContain('unsafe');
		const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '?';
		expect(html).toContain(`<style nonce="${nonce}">`);
	});

	it('has a nonce of its own each time', () => {
		expect(questionPage(question()).headers).not.toEqual(questionPage(question()).headers);
	});

	it('asks for a text, or offers the choices', () => {
		expect(questionPage(question({ responseType: 'freeText', labels: [] })).html).toContain(
			'<textarea',
		);
		const choices = questionPage(question({ responseType: 'choices', labels: ['A', 'B', 'C'] }));
		expect(choices.html.match(/<button/g)).toHaveLength(3);
	});

	it('works on a phone, in light and dark', () => {
		const { html } = questionPage(question());
		expect(html).toContain('width=device-width');
		expect(html).toContain('color-scheme:light dark');
	});
});

describe('readForm', () => {
	it.each<[string, unknown, Partial<Question>, object | undefined]>([
		['approve', { answer: '0' }, {}, { text: 'Yes "now"', approved: true }],
		['decline', { answer: '1' }, {}, { text: 'No', approved: false }],
		['a choice', { answer: '1' }, { responseType: 'choices' }, { text: 'No', choice: 'No' }],
		['a text', { answer: ' hi ' }, { responseType: 'freeText' }, { text: 'hi' }],
		['a button that is not there', { answer: '2' }, {}, undefined],
		['a label instead of a position', { answer: 'No' }, {}, undefined],
		['an empty text', { answer: ' ' }, { responseType: 'freeText' }, undefined],
		['no field', {}, {}, undefined],
		['a list', { answer: ['0'] }, {}, undefined],
		['no form', null, {}, undefined],
		['a text body', 'answer=0', {}, undefined],
	])('%s', (_, body, more, expected) => {
		expect(readForm(body, question(more))).toEqual(expected);
	});
});

test('the other pages say what happened', () => {
	expect(thanksPage().html).toContain('was received');
	expect(unclearPage().html).toContain('try again');
});
