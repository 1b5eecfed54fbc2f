import type { Ask, Fact, Known } from '../types.mts';
import {
	codeOf,
	hasFields,
	judged,
	needing,
	noMeta,
	notChecked,
	object,
	observed,
	ok,
	refused,
	seen,
	text,
} from './judge.mts';

const get = '/v1/templates/{id}';

/** The template of a run. Its text has a variable in the middle, as docs/api-reference.md 7 wants it. */
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
const own = (ask: (id: string, known: Known) => Ask) =>
	needing((known) => known.ownTemplateId, 'the template of this run was not created', ask);

/** The life of a template of our own (docs/api-reference.md 7). */
export const ownTemplateFacts: Fact[] = [
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
		request: (known) =>
			known.provider === 'META'
				? 'it would be submitted to Meta a second time'
				: `only what Meta reviews goes back to PENDING: ${noMeta(known)}`,
		judge: (answer) => notChecked(seen(answer)),
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
