import { InvalidInput } from '../../../nodes/shared/invalidInput.ts';
import { normalisePhone, type PhoneOptions } from '../../../nodes/shared/phone.ts';

const LABEL = 'Phone Number';

/** The refusal of a value, as `message | description`. */
function refusal(value: unknown, options?: PhoneOptions): string {
	try {
		return `read as ${normalisePhone(value, LABEL, options)}`;
	} catch (error) {
		if (!(error instanceof InvalidInput)) throw error;
		return `${error.message} | ${error.description ?? ''}`;
	}
}

describe('one number as people and programs write it', () => {
	it.each([
		['+55 (11) 99999-9999', '+5511999999999'],
		['(+55) 11 99999-9999', '+5511999999999'],
		['+551199999999', '+551199999999'],
		['  +1 650.555.1234 ', '+16505551234'],
		['+1.6505551234', '+16505551234'],
		['+33 6.12.34.56.78', '+33612345678'],
		['+49 30 1234-56', '+4930123456'],
		['+39 06 1234 5678', '+390612345678'],
		['+225 07 08 09 10 11', '+2250708091011'],
		['+55 1 1 9 9 9 9 9 9 9 9 9', '+5511999999999'],
		['+5511999999999.', '+5511999999999'],
		['\u202a+55 11 99999\u20119999\u202c', '+5511999999999'],
		['\u061c+55\u00a011\u202f99999\u22129999\u200e', '+5511999999999'],
		['\u2068+55 11\u200b99999\u00ad-9999\u2069\ufeff', '+5511999999999'],
		[
			'\uff0b\uff15\uff15\u3000\uff08\uff11\uff11\uff09\uff19\uff19\uff19\uff19\uff19\uff0d\uff19\uff19\uff19\uff19',
			'+5511999999999',
		],
		['+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', '+966501234567'],
		['+۹۸ ۹۱۲ ۱۲۳ ۴۵۶۷', '+989121234567'],
		["'+5511999990000", '+5511999990000'],
		['’+5511999990000', '+5511999990000'],
		['"+5511999990000"', '+5511999990000'],
		['“+55 11 99999-0000”', '+5511999990000'],
		['="+5511999990000"', '+5511999990000'],
		['++5511999990000', '+5511999990000'],
		['+ +5511999990000', '+5511999990000'],
		['tel:+55-11-99999-0000', '+5511999990000'],
		['whatsapp:+5511999990000', '+5511999990000'],
		['5511999990000@s.whatsapp.net', '+5511999990000'],
		['5511999990000:12@s.whatsapp.net', '+5511999990000'],
		['5511999990000@c.us', '+5511999990000'],
		['https://wa.me/5511999990000', '+5511999990000'],
		['wa.me/+5511999990000/?text=Quero%201', '+5511999990000'],
		['https://api.whatsapp.com/send?phone=5511999990000&text=Oi', '+5511999990000'],
		['https://api.whatsapp.com/send/?text=1&phone=%2B5511999990000', '+5511999990000'],
		['BR.1349abc', 'BR.1349abc'],
		['\u200bBR.1349abc\u200e', 'BR.1349abc'],
	])('reads %p as %p', (typed, expected) => {
		expect(normalisePhone(typed, LABEL)).toBe(expected);
	});
});

