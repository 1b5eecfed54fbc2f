import {
	closedPage,
	faultPage,
	questionPage,
	readForm,
	thanksPage,
	unclearPage,
} from '../../../nodes/PilotStatus/resources/message/sendAndWait/page.ts';
import type { Terms } from '../../../nodes/PilotStatus/resources/message/sendAndWait/question.ts';

const question = (more: Partial<Terms> = {}): Terms => ({
	destination: {},
	responseType: 'approval',
	replyIn: 'page',
	labels: ['Yes "now"', 'No'],
	words: { approve: [], decline: [] },
	approvers: [],
	...more,
});

const text = '<script>alert("x")</script> & \'more\'';

describe('questionPage', () => {
	it('does not show a text that may not be the one that was asked', () => {
		expect(questionPage(question(), undefined).html).toContain('is in the WhatsApp message');
	});

	it('escapes everything, runs no script and posts to its own address', () => {
		const { html, headers } = questionPage(question(), text);
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
		expect(questionPage(question(), text).headers).not.toEqual(
			questionPage(question(), text).headers,
		);
	});

	it('asks for a text, or offers the choices', () => {
		expect(questionPage(question({ responseType: 'freeText', labels: [] }), text).html).toContain(
			'<textarea',
		);
		const choices = questionPage(
			question({ responseType: 'choices', labels: ['A', 'B', 'C'] }),
			text,
		);
		expect(choices.html.match(/<button/g)).toHaveLength(3);
	});

	it('works on a phone, in light and dark', () => {
		const { html } = questionPage(question(), text);
		expect(html).toContain('width=device-width');
		expect(html).toContain('color-scheme:light dark');
	});
});

describe('readForm', () => {
	it.each<[string, unknown, Partial<Terms>, object | undefined]>([
		['approve', { answer: '0' }, {}, { text: 'Yes "now"', approved: true }],
		['decline', { answer: '1' }, {}, { text: 'No', approved: false }],
		['a choice', { answer: '1' }, { responseType: 'choices' }, { text: 'No', choice: 'No' }],
		['a text', { answer: ' hi ' }, { responseType: 'freeText' }, { text: 'hi' }],
		['line breaks', { answer: 'a\r\nb\rc' }, { responseType: 'freeText' }, { text: 'a\nb\nc' }],
		[
			'a long text',
			{ answer: `${'x'.repeat(4_095)}👍👍` },
			{ responseType: 'freeText' },
			{ text: `${'x'.repeat(4_095)}👍` },
		],
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
	expect(closedPage().html).toContain('closed');
	expect(faultPage().html).toContain('try again later');
});
