import { violationsOfSend } from './checker.mts';

const to = { destinationNumber: '+5511999999999' };
const reply = { type: 'reply', displayText: 'Yes', id: 'yes' };

describe('bodies that the reference allows', () => {
	test.each<[string, object]>([
		['a template with variables', { ...to, templateId: 't', variables: { name: 'John' } }],
		[
			'a template with other media',
			{ ...to, templateId: 't', media: 'https://a.b/c', mediaType: 'image' },
		],
		['a template with buttons', { ...to, templateId: 't', buttons: [reply] }],
		[
			'a marketing template',
			{ ...to, templateId: 't', marketingOptions: { aiRewriteEnabled: true } },
		],
		['a text', { ...to, text: 'Hello' }],
		['a text to a group', { groupId: '1203@g.us', text: 'Hello' }],
		['a text to a channel', { newsletterId: '1203@newsletter', text: 'Hello' }],
		['a text to a BSUID', { destinationNumber: 'BR.1349', text: 'Hello' }],
		[
			'a text with every kind of button, header and footer',
			{
				...to,
				text: 'Hello',
				buttons: [
					{ type: 'url', displayText: 'Site', url: 'https://example.com' },
					{ type: 'call', displayText: 'Call', phoneNumber: '+5511999999999' },
					{ type: 'copy', displayText: 'Code', copyCode: 'ABC123' },
				],
				header: { type: 'text', content: 'x'.repeat(60) },
				footer: 'é'.repeat(60),
			},
		],
		['media by URL', { ...to, media: 'https://a.b/c.pdf', mediaType: 'document', caption: 'x' }],
		['media in the request', { ...to, media: 'data:audio/ogg;base64,AAAA', mediaType: 'audio' }],
		[
			'a schedule',
			{
				...to,
				text: 'x',
				deliverAt: '2026-01-01T10:00:00Z',
				deliverUntil: '2026-01-01T09:00:00-03:00',
				labels: ['a'],
				markRead: false,
			},
		],
	])('%s', (_name, body) => {
		expect(violationsOfSend(body)).toEqual([]);
	});
});

describe('bodies that the reference does not allow', () => {
	test.each<[string, unknown, string]>([
		['no object', 'text', 'not an object'],
		['no destination', { text: 'x' }, '0 destinations'],
		['two destinations', { ...to, groupId: '1@g.us', text: 'x' }, '2 destinations'],
		['a number without plus', { destinationNumber: '5511999999999', text: 'x' }, 'E.164'],
		['a group id of another form', { groupId: '1203', text: 'x' }, '@g.us'],
		['a channel id of another form', { newsletterId: '1203@g.us', text: 'x' }, '@newsletter'],
		['no mode', { ...to }, 'no mode'],
		['two modes', { ...to, templateId: 't', text: 'x' }, 'text is not allowed in template'],
		[
			'media with text',
			{ ...to, text: 'x', media: 'https://a.b/c', mediaType: 'image' },
			'media is not',
		],
		[
			'buttons with media',
			{ ...to, media: 'https://a.b/c', mediaType: 'image', buttons: [] },
			'buttons',
		],
		['variables with text', { ...to, text: 'x', variables: {} }, 'variables is not allowed'],
		['marketing options with text', { ...to, text: 'x', marketingOptions: {} }, 'marketingOptions'],
		['an unknown field', { ...to, text: 'x', quoted: 'y' }, 'quoted is not allowed'],
		['an undefined field', { ...to, text: 'x', labels: undefined }, 'labels is undefined'],
		['a blank text', { ...to, text: ' ' }, 'text is blank'],
		['a blank template', { ...to, templateId: '' }, 'templateId is blank'],
		['a number as variable', { ...to, templateId: 't', variables: { a: 1 } }, 'variable a'],
		['a blank variable', { ...to, templateId: 't', variables: { a: ' ' } }, 'variable a'],
		[
			'a list as variables',
			{ ...to, templateId: 't', variables: [] },
			'variables is not an object',
		],
		['media without type', { ...to, media: 'https://a.b/c' }, 'come together'],
		['a type without media', { ...to, templateId: 't', mediaType: 'image' }, 'come together'],
		['media of another scheme', { ...to, media: 'ftp://a.b/c', mediaType: 'image' }, 'neither'],
		[
			'a data URI without base64',
			{ ...to, media: 'data:text/plain,x', mediaType: 'image' },
			'neither',
		],
		['an unknown media type', { ...to, media: 'https://a.b/c', mediaType: 'auto' }, 'mediaType'],
		[
			'a caption with audio',
			{ ...to, media: 'https://a.b/c', mediaType: 'audio', caption: 'x' },
			'audio',
		],
		['four buttons', { ...to, text: 'x', buttons: [reply, reply, reply, reply] }, 'more than 3'],
		[
			'an unknown button',
			{ ...to, text: 'x', buttons: [{ ...reply, type: 'list' }] },
			'unknown type',
		],
		[
			'a nameless button',
			{ ...to, text: 'x', buttons: [{ ...reply, displayText: '' }] },
			'displayText',
		],
		[
			'a button without id',
			{ ...to, text: 'x', buttons: [{ type: 'reply', displayText: 'x' }] },
			'id',
		],
		[
			'a button with too much',
			{ ...to, text: 'x', buttons: [{ ...reply, url: 'x' }] },
			'unknown fields',
		],
		[
			'a header without buttons',
			{ ...to, text: 'x', header: { type: 'text', content: 'x' } },
			'header without',
		],
		[
			'a long header',
			{ ...to, text: 'x', buttons: [reply], header: { type: 'text', content: 'x'.repeat(61) } },
			'header text',
		],
		[
			'a header image without URL',
			{ ...to, text: 'x', buttons: [reply], header: { type: 'image', content: 'x' } },
			'header content',
		],
		['a footer without buttons', { ...to, text: 'x', footer: 'x' }, 'footer without'],
		['a long footer', { ...to, text: 'x', buttons: [reply], footer: 'x'.repeat(61) }, 'footer is'],
		['a time without offset', { ...to, text: 'x', deliverAt: '2026-01-01T10:00:00' }, 'ISO 8601'],
		[
			'a deadline before the schedule',
			{ ...to, text: 'x', deliverAt: '2026-01-01T10:00:00Z', deliverUntil: '2026-01-01T09:00:00Z' },
			'before',
		],
		['labels as text', { ...to, text: 'x', labels: 'a' }, 'labels'],
		['markRead as text', { ...to, text: 'x', markRead: 'true' }, 'markRead'],
	])('%s', (_name, body, expected) => {
		expect(violationsOfSend(body).join('; ')).toContain(expected);
	});
});
