import { entries, noEntries, notChecked, ok, text } from '../judge.mts';
import type { Ask, Facts, Verdict } from '../types.mts';

const list: Ask = { method: 'GET', route: '/v1/templates' };
const one = '/v1/templates/{id}';

/** The types of some values, each once. */
function kinds(values: unknown[], without: string): string | Verdict {
	if (values.length === 0) return notChecked(without);
	const names = values.map((value) => (Array.isArray(value) ? 'array' : typeof value));
	return [...new Set(names)].join(', ');
}

/** Reading templates (docs/api-reference.md 7). */
export const templateFacts: Facts = {
	'templates.list': {
		source: '7 [doc] playground/templates/list-templates',
		claim: 'GET /v1/templates gives a bare array',
		ask: list,
		learn: (answer, known) => {
			if (ok(answer)) known.listed.add('templates');
			const named = entries(answer.json, 'templates').find(
				(entry) => text(entry, 'id') !== undefined && text(entry, 'name') !== undefined,
			);
			if (named === undefined) return;
			known.templateId = text(named, 'id');
			known.templateName = text(named, 'name');
		},
		expect: { bare: true },
	},
	'templates.fields': {
		source: '7 [doc] api/templates',
		claim:
			'A template has id, name, category, body, variables, source, metaStatus, metaLanguage and sendable',
		ask: list,
		expect: {
			entriesOf: 'templates',
			fields: [
				...['id', 'name', 'category', 'body', 'variables', 'source', 'metaStatus'],
				...['metaLanguage', 'sendable'],
			],
		},
	},
	'templates.values': {
		source: '7 [doc] api/templates',
		claim: 'category, source, metaStatus and sendable hold only the values of the reference',
		ask: list,
		expect: {
			entriesOf: 'templates',
			each: ({ category, source, metaStatus, sendable }) =>
				['MARKETING', 'UTILITY', 'OTP'].includes(String(category)) &&
				['META', 'PILOT_STATUS'].includes(String(source)) &&
				[null, 'APPROVED', 'PENDING', 'REJECTED', 'DISABLED'].some((one) => one === metaStatus) &&
				typeof sendable === 'boolean',
		},
	},
	'templates.sendable': {
		source: '7 [doc] api/templates',
		claim: 'On a Meta number exactly the templates from META that are APPROVED are sendable',
		ask: list,
		needs: ['Meta number', 'number key'],
		expect: {
			entriesOf: 'templates',
			each: ({ source, metaStatus, sendable }) =>
				sendable === (source === 'META' && metaStatus === 'APPROVED'),
		},
	},
	'templates.variables': {
		source: '7 [inferred]',
		claim: 'Are the variables of a template texts or objects?',
		ask: list,
		show: ({ json }) => {
			const variables = entries(json, 'templates').flatMap((entry): unknown[] =>
				Array.isArray(entry.variables) ? entry.variables : [],
			);
			return kinds(variables, 'no template has variables');
		},
	},
	'templates.body': {
		source: '7 [doc], [code]',
		claim: 'Is the body of a template an object or a text?',
		ask: list,
		show: (answer) => {
			const bodies = entries(answer.json, 'templates').map(({ body }) => body);
			return kinds(bodies, noEntries(answer));
		},
	},
	'templates.paging': {
		source: '18.17 [unknown]',
		claim: 'Does the list of templates obey page and pageSize?',
		ask: { ...list, query: { page: '1', pageSize: '1' } },
		show: ({ json }) => `${entries(json, 'templates').length} entries for pageSize 1`,
	},
	'templates.byId': {
		source: '7 [doc] api/templates',
		claim: 'A template is found by its id',
		ask: { method: 'GET', route: one, of: 'templateId' },
		expect: { holds: ({ id }, { templateId }) => id === templateId },
	},
	'templates.byName': {
		source: '7 [doc] api/templates',
		claim: 'A template is found by its name',
		ask: { method: 'GET', route: one, of: 'templateName' },
		expect: { holds: ({ name }, { templateName }) => name === templateName },
	},
	'templates.absent': {
		source: '7 [doc] api/templates',
		claim: 'A template that does not exist is answered 404 TEMPLATE_NOT_FOUND',
		ask: { method: 'GET', route: one, id: 'conformance_absent' },
		expect: { status: 404, codes: ['TEMPLATE_NOT_FOUND'] },
	},
};
