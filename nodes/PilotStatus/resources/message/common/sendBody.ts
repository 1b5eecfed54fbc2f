import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { isDataUri } from '../../../../shared/dataUri';
import { InvalidInput } from '../../../../shared/invalidInput';
import { isHttpUrl, MEDIA_TYPES } from '../../../../shared/media';

/** The only endpoint that sends (docs/api-reference.md 3.3). */
export const SEND_PATH = '/v1/messages/send';

/** Most buttons of a message (docs/api-reference.md 3.3). */
export const MAX_BUTTONS = 3;
/** Longest text header (characters, docs/api-reference.md 3.3). */
const MAX_HEADER = 60;
/** Longest footer (characters, docs/api-reference.md 3.3). */
const MAX_FOOTER = 60;

const DESTINATIONS = ['destinationNumber', 'groupId', 'newsletterId'] as const;

/**
 * Checks the body of `POST /v1/messages/send` against the docs/api-reference.md 3.1 to 3.4: exactly one
 * destination, exactly one mode, and for each mode only its own fields.
 *
 * @param body what an operation built
 * @returns the same body
 * @throws {InvalidInput} one sentence that names the field as the editor shows it
 */
export function checkSendBody(body: IDataObject): IDataObject {
	const problem = modeProblem(body) ?? destinationProblem(body) ?? schemaProblem(body);
	if (problem !== undefined) throw new InvalidInput(problem);
	return body;
}

type Mode = 'template' | 'text' | 'media';

function modeOf(body: IDataObject): Mode {
	if (body.templateId !== undefined) return 'template';
	return body.text !== undefined ? 'text' : 'media';
}

let cached: Record<Mode, z.ZodTypeAny> | undefined;

function schemaProblem(body: IDataObject): string | undefined {
	// built at the first use, because n8n loads every package at its start
	cached ??= buildSchemas();
	const result = cached[modeOf(body)].safeParse(body);
	if (result.success) return combinationProblem(body);
	const [{ path, message } = { path: [], message: 'The message cannot be sent' }] =
		result.error.issues;
	const [field, position] = path;
	return field === 'buttons' && typeof position === 'number'
		? `Button ${position + 1}: ${message}`
		: message;
}

