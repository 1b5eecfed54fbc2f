import { codeOf, judgeBy, notChecked, object, observed, ok, seen, text } from '../judge.mts';
import { unmet } from '../needs.mts';
import type { Ask, Facts, Known } from '../types.mts';

const own = { method: 'GET', route: '/v1/templates/{id}', of: 'ownTemplateId' } as const;

/** The template of a run. Its text has a variable in the middle, as docs/api-reference.md 7 wants it. */
const making =
	(examples: boolean, moment?: string) =>
	({ marker }: Known): Ask => ({
		method: 'POST',
		route: '/v1/templates',
		makes: 'template',
		...(moment === undefined ? {} : { moment }),
		body: {
			name: marker,
			category: 'UTILITY',
			language: 'en_US',
			body: { body: { text: 'Your order {{order_id}} is on its way to you.' } },
			...(examples ? { examples: { order_id: '1234' } } : {}),
		},
	});

/** The life of a template of our own (docs/api-reference.md 7). */
export const ownTemplateFacts: Facts = {
	'templates.examples': {
		source: '7 [doc] playground/templates/create-template',
		claim:
			'Creating one with a variable and no example: 400 TEMPLATE_EXAMPLES_REQUIRED, details.missing lists it',
		ask: making(false),
		needs: ['number key'],
		expect: {
			status: 400,
			codes: ['TEMPLATE_EXAMPLES_REQUIRED'],
			holds: ({ details }) => Array.isArray(object(details).missing),
		},
	},
	'templates.create': {
		source: '7 [doc] playground/templates/create-template',
		claim: 'Creating a template gives id, name, category and metaStatus',
		ask: making(true),
		needs: ['number key'],
		learn: (answer, known) => {
			if (ok(answer)) known.ownTemplateId = text(object(answer.json), 'id');
		},
		judge: (answer, known) =>
			codeOf(answer) === 'META_TEMPLATE_SUBMIT_FAILED'
				? notChecked(`Meta refused it: ${seen(answer)}`)
				: judgeBy(answer, known, { fields: ['id', 'name', 'category', 'metaStatus'] }),
	},
	'templates.createStatus': {
		source: '7 [unknown]',
		claim: 'Which status and metaStatus does a created template come with?',
		ask: making(true),
		needs: ['number key'],
		judge: (answer) =>
			observed(
				`HTTP ${answer.status} ${codeOf(answer) ?? ''} metaStatus ${JSON.stringify(object(answer.json).metaStatus)}`,
			),
	},
	'templates.nameTaken': {
		source: '7 [doc] api/templates',
		claim: 'Creating another of the same name is answered 409',
		ask: making(true, 'again'),
		needs: ['ownTemplateId'],
		expect: { status: 409 },
	},
	'templates.language': {
		source: '7 [doc] api/templates',
		claim: 'How is the language of a new template shown?',
		ask: { ...own, moment: 'created' },
		show: ({ json }) => `metaLanguage ${JSON.stringify(object(json).metaLanguage)}`,
	},
	'templates.update': {
		source: '7 [doc] api/templates',
		claim: 'Updating a template sends it to Meta again and sets it back to PENDING',
		ask: (known) => {
			const reason = unmet('Meta number', known);
			return reason === undefined
				? 'it would be submitted to Meta a second time'
				: `only what Meta reviews goes back to PENDING: ${reason}`;
		},
	},
	'templates.delete': {
		source: '7 [doc] api/templates',
		claim: 'Deleting a template gives deleted: true and its id',
		ask: { ...own, method: 'DELETE' },
		expect: {
			holds: ({ deleted, id }, { ownTemplateId }) => deleted === true && id === ownTemplateId,
		},
	},
	'templates.deleted': {
		source: '7 [doc] api/templates',
		claim: 'A deleted template is answered 404 TEMPLATE_NOT_FOUND',
		ask: { ...own, moment: 'deleted' },
		expect: { status: 404, codes: ['TEMPLATE_NOT_FOUND'] },
	},
};
