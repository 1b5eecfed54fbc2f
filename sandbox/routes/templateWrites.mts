import type { FastifyInstance } from 'fastify';
import { ApiError, invalid } from '../core/apiError.mts';
import { refuseUnknown, requiredString, requireObject, type JsonObject } from '../core/json.mts';
import { checkExamples, checkTemplateBody } from '../core/templateLimits.mts';
import type { NumberRecord, TemplateCategory, TemplateRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { placeholdersOf } from '../sending/templates.mts';
import { numberOf } from './api.mts';
import { requireTemplate } from './templates.mts';

const CATEGORIES: readonly string[] = ['MARKETING', 'UTILITY', 'OTP'];
// Chosen by us, so that a refused submission can be provoked.
const REFUSED_AT_META = 'refuse_me';

function isCategory(value: string): value is TemplateCategory {
	return CATEGORIES.includes(value);
}

function requireFreeName(world: World, number: NumberRecord, name: string, except?: string): void {
	const taken = world.templates.some(
		(other) => other.numberId === number.id && other.name === name && other.id !== except,
	);
	if (taken) throw new ApiError(409, `A template named "${name}" exists already`);
}

function submitToMeta(number: NumberRecord, name: string): TemplateRecord['metaStatus'] {
	if (number.provider !== 'META') return null;
	if (name.startsWith(REFUSED_AT_META)) {
		throw new ApiError(400, 'Meta refused the template', 'META_TEMPLATE_SUBMIT_FAILED');
	}
	return 'PENDING';
}

function createTemplate(world: World, number: NumberRecord, body: JsonObject): TemplateRecord {
	refuseUnknown(body, ['name', 'category', 'language', 'body', 'examples'], 'The body');
	const name = requiredString(body, 'name', 'The body');
	const category = requiredString(body, 'category', 'The body');
	const language = requiredString(body, 'language', 'The body');
	if (!isCategory(category)) throw invalid('"category" must be MARKETING, UTILITY or OTP');
	if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language)) throw invalid('"language" must look like pt_BR');
	const content = checkTemplateBody(body.body);
	const variables = placeholdersOf(content);
	checkExamples(variables, body.examples);
	requireFreeName(world, number, name);
	return {
		id: world.ids.of('tpl'),
		numberId: number.id,
		name,
		category,
		body: content,
		variables,
		source: number.provider,
		metaStatus: submitToMeta(number, name),
		metaLanguage: number.provider === 'META' ? language : null,
	};
}

function updateTemplate(
	world: World,
	number: NumberRecord,
	template: TemplateRecord,
	body: JsonObject,
): void {
	refuseUnknown(body, ['name', 'category', 'language', 'body', 'examples'], 'The body');
	if (body.category !== undefined && body.category !== template.category) {
		throw invalid('The category of a template is fixed at creation');
	}
	const name = body.name === undefined ? template.name : requiredString(body, 'name', 'The body');
	const content = body.body === undefined ? template.body : checkTemplateBody(body.body);
	const variables = placeholdersOf(content);
	if (body.body !== undefined) checkExamples(variables, body.examples);
	requireFreeName(world, number, name, template.id);
	const metaStatus = submitToMeta(number, name);
	Object.assign(template, { name, body: content, variables, metaStatus });
}

/** Creating, updating and deleting templates (docs/api-reference.md 7). */
export function addTemplateWriteRoutes(scope: FastifyInstance, world: World): void {
	const shortView = ({ id, name, category, metaStatus }: TemplateRecord): object => ({
		id,
		name,
		category,
		metaStatus,
	});

	scope.post('/templates', (request, reply) => {
		const number = numberOf(request);
		const template = createTemplate(world, number, requireObject(request.body, 'The body'));
		world.templates.push(template);
		return reply.code(201).send(shortView(template));
	});

	scope.put<{ Params: { id: string } }>('/templates/:id', (request, reply) => {
		const number = numberOf(request);
		const template = requireTemplate(world, number, request.params.id);
		updateTemplate(world, number, template, requireObject(request.body, 'The body'));
		return reply.send(shortView(template));
	});

	scope.delete<{ Params: { id: string } }>('/templates/:id', (request, reply) => {
		const template = requireTemplate(world, numberOf(request), request.params.id);
		world.templates = world.templates.filter((other) => other !== template);
		return reply.send({ deleted: true, id: template.id });
	});
}
