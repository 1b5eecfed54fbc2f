import type { Fact, Known } from '../types.mts';
import {
	absentFrom,
	entries,
	every,
	everyHas,
	forNumber,
	judged,
	needing,
	noEntries,
	noMeta,
	notChecked,
	object,
	observed,
	ok,
	refused,
	seen,
	text,
} from './judge.mts';

const list = forNumber({ method: 'GET', route: '/v1/templates' });
const get = '/v1/templates/{id}';
const kinds = (values: unknown[]): string =>
	[...new Set(values.map((value) => (Array.isArray(value) ? 'array' : typeof value)))].join(', ');

const first = (known: Known) => known.template;
const noTemplate = (known: Known): string =>
	absentFrom(known, 'templates', 'the number has no template');
/** Reading templates (docs/api-reference.md 7). */
export const templateFacts: Fact[] = [
	{
		id: 'templates.list',
		source: '7 [doc] playground/templates/list-templates',
		claim: 'GET /v1/templates gives a bare array',
		request: list,
		learn: (answer, known) => {
			if (ok(answer)) known.listed.add('templates');
			for (const entry of entries(answer.json, 'templates')) {
				const id = text(entry, 'id');
				const name = text(entry, 'name');
				if (id !== undefined && name !== undefined) known.template ??= { id, name };
			}
		},
		judge: (answer) => judged(ok(answer) && Array.isArray(answer.json), answer),
	},
	{
		id: 'templates.fields',
		source: '7 [doc] api/templates',
		claim:
			'A template has id, name, category, body, variables, source, metaStatus, metaLanguage and sendable',
		request: list,
		judge: (answer) =>
			everyHas(answer, entries(answer.json, 'templates'), [
				...['id', 'name', 'category', 'body', 'variables', 'source', 'metaStatus'],
				...['metaLanguage', 'sendable'],
			]),
	},
	{
		id: 'templates.values',
		source: '7 [doc] api/templates',
		claim: 'category, source, metaStatus and sendable hold only the values of the reference',
		request: list,
		judge: (answer) =>
			every(answer, entries(answer.json, 'templates'), (entry) => {
				const status = [null, 'APPROVED', 'PENDING', 'REJECTED', 'DISABLED'];
				return (
					['MARKETING', 'UTILITY', 'OTP'].includes(String(entry.category)) &&
					['META', 'PILOT_STATUS'].includes(String(entry.source)) &&
					status.some((value) => value === entry.metaStatus) &&
					typeof entry.sendable === 'boolean'
				);
			}),
	},
	{
		id: 'templates.sendable',
		source: '7 [doc] api/templates',
		claim: 'On a Meta number exactly the templates from META that are APPROVED are sendable',
		request: (known) => (known.provider === 'META' ? list(known) : noMeta(known)),
		judge: (answer) =>
			every(
				answer,
				entries(answer.json, 'templates'),
				({ source, metaStatus, sendable }) =>
					sendable === (source === 'META' && metaStatus === 'APPROVED'),
			),
	},
	{
		id: 'templates.variables',
		source: '7 [inferred]',
		claim: 'Are the variables of a template texts or objects?',
		request: list,
		judge: (answer) => {
			const variables = entries(answer.json, 'templates').flatMap((entry): unknown[] =>
				Array.isArray(entry.variables) ? entry.variables : [],
			);
			if (!ok(answer)) return observed(seen(answer));
			return variables.length === 0
				? notChecked('no template has variables')
				: observed(kinds(variables));
		},
	},
	{
		id: 'templates.body',
		source: '7 [doc], [code]',
		claim: 'Is the body of a template an object or a text?',
		request: list,
		judge: (answer) => {
			const bodies = entries(answer.json, 'templates').map(({ body }) => body);
			if (!ok(answer)) return observed(seen(answer));
			return bodies.length === 0 ? notChecked(noEntries(answer)) : observed(kinds(bodies));
		},
	},
	{
		id: 'templates.paging',
		source: '18.17 [unknown]',
		claim: 'Does the list of templates obey page and pageSize?',
		request: forNumber({
			method: 'GET',
			route: '/v1/templates',
			query: { page: '1', pageSize: '1' },
		}),
		judge: (answer) =>
			observed(
				ok(answer)
					? `${entries(answer.json, 'templates').length} entries for pageSize 1`
					: seen(answer),
			),
	},
	{
		id: 'templates.byId',
		source: '7 [doc] api/templates',
		claim: 'A template is found by its id',
		request: needing(first, noTemplate, ({ id }) => ({
			method: 'GET',
			route: get,
			id,
		})),
		judge: (answer, { template }) => judged(object(answer.json).id === template?.id, answer),
	},
	{
		id: 'templates.byName',
		source: '7 [doc] api/templates',
		claim: 'A template is found by its name',
		request: needing(first, noTemplate, ({ name }) => ({
			...{ method: 'GET', route: get, id: name },
		})),
		judge: (answer, { template }) => judged(object(answer.json).name === template?.name, answer),
	},
	{
		id: 'templates.absent',
		source: '7 [doc] api/templates',
		claim: 'A template that does not exist is answered 404 TEMPLATE_NOT_FOUND',
		request: forNumber({ method: 'GET', route: get, id: 'conformance_absent' }),
		judge: (answer) => refused(answer, 404, ['TEMPLATE_NOT_FOUND']),
	},
];