describe('what is no phone number, or could be two', () => {
	it.each([
		['', /is empty \| Enter the phone number with \+/],
		[' \u200b\u061c', /is empty/],
		[undefined, /is empty \(undefined\)/],
		[null, /is empty \(null\)/],
		[{}, /is an object without fields instead of a phone number/],
		[['+5511999990000'], /is a list instead of a phone number \| .*\$json\.phone/],
		[true, /is true instead/],
		['+undefined', /the expression returned no value/],
		['+null', /"\+null": the expression returned no value/],
		['+[object Object]', /the expression returned an object/],
		[
			'11 99999-9999',
			/is "11 99999-9999", which needs to begin with \+ .*\+\{\{ \$json\.phone \}\}/,
		],
		[5511999999999, /"5511999999999", which needs to begin with \+/],
		[5.5119999e12, /"5511999900000", which needs to begin with \+/],
		[551199999999.5, /"551199999999.5", which is a decimal number/],
		[-5511999999999, /is the number -5511999999999/],
		[NaN, /is the number NaN/],
		[55119999999990000000, /is the number 55119999999990000000/],
		['005511999999999', /begins with 00 \| Write \+ instead of 00/],
		['+0511999999999', /no country code begins with 0/],
		['+55', /wrong number of digits/],
		['+5511999999999999', /wrong number of digits/],
		['+55 11 CALL-ME', /"\+55 11 CALL-ME", which contains letters/],
		['Maria +5511999999999', /letters/],
		['+', /no digits/],
		['+55 11 99999_9999', /a character that phone numbers do not have/],
		['+5511999999999²', /a character that phone numbers do not have/],
	])('refuses %p', (typed, reason) => {
		expect(refusal(typed)).toMatch(reason);
		expect(refusal(typed)).toMatch(/^"Phone Number" /);
	});

	it.each([
		'+551199999999.0',
		'+551199999999,0',
		'+551199999999.00',
		'+551199999999.000',
		'+551199999999. 0',
		'+551199999999 .0',
		'+55 11 99999-999.0',
		'+55.11.9999.9999.0',
		'+49301234567.0',
		'551199999999.5',
		'\uff0b551199999999\uff0e0',
		'https://wa.me/551199999999.0',
	])('refuses the decimal number %p', (typed) => {
		expect(refusal(typed)).toMatch(/decimal number.* \| Format the column as text/);
	});

	it.each(['5.51199E+12', '+5.51199E+12', '5,51199e12', '+5.51E12', "'5.51199E+12"])(
		'says of %p that the spreadsheet lost digits',
		(typed) => {
			expect(refusal(typed)).toMatch(/lost the last digits \| Format the column as text/);
		},
	);

	it.each([
		'+44 (0)20 7946 0018',
		'+44(0)2079460018',
		'+55 ( 0 ) 11 99999-9999',
		'+44 [0] 20 7946 0018',
		'+44 0 20 7946 0018',
		'+44 020 7946 0018',
		'+55 (011) 99999-9999',
		'+4402079460018',
		'+49 (0)151 23456789',
		'+39 (0)6 1234 5678',
		'+81 090 1234 5678',
		'+353 086 123 4567',
	])('refuses the trunk zero of %p', (typed) => {
		expect(refusal(typed)).toMatch(/dialed only inside the country \| Leave out that 0/);
	});

	it.each([
		'+55 11 4000-0000/01',
		'+1 212 555 0100/0101',
		'+1 212 555 0100 / 0101',
		'+55 11 4000-0000, 4000-0001',
		'+5511999999999;+5511988888888',
		'+5511999999999|+5511988888888',
		'+5511999999999 +5511988888888',
		'+5511999999999\n+5511988888888',
		'+5511999999999\t11988888888',
		'+55 11 99999-9999 or 98888-8888',
		'+55 11 99999-9999 ou 8',
		'+55 11 99999-9999 e 98888-8888',
		'+1 212 555 0100 & 0101',
		'+298 211111 211112',
		'+1 212 555 0100-5',
		'+551199999999 0',
		'5511999990000@c.us,5511999990001@c.us',
	])('refuses %p, which could be two', (typed) => {
		expect(refusal(typed)).toMatch(/could be more than one phone number/);
	});

	it.each([
		'+1 212 555 0100 ext. 5',
		'+1 212 555 0100 x5',
		'+1 212 555 0100#5',
		'+55 11 4000-0000 ramal 5',
		'tel:+12125550100;ext=5',
		'+1 212 555 0100 Ext 12',
	])('refuses the extension of %p', (typed) => {
		expect(refusal(typed)).toMatch(/has an extension/);
	});

	it.each([
		['69385314111689@lid', /hidden WhatsApp ID \(@lid\)/],
		['69385314111689@LID\u200e', /hidden WhatsApp ID/],
		['120363000000000000@g.us', /is a group \| .* choose Group or Any/],
		['120363000000000000@newsletter', /is a channel \| .* choose Channel or Any/],
		['status@broadcast', /broadcast list/],
		['ana@example.com', /email address/],
		['https://wa.me/message/ABC', /link without/],
		['https://wa.me/qr/123', /link without/],
		['https://api.whatsapp.com/send?text=5511999990000', /link without/],
		['https://api.whatsapp.com/send?phone=5511999990000&phone=5511999990001', /link without/],
		['https://wa.me/5511999990000 https://wa.me/5511999990001', /link without/],
		['https://example.com/5511999990000', /link without/],
	])('names what %p is', (typed, reason) => {
		expect(refusal(typed)).toMatch(reason);
	});

	it('shortens what it shows, and reads no text without end', () => {
		expect(refusal(`+${'1'.repeat(100_000)}`).length).toBeLessThan(300);
		expect(refusal(`+${'1 '.repeat(100_000)}x`)).toMatch(/letters/);
	});
});

describe('a number without + and a country', () => {
	it.each([
		['11 99999-9999', 'BR', '+5511999999999'],
		['(011) 99999-9999', 'BR', '+5511999999999'],
		['0 15 11 99999-9999', 'BR', '+5511999999999'],
		[11999999999, 'BR', '+5511999999999'],
		['020 7946 0018', 'GB', '+442079460018'],
		['0151 23456789', 'DE', '+4915123456789'],
		['06 1234 5678', 'IT', '+390612345678'],
		['(212) 555-0100', 'US', '+12125550100'],
		['0491 123456', 'DE', '+49491123456'],
		['5511999999999', 'BR', '+5511999999999'],
		['55 99999-9999', 'BR', '+5555999999999'],
		['393401234567', 'IT', '+393401234567'],
		['6281234567890', 'ID', '+6281234567890'],
		['+55 11 99999-9999', 'US', '+5511999999999'],
		['BR.1349abc', 'US', 'BR.1349abc'],
	])('reads %p in %s as %p', (typed, country, expected) => {
		expect(normalisePhone(typed, LABEL, { country })).toBe(expected);
	});

	it.each([
		['99999-9999', 'BR', /"99999-9999", which is not a complete phone number in BR/],
		['119999999990', 'BR', /not a complete/],
		['190', 'BR', /not a complete/],
		['011442079460018', 'US', /not a complete/],
		['0044 20 7946 0018', 'DE', /begins with 00/],
		['1199999999.0', 'BR', /decimal number/],
		['11 4000-0000/01', 'BR', /more than one/],
		[
			'491701234567',
			'DE',
			/one phone number with and another without .* 49 \| .*: \+491701234567\. .*: \+49491701234567/,
		],
		[4915123456789, 'DE', /one phone number with and another without/],
		['11 99999-9999', 'UK', /"Country of Numbers Without \+" is "UK"/],
	])('refuses %p in %s', (typed, country, reason) => {
		expect(refusal(typed, { country })).toMatch(reason);
	});

	it('names the option where there is one', () => {
		expect(refusal('11 99999-9999', {})).toMatch(/set "Country of Numbers Without \+"/);
		expect(refusal('11 99999-9999')).not.toMatch(/Without \+"/);
	});
});
