import type { FastifyInstance } from 'fastify';
import { ApiError } from '../core/apiError.mts';
import type { NumberRecord, TemplateRecord } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { findTemplate, isSendable } from '../sending/templates.mts';
import { numberOf } from './api.mts';
import { shapeList } from './lists.mts';

/** A template as lists and single answers show it (docs/api-reference.md 7). */
export function templateView(
	template: TemplateRecord,
	number: NumberRecord,
): Record<string, unknown> {
	const { id, name, category, body, variables, source, metaStatus, metaLanguage } = template;
	const sendable = isSendable(template, number);
	return { id, name, category, body, variables, source, metaStatus, metaLanguage, sendable };
}

/** @throws ApiError 404 `TEMPLATE_NOT_FOUND` */
export function requireTemplate(
	world: World,
	number: NumberRecord,
	idOrName: string,
): TemplateRecord {
	const template = findTemplate(world, number, idOrName);
	if (!template) throw new ApiError(404, 'Template not found', 'TEMPLATE_NOT_FOUND');
	return template;
}

/** Reading templates. */
export function addTemplateRoutes(scope: FastifyInstance, world: World): void {
	scope.get('/templates', (request, reply) => {
		const number = numberOf(request);
		const own = world.templates.filter((template) => template.numberId === number.id);
		const items = own.map((template) => templateView(template, number));
		return reply.send(shapeList(world, items));
	});

	scope.get<{ Params: { id: string } }>('/templates/:id', (request, reply) => {
		const number = numberOf(request);
		return reply.send(templateView(requireTemplate(world, number, request.params.id), number));
	});
}
