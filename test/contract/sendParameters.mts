/**
 * Parameters of the three sends for property tests: what the editor can hold, mostly usable, sometimes
 * not, and what an expression can put in any place.
 */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { awkwardTexts, texts } from './texts.mts';

/** Parameters as saved, and the item whose values their expressions stand for. */
export interface SendCase {
	parameters: IDataObject;
	json: IDataObject;
}

type Values = fc.Arbitrary<unknown>;

/** What an expression may give in a place that expects something else. */
const anyValue: Values = fc.oneof(
	awkwardTexts,
	fc.jsonValue({ maxDepth: 2 }),
	fc.constantFrom(null, undefined, Number.NaN, Infinity, 0, true),
	fc.constantFrom<unknown>(
		new Date(0),
		new Date(Number.NaN),
		DateTime.fromMillis(4_000_000_000_000),
	),
);

const phones = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom('+55 (11) 99999-9999', '+5511999999999', 'BR.1349') },
	fc.constantFrom('5511999999999', '+', '+0', 'BR.', '+55119999999991234', '+55 11 CALL'),
);

const urls = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.constantFrom(
			'https://example.com/a.jpg',
			'http://example.com/a.PDF?x=1',
			'https://e.co/v.mp4',
		),
	},
	fc.constantFrom(
		'https://example.com/noending',
		'https://example.com/a.ogg',
		'https://exa mple.com/a.jpg',
	),
	fc.constantFrom('ftp://a.b/c.jpg', 'example.com/a.jpg', 'https://', 'javascript:alert(1)', ''),
);

const dates = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom(
			'2099-03-02T09:00:00',
			'2099-03-02T09:00:00Z',
			'2 Mar 2099 10:00',
			'',
		),
	},
	fc.constantFrom('tomorrow', '2099-13-01', '2099-02-30T00:00:00', '4000000000', '2020-01-01'),
);

const locator = (ids: fc.Arbitrary<string>): Values =>
	fc.record({ __rl: fc.constant(true), mode: fc.constantFrom('list', 'id'), value: ids });

const button = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ type: fc.constant('reply'), displayText: texts, id: texts }),
	},
	fc.record({ type: fc.constant('url'), displayText: texts, url: urls }),
	fc.record({ type: fc.constant('call'), displayText: texts, phoneNumber: phones }),
	fc.record({ type: fc.constant('copy'), displayText: texts, copyCode: texts }),
	fc.record({ type: fc.constantFrom('reply', 'list'), displayText: texts }),
);
/** Buttons as other programs and language models write them. */
const foreignButton: Values = fc.oneof(
	button,
	texts,
	fc.record({ type: fc.constant('reply'), reply: fc.record({ id: texts, title: texts }) }),
	fc.record({ type: fc.constantFrom('QUICK_REPLY', 'Reply'), text: texts, url: fc.constant(null) }),
	fc.record({ title: texts, id: fc.oneof(fc.integer(), anyValue) }),
	fc.record({ label: texts, phone_number: fc.oneof(phones, anyValue) }),
	fc.record({ type: anyValue, displayText: anyValue, url: urls }),
);
const buttonsAsJson = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.array(foreignButton, { maxLength: 4 }).map((list) => JSON.stringify(list)),
	},
	foreignButton.map((value) => JSON.stringify(value) ?? ''),
	awkwardTexts,
);
const buttons = fc.record({ values: fc.array(button, { maxLength: 4 }) }, { requiredKeys: [] });

const generalOptions = {
	deliverAt: dates,
	deliverUntil: dates,
	labels: fc.constantFrom('', 'vip', 'a, b,, c', ','),
	markRead: fc.boolean(),
};

const options = (more: Record<string, Values> = {}): Values =>
	fc.record({ ...generalOptions, ...more }, { requiredKeys: [] });

const variables = fc.dictionary(
	fc.constantFrom('name', 'order_id', '1', '__proto__', 'constructor'),
	fc.oneof({ weight: 6, arbitrary: texts }, fc.integer(), fc.boolean(), fc.constant(null)),
	{ maxKeys: 3 },
);
const schema = fc.constantFrom(
	[],
	[{ id: 'name', displayName: 'Name', required: true, type: 'string', display: true }],
);
const mapper = fc.record({
	mappingMode: fc.constant('defineBelow'),
	value: fc.option(variables),
	schema,
});

