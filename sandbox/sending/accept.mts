import { ApiError, invalid } from '../core/apiError.mts';
import type {
	Content,
	KeyRecord,
	NumberRecord,
	OutboundMessage,
	TemplateRecord,
} from '../core/types.mts';
import type { World } from '../core/world.mts';
import { isBsuid, refuseUnsupportedRoom } from './destination.mts';
import { startLife } from './lifecycle.mts';
import { parseSend, type SendRequest } from './request.mts';
import { checkVariables, findTemplate, isSendable, renderTemplate } from './templates.mts';

function usableTemplate(
	world: World,
	number: NumberRecord,
	request: SendRequest,
): TemplateRecord | null {
	if (request.templateId === undefined) return null;
	const template = findTemplate(world, number, request.templateId);
	if (!template || !isSendable(template, number)) {
		throw new ApiError(
			404,
			'Template not found or without an approved version',
			'TEMPLATE_NOT_FOUND',
		);
	}
	if (request.marketing && template.category !== 'MARKETING') {
		throw invalid('"marketingOptions" is for MARKETING templates only');
	}
	if (isBsuid(request.destination.id) && template.category === 'OTP') {
		throw invalid('A BSUID cannot receive an authentication template');
	}
	return template;
}

function contentOf(request: SendRequest, template: TemplateRecord | null): Content {
	const { media, header, footer } = request;
	const shown = media && {
		url: media.media,
		mimeType: media.mimeType,
		fileName: null,
	};
	if (template) {
		const content = renderTemplate(template, checkVariables(template, request.variables));
		return {
			...content,
			type: media?.mediaType ?? content.type,
			buttons: request.buttons ?? content.buttons,
			header: shown ? null : content.header,
			media: shown ?? null,
		};
	}
	return {
		type: media?.mediaType ?? 'text',
		text: request.text ?? request.caption ?? '',
		header,
		footer,
		buttons: request.buttons ?? [],
		media: shown ?? null,
	};
}

/**
 * Carries out `POST /v1/messages/send`: checks, keeps the message and starts its life.
 * @returns the 202 body (docs/api-reference.md 3.6)
 * @throws ApiError by docs/api-reference.md 3.7
 */
export function acceptSend(
	world: World,
	key: KeyRecord,
	number: NumberRecord,
	value: unknown,
): Record<string, string> {
	const request = parseSend(value, number, world.settings);
	refuseUnsupportedRoom(request.destination.kind, number, world.settings);
	const template = usableTemplate(world, number, request);
	const content = contentOf(request, template);
	if (world.settings.billingSuspended && world.settings.pageVersion === 'current') {
		throw new ApiError(422, 'Billing is suspended', 'BILLING_SUSPENDED');
	}
	const message: OutboundMessage = {
		direction: 'OUTBOUND',
		id: world.ids.record(),
		correlationId: world.ids.correlation(),
		externalMessageId: null,
		numberId: number.id,
		keyId: key.id,
		order: world.messages.all.length + 1,
		status: 'QUEUED',
		destination: request.destination,
		content,
		template: template && { id: template.id, name: template.name },
		freeForm: template === null,
		body: request.body,
		attempts: 0,
		createdAt: world.clock.iso(),
		deliverAt: request.deliverAt,
		deliverUntil: request.deliverUntil,
		sentAt: null,
		deliveredAt: null,
		readAt: null,
		failedAt: null,
		errorCode: null,
		errorMessage: null,
		fetched: null,
	};
	world.messages.add(message);
	tag(world, request);
	startLife(world, message, template?.category === 'MARKETING');
	world.changes.notify();
	return {
		id: message.id,
		correlationId: message.correlationId,
		status: 'QUEUED',
		createdAt: message.createdAt,
		origin: number.name,
		...(world.settings.sourceNumber ? { sourceNumber: number.number } : {}),
	};
}

/** Labels tag the destination, account-wide (docs/api-reference.md 3.3). */
function tag(world: World, request: SendRequest): void {
	if (request.labels.length === 0) return;
	const labels = world.labels.get(request.destination.id) ?? new Set<string>();
	for (const label of request.labels) labels.add(label);
	world.labels.set(request.destination.id, labels);
}