function buildSchemas(): Record<Mode, z.ZodTypeAny> {
	const filled = (label: string) =>
		z
			.string({ message: `"${label}" must be text` })
			.refine((value) => value.trim() !== '', `"${label}" is empty`);
	const matching = (label: string, pattern: RegExp, message: string) =>
		filled(label).refine((value) => pattern.test(value), message);
	const upTo = (label: string, limit: number) =>
		filled(label).refine(
			(value) => [...value].length <= limit,
			`"${label}" is longer than ${limit} characters`,
		);
	const webUrl = (label: string) =>
		filled(label).refine(
			isHttpUrl,
			`"${label}" must be a URL that starts with https:// or http://`,
		);
	const phone = (label: string) =>
		matching(
			label,
			/^\+[1-9]\d{6,14}$/,
			`"${label}" must be a phone number with + and country code`,
		);
	const isoDate = (label: string) =>
		matching(
			label,
			/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
			`"${label}" is not a date and time`,
		);

	const foreignField = 'it has a field that its type does not have';
	const displayText = filled('Button Text');
	const button = z.discriminatedUnion(
		'type',
		[
			z
				.object({ type: z.literal('reply'), displayText, id: filled('Button ID') })
				.strict(foreignField),
			z
				.object({ type: z.literal('url'), displayText, url: webUrl('Button URL') })
				.strict(foreignField),
			z
				.object({ type: z.literal('call'), displayText, phoneNumber: phone('Button Phone Number') })
				.strict(foreignField),
			z
				.object({ type: z.literal('copy'), displayText, copyCode: filled('Code to Copy') })
				.strict(foreignField),
		],
		{ errorMap: () => ({ message: 'its type must be reply, url, call or copy' }) },
	);
	const buttons = z
		.array(button, { message: '"Buttons" must be a list' })
		.min(1, '"Buttons" is an empty list')
		.max(MAX_BUTTONS, `A message has at most ${MAX_BUTTONS} buttons`);
	const header = z
		.object({
			type: z.enum(['text', 'image', 'video', 'document'], {
				message: 'The type of the header must be text, image, video or document',
			}),
			content: filled('Header Content'),
		})
		.strict('"Header" has only a type and a content')
		.superRefine(({ type, content }, context) => {
			const rule = type === 'text' ? upTo('Header Content', MAX_HEADER) : webUrl('Header Content');
			for (const issue of rule.safeParse(content).error?.issues ?? []) context.addIssue(issue);
		});
	const media = filled('Media').refine(
		(value) => isHttpUrl(value) || isDataUri(value),
		'The media must be a URL (https://…) or a data URI (data:image/png;base64,…)',
	);
	const mediaType = z.enum(MEDIA_TYPES, {
		message: `"Media Type" must be one of ${MEDIA_TYPES.join(', ')}`,
	});

	const common = {
		destinationNumber: filled('Phone Number').optional(),
		groupId: matching(
			'Group',
			/^\S+@g\.us$/,
			'"Group" needs the ID of a group, which ends in @g.us',
		).optional(),
		newsletterId: matching(
			'Channel',
			/^\S+@newsletter$/,
			'"Channel" needs the ID of a channel, which ends in @newsletter',
		).optional(),
		deliverAt: isoDate('Deliver At').optional(),
		deliverUntil: isoDate('Deliver Until').optional(),
		labels: z
			.array(filled('Labels'), { message: '"Labels" must be a list of texts' })
			.min(1)
			.optional(),
		markRead: z.boolean({ message: '"Mark Chat as Read" must be true or false' }).optional(),
	};
	const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
		z.object({ ...common, ...shape }).strict('This combination of fields cannot be sent');
	return {
		template: strict({
			templateId: filled('Template'),
			variables: z
				.record(filled('Template Variables'), { message: '"Template Variables" must be an object' })
				.optional(),
			media: media.optional(),
			mediaType: mediaType.optional(),
			buttons: buttons.optional(),
			marketingOptions: z.object({ aiRewriteEnabled: z.boolean() }).strict().optional(),
		}),
		text: strict({
			text: filled('Text'),
			buttons: buttons.optional(),
			header: header.optional(),
			footer: upTo('Footer', MAX_FOOTER).optional(),
		}),
		media: strict({ media, mediaType, caption: filled('Caption').optional() }),
	};
}

function modeProblem(body: IDataObject): string | undefined {
	const modes = [
		body.templateId,
		body.text,
		body.templateId === undefined ? body.media : undefined,
	];
	const count = modes.filter((mode) => mode !== undefined).length;
	if (count === 1) return undefined;
	return count === 0
		? 'There is nothing to send: choose a template, enter a text, or add media'
		: 'A message is either a template, a text or media: only one of them can be sent';
}

function destinationProblem(body: IDataObject): string | undefined {
	const count = DESTINATIONS.filter((name) => body[name] !== undefined).length;
	if (count === 1) return undefined;
	return count === 0
		? 'There is no destination: enter a phone number, a group or a channel'
		: 'A message goes to exactly one destination: a phone number, a group or a channel';
}

/** Rules between fields: what needs what, and the order of the two dates. */
function combinationProblem(body: IDataObject): string | undefined {
	if ((body.header !== undefined || body.footer !== undefined) && body.buttons === undefined) {
		return '"Header" and "Footer" can only be sent together with buttons';
	}
	if (body.caption !== undefined && body.mediaType === 'audio') {
		return '"Caption" cannot be sent with audio, which arrives as a voice note';
	}
	if ((body.media === undefined) !== (body.mediaType === undefined)) {
		return '"Media Type" and the media must be given together';
	}
	if (body.deliverAt !== undefined && body.deliverUntil !== undefined) {
		const wait = Date.parse(String(body.deliverUntil)) - Date.parse(String(body.deliverAt));
		if (wait <= 0) return '"Deliver Until" must be later than "Deliver At"';
	}
	return undefined;
}
