import { hasEmoji, hasRightPeriod, isTitleCase, unsorted } from './wording.mts';

test.each<[string, boolean]>([
	['Send To', true],
	['Mark Chat as Read', true],
	['Delay Between Messages (Ms)', true],
	['Media from', false],
	['media URL', false],
	['Send template', false],
])('Title Case of "%s" is %s', (name, expected) => {
	expect(isTitleCase(name)).toBe(expected);
});

test.each<[string, boolean]>([
	['One sentence', true],
	['One sentence.', false],
	['One sentence. And another.', true],
	['One sentence. And another', false],
	['An example, e.g. this one', true],
])('the period of "%s" is right: %s', (text, expected) => {
	expect(hasRightPeriod(text)).toBe(expected);
});

test('a list out of order is told', () => {
	expect(unsorted(['Audio', 'Image'])).toBe('');
	expect(unsorted(['Image', 'Audio'])).toBe('Image, Audio');
});

test('an emoji is found', () => {
	expect(hasEmoji('Send 🚀')).toBe(true);
	expect(hasEmoji('Send 3 messages')).toBe(false);
});
