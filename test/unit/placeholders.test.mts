import { findPlaceholders } from '../../nodes/PilotStatus/resources/template/common/placeholders.ts';

const names = (template: Record<string, unknown>) =>
	findPlaceholders(template).map(({ name }) => name);

describe('findPlaceholders', () => {
	it('reads a body that is a text, with the words around each variable', () => {
		expect(findPlaceholders({ body: 'Hello {{name}}, order {{ order_id }} is ready' })).toEqual([
			{ name: 'name', context: 'Hello ___, order' },
			{ name: 'order_id', context: '{{name}}, order ___ is' },
		]);
	});

	it('reads header, body, footer and button URLs of a body that is an object, in reading order', () => {
		const body = {
			buttons: [{ type: 'URL', url: 'https://example.com/{{code}}' }],
			footer: 'Bye',
			header: { type: 'TEXT', text: 'For {{city}}' },
			body: 'Hello {{name}}',
		};
		expect(names({ body })).toEqual(['city', 'name', 'code']);
	});

	it.each([
		[['a', 'b']],
		[[{ name: 'a' }, { key: 'b' }]],
		[['{{a}}', '{{ b }}']],
		[{ a: 'text', b: 'text' }],
	])('reads variables given as %j', (variables) => {
		expect(names({ body: 'Nothing here', variables })).toEqual(['a', 'b']);
	});

	it('lists each variable once, positional ones too', () => {
		expect(names({ body: '{{1}} and {{2}} and {{1}}', variables: ['1', '2', '3'] })).toEqual([
			'1',
			'2',
			'3',
		]);
	});

	it('does not take examples for variables, and survives odd shapes', () => {
		expect(names({ body: { text: 'Hi {{a}}', examples: { a: '{{b}}' } } })).toEqual(['a']);
		expect(names({})).toEqual([]);
		expect(names({ body: null, variables: [null, 7, {}, ''] })).toEqual(['7']);
		const loop: Record<string, unknown> = { text: '{{a}}' };
		loop.self = loop;
		expect(names({ body: loop })).toEqual(['a']);
	});

	it('shortens the words around a variable in a long text', () => {
		const [found] = findPlaceholders({ body: `${'word '.repeat(30)}{{x}}${' word'.repeat(30)}` });
		expect(found?.context).toBe('word word word ___ word');
	});
});
