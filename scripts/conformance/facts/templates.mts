import type { Ask, Fact, Known } from '../types.mts';
import {
	codeOf,
	entries,
	every,
	everyHas,
	forNumber,
	hasFields,
	judged,
	needing,
	never,
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

/** The template of a run. Its text has a variable in the middle, as reference 7 wants it. */
function ownTemplate(known: Known, examples: boolean, moment?: string): Ask {
	return {
		method: 'POST',
		route: '/v1/templates',
		makes: 'template',
		...(moment === undefined ? {} : { moment }),
		body: {
			name: known.marker,
			category: 'UTILITY',
			language: 'en_US',
			body: { body: { text: 'Your order {{order_id}} is on its way to you.' } },
			...(examples ? { examples: { order_id: '1234' } } : {}),
		},
	};
}
const making = (examples: boolean, moment?: string) => (known: Known) =>
	known.scope === 'tenant' ? 'needs the key of a number' : ownTemplate(known, examples, moment);
const first = (known: Known) => known.template;
const own = (ask: (id: string, known: Known) => Ask) =>
	needing((known) => known.ownTemplateId, 'the template of this run was not created', ask);

/** Templates: reading, then the life of one of our own (reference 7). */
export const templateFacts: Fact[] = [
	{
		id: 'templates.list',
		source: '7 [doc] playground/templates/list-templates',
		claim: 'GET /v1/templates gives a bare array',
		request: list,
		learn: (answer, known) => {
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
			everyHas(answer, entries(answer.json), [
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
			every(answer, entries(answer.json), (entry) => {
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
		request: (known) =>
			known.provider === 'META' ? list(known) : 'the number is not known to be a Meta number',
		judge: (answer) =>
			every(
				answer,
				entries(answer.json),
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
			const variables = entries(answer.json).flatMap((entry): unknown[] =>
				Array.isArray(entry.variables) ? entry.variables : [],
			);
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
			const bodies = entries(answer.json).map(({ body }) => body);
			return bodies.length === 0 ? notChecked('the list was empty') : observed(kinds(bodies));
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
		request: needing(first, 'there is no template', ({ id }) => ({
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
		request: needing(first, 'there is no template', ({ name }) => ({
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
	{
		id: 'templates.examples',
		source: '7 [doc] playground/templates/create-template',
		claim:
			'Creating one with a variable and no example: 400 TEMPLATE_EXAMPLES_REQUIRED, details.missing lists it',
		request: making(false),
		judge: (answer) => {
			const missing = object(object(answer.json).details).missing;
			const verdict = refused(answer, 400, ['TEMPLATE_EXAMPLES_REQUIRED']);
			return verdict.outcome === 'confirmed' ? judged(Array.isArray(missing), answer) : verdict;
		},
	},
	{
		id: 'templates.create',
		source: '7 [doc] playground/templates/create-template',
		claim: 'Creating a template gives id, name, category and metaStatus',
		request: making(true),
		learn: (answer, known) => {
			if (ok(answer)) known.ownTemplateId = text(object(answer.json), 'id');
		},
		judge: (answer) =>
			codeOf(answer) === 'META_TEMPLATE_SUBMIT_FAILED'
				? notChecked(`Meta refused it: ${seen(answer)}`)
				: hasFields(answer, object(answer.json), ['id', 'name', 'category', 'metaStatus']),
	},
	{
		id: 'templates.createStatus',
		source: '7 [unknown]',
		claim: 'Which status and metaStatus does a created template come with?',
		request: making(true),
		judge: (answer) =>
			observed(
				`HTTP ${answer.status} ${codeOf(answer) ?? ''} metaStatus ${JSON.stringify(object(answer.json).metaStatus)}`,
			),
	},
	{
		id: 'templates.nameTaken',
		source: '7 [doc] api/templates',
		claim: 'Creating another of the same name is answered 409',
		request: own((_id, known) => ownTemplate(known, true, 'again')),
		judge: (answer) => refused(answer, 409),
	},
	{
		id: 'templates.language',
		source: '7 [doc] api/templates',
		claim: 'How is the language of a new template shown?',
		request: own((id) => ({ method: 'GET', route: get, id, moment: 'created' })),
		judge: (answer) => observed(`metaLanguage ${JSON.stringify(object(answer.json).metaLanguage)}`),
	},
	{
		id: 'templates.update',
		source: '7 [doc] api/templates',
		claim: 'Updating a template sends it to Meta again and sets it back to PENDING',
		...never('would submit to Meta a second time'),
	},
	{
		id: 'templates.delete',
		source: '7 [doc] api/templates',
		claim: 'Deleting a template gives deleted: true and its id',
		request: own((id) => ({ method: 'DELETE', route: get, id })),
		judge: (answer, { ownTemplateId }) => {
			const { deleted, id } = object(answer.json);
			return judged(ok(answer) && deleted === true && id === ownTemplateId, answer);
		},
	},
	{
		id: 'templates.deleted',
		source: '7 [doc] api/templates',
		claim: 'A deleted template is answered 404 TEMPLATE_NOT_FOUND',
		request: own((id) => ({ method: 'GET', route: get, id, moment: 'deleted' })),
		judge: (answer) => refused(answer, 404, ['TEMPLATE_NOT_FOUND']),
	},
];