const mediaTypes = fc.constantFrom('auto', 'image', 'video', 'document', 'audio');
const fields = fc.constantFrom('data', 'data', 'data', 'photo', 'missing', '');
const dataUris = fc.constantFrom(
	'data:image/png;base64,iVBORw0KGgo=',
	'data:audio/ogg; codecs=opus;base64,AAAA',
	'data:text/plain,hello',
	'data:;base64,iVBORw0KGgo',
	'data:application/pdf;base64,JVBERi0\n',
	'data:;base64,AAAA',
	'iVBORw0KGgo=',
	'data:image/png;base64,not base64!',
	'data:image/png;base64,filesystem-v2',
	'data:image/png;base64,',
);
const destination: Record<string, Values> = {
	sendTo: fc.constantFrom('number', 'number', 'group', 'newsletter', 'any'),
	destination: fc.oneof(phones, fc.constantFrom('1203@g.us', '12@newsletter', '1@lid', '')),
	destinationNumber: phones,
	groupId: locator(fc.constantFrom('1203@g.us', '1203@g.us', '1203', '')),
	newsletterId: locator(fc.constantFrom('12@newsletter', '12@newsletter', '12@g.us', '')),
};

/** Every parameter of the three operations and the values that it may hold in a saved workflow. */
export const sendFields: Record<
	'sendTemplate' | 'sendText' | 'sendMedia',
	Record<string, Values>
> = {
	sendTemplate: {
		...destination,
		templateId: locator(fc.constantFrom('tpl_1', 'order_update', 'order_update', '', ' ')),
		variablesMode: fc.constantFrom('fields', 'json'),
		templateVariables: mapper,
		templateVariablesJson: fc.oneof(
			variables.map((value) => JSON.stringify(value)),
			awkwardTexts,
		),
		templateButtonsMode: fc.constantFrom('template', 'template', 'fields', 'json'),
		templateButtons: buttons,
		templateButtonsJson: buttonsAsJson,
		templateOptions: options({
			aiRewriteEnabled: fc.boolean(),
			cleanVariables: fc.boolean(),
		}),
		templateMedia: fc.constantFrom('template', 'url', 'binary', 'dataUri'),
		templateMediaUrl: urls,
		templateBinaryPropertyName: fields,
		templateBinaryDelivery: fc.constantFrom('auto', 'dataUri', 'signedUrl'),
		templateMediaDataUri: dataUris,
		templateMediaType: mediaTypes,
	},
	sendText: {
		...destination,
		text: texts,
		buttons,
		buttonsMode: fc.constantFrom('none', 'fields', 'json'),
		buttonsJson: buttonsAsJson,
		header: fc.record(
			{
				value: fc.record({
					type: fc.constantFrom('text', 'image', 'video', 'document', 'audio'),
					content: fc.oneof(texts, urls),
				}),
			},
			{ requiredKeys: [] },
		),
		footer: fc.oneof(fc.constant(''), texts),
		textOptions: options({
			textFormat: fc.constantFrom('asIs', 'markdown'),
			splitLongText: fc.boolean(),
		}),
	},
	sendMedia: {
		...destination,
		mediaSource: fc.constantFrom('url', 'url', 'binary', 'dataUri'),
		mediaUrl: urls,
		binaryPropertyName: fields,
		binaryDelivery: fc.constantFrom('auto', 'dataUri', 'signedUrl'),
		mediaDataUri: dataUris,
		mediaType: mediaTypes,
		caption: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, texts),
		mediaOptions: options({ textFormat: fc.constantFrom('asIs', 'markdown') }),
	},
};

/**
 * Cases of one operation: a random part of its parameters, each saved as such or as an expression that
 * gives anything at all.
 */
export function sendCases(operation: keyof typeof sendFields): fc.Arbitrary<SendCase> {
	const entries = Object.entries(sendFields[operation]).map(([name, values]) => {
		const sound = fc.record({ saved: values }) as fc.Arbitrary<{
			saved?: unknown;
			given?: unknown;
		}>;
		const given = fc.record({ given: fc.oneof({ weight: 3, arbitrary: values }, anyValue) });
		const choice = fc.oneof(
			{ weight: 14, arbitrary: sound },
			{ weight: 1, arbitrary: given },
			{ weight: 1, arbitrary: fc.constant({}) },
		);
		return choice.map((value) => ({ name, ...value }));
	});
	return fc.tuple(...entries).map((chosen) => {
		const parameters: IDataObject = { resource: 'message', operation };
		const json: IDataObject = {};
		for (const choice of chosen) {
			if ('saved' in choice) parameters[choice.name] = choice.saved as IDataObject;
			if ('given' in choice) {
				parameters[choice.name] = `={{ $json.${choice.name} }}`;
				json[choice.name] = choice.given as IDataObject;
			}
		}
		return { parameters, json };
	});
}
