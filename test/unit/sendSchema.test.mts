import { InvalidInput } from '../../nodes/shared/invalidInput.ts';
import { checkSendBody } from '../../nodes/PilotStatus/resources/message/common/sendBody.ts';

const to = { destinationNumber: '+5511999999999' };
const text = { ...to, text: 'Hello' };
const reply = { type: 'reply', displayText: 'Yes', id: 'yes' };
const pdf = { media: 'https://example.com/a.pdf', mediaType: 'document' };

describe('checkSendBody (docs/api-reference.md 3.1 to 3.4)', () => {
	it.each([
		['text to a number', text],
		['text to a BSUID', { destinationNumber: 'BR.1349', text: 'Hello' }],
		['text to a group', { groupId: '1203@g.us', text: 'Hello' }],
		['text to a channel', { newsletterId: '1203@newsletter', text: 'Hello' }],
		[
			'three buttons with header and footer',
			{
				...text,
				buttons: [
					reply,
					{ type: 'url', displayText: 'Site', url: 'https://example.com' },
					{ type: 'call', displayText: 'Call', phoneNumber: '+5511999999999' },
				],
				header: { type: 'text', content: 'H'.repeat(60) },
				footer: 'F'.repeat(60),
			},
		],
		[
			'buttons with a video header',
			{
				...text,
				buttons: [{ type: 'copy', displayText: 'Code', copyCode: 'X' }],
				header: { type: 'video', content: 'https://example.com/a.mp4' },
			},
		],
		['template', { ...to, templateId: 'welcome' }],
		[
			'template with everything',
			{
				...to,
				templateId: 'welcome',
				variables: { name: 'Ana' },
				...pdf,
				buttons: [reply],
				marketingOptions: { aiRewriteEnabled: true },
			},
		],
		['media by URL', { ...to, ...pdf, caption: 'C' }],
		['media as data URI', { ...to, media: 'data:audio/ogg;base64,AAAA', mediaType: 'audio' }],
		[
			'every common option',
			{
				...text,
				deliverAt: '2026-03-01T09:00:00.000-03:00',
				deliverUntil: '2026-03-01T12:00:01Z',
				labels: ['vip'],
				markRead: true,
			},
		],
	])('takes %s', (_, body) => {
		expect(checkSendBody(body)).toBe(body);
	});

	it.each([
		['no destination', { text: 'Hello' }, /no destination/],
		['two destinations', { ...text, groupId: '1203@g.us' }, /exactly one destination/],
		['nothing to send', to, /nothing to send/],
		['template and text', { ...text, templateId: 'x' }, /only one/],
		['text and media', { ...text, ...pdf }, /only one/],
		['media type beside text', { ...text, mediaType: 'image' }, /combination/],
		['variables beside text', { ...text, variables: {} }, /combination/],
		['caption beside a template', { ...to, templateId: 'x', caption: 'C' }, /combination/],
		['buttons beside media', { ...to, ...pdf, buttons: [reply] }, /combination/],
		['an unknown field', { ...text, foo: 1 }, /combination/],
		['blank text', { ...to, text: ' ' }, /"Text" is empty/],
		['a number as text', { ...to, text: 7 }, /"Text" must be text/],
		['a wrong group', { groupId: '1203', text: 'x' }, /@g\.us/],
		['a wrong channel', { newsletterId: '1203@g.us', text: 'x' }, /@newsletter/],
		['header without buttons', { ...text, header: { type: 'text', content: 'H' } }, /buttons/],
		['footer without buttons', { ...text, footer: 'F' }, /buttons/],
		['no button in the list', { ...text, buttons: [] }, /empty list/],
		['four buttons', { ...text, buttons: [reply, reply, reply, reply] }, /at most 3/],
		['buttons that are no list', { ...text, buttons: reply }, /list/],
		[
			'a button of an unknown type',
			{ ...text, buttons: [{ type: 'list', displayText: 'x' }] },
			/^Button 1: its type must be reply, url, call or copy$/,
		],
		[
			'a reply without ID',
			{ ...text, buttons: [{ type: 'reply', displayText: 'Yes' }] },
			/Button ID/,
		],
		['a button without text', { ...text, buttons: [{ ...reply, displayText: '' }] }, /Button Text/],
		[
			'a button with a field too many',
			{
				...text,
				buttons: [
					{ ...reply, id: 'no' },
					{ ...reply, url: 'https://e.com' },
				],
			},
			/^Button 2: it has a field/,
		],
		[
			'a URL button without address',
			{ ...text, buttons: [{ type: 'url', displayText: 'x', url: 'e.com' }] },
			/Button URL/,
		],
		[
			'a call button without +',
			{ ...text, buttons: [{ type: 'call', displayText: 'x', phoneNumber: '55119' }] },
			/Button Phone Number/,
		],
		[
			'a long header',
			{ ...text, buttons: [reply], header: { type: 'text', content: 'H'.repeat(61) } },
			/60 characters/,
		],
		[
			'an image header without address',
			{ ...text, buttons: [reply], header: { type: 'image', content: 'x' } },
			/Header Content/,
		],
		[
			'an audio header',
			{ ...text, buttons: [reply], header: { type: 'audio', content: 'x' } },
			/type of the header/,
		],
		['a long footer', { ...text, buttons: [reply], footer: 'F'.repeat(61) }, /60 characters/],
		[
			'caption with audio',
			{ ...to, media: 'https://e.com/a.ogg', mediaType: 'audio', caption: 'C' },
			/voice note/,
		],
		['media without type', { ...to, media: 'https://e.com/a.ogg' }, /Media Type/],
		[
			'media that is no address',
			{ ...to, media: 'C:\\a.png', mediaType: 'image' },
			/must be a URL/,
		],
		[
			'an unknown media type',
			{ ...to, media: 'https://e.com/a', mediaType: 'sticker' },
			/Media Type/,
		],
		[
			'template media without type',
			{ ...to, templateId: 'x', media: 'https://e.com/a.png' },
			/together/,
		],
		['a type without template media', { ...to, templateId: 'x', mediaType: 'image' }, /together/],
		['a blank variable', { ...to, templateId: 'x', variables: { name: ' ' } }, /Variables/],
		['variables as a list', { ...to, templateId: 'x', variables: ['a'] }, /Variables/],
		['a date without offset', { ...text, deliverAt: '2026-03-01T09:00:00' }, /Deliver At/],
		[
			'a deadline before the schedule',
			{ ...text, deliverAt: '2026-03-01T09:00:00Z', deliverUntil: '2026-03-01T09:30:00+01:00' },
			/later/,
		],
		['no label in the list', { ...text, labels: [] }, /./],
		['labels that are no list', { ...text, labels: 'vip' }, /Labels/],
		['markRead as text', { ...text, markRead: 'yes' }, /Mark Chat as Read/],
	])('refuses %s', (_, body, reason) => {
		expect(() => checkSendBody(body)).toThrow(InvalidInput);
		expect(() => checkSendBody(body)).toThrow(reason);
	});
});
