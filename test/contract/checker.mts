/**
 * An independent reading of what `POST /v1/messages/send` takes, written from docs/api-reference.md
 * (sections 3.1 to 3.4), and not from the package's own schema: two readings
 * that must agree. Where the reference gives no rule (text length, file size), there is none here.
 */
import { checkButtons, checkFooter, checkHeader } from './interactiveRules.mts';
import { isE164, isObject, isText, isWebUrl, type Violations } from './valueRules.mts';

const destinations = ['destinationNumber', 'groupId', 'newsletterId'] as const;

/** What each mode may carry besides destination and general fields (docs/api-reference.md 3.2). */
const modeFields = {
	template: ['templateId', 'variables', 'media', 'mediaType', 'buttons', 'marketingOptions'],
	text: ['text', 'buttons', 'header', 'footer'],
	media: ['media', 'mediaType', 'caption'],
} as const;

const generalFields = ['deliverAt', 'deliverUntil', 'labels', 'markRead'];

/** ISO 8601 with seconds and an offset: without an offset it would depend on the server's clock. */
const isoDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const dataUri = /^data:[a-z0-9.+-]+\/[a-z0-9.+-]+(;[^;,]+)*;base64,[A-Za-z0-9+/]+={0,2}$/i;

/**
 * Checks the body of a send request.
 *
 * @param body what would go over the wire, as parsed JSON
 * @returns one sentence per violated rule; empty when the API can accept it
 */
export function violationsOfSend(body: unknown): string[] {
	if (!isObject(body)) return ['the body is not an object'];
	const violations: Violations = [];
	if (JSON.stringify(JSON.parse(JSON.stringify(body))) !== JSON.stringify(body)) {
		violations.push('the body is not plain JSON');
	}
	for (const [field, value] of Object.entries(body)) {
		if (value === undefined || value === null) violations.push(`${field} is ${String(value)}`);
	}
	checkDestination(body, violations);
	checkMode(body, violations);
	checkVariables(body.variables, violations);
	checkMedia(body, violations);
	checkButtons(body.buttons, violations);
	checkHeader(body, violations);
	checkFooter(body, violations);
	checkSchedule(body, violations);
	checkGeneral(body, violations);
	return violations;
}

/** docs/api-reference.md 3.1: exactly one of the three, each in its form. */
function checkDestination(body: Record<string, unknown>, violations: Violations): void {
	const given = destinations.filter((field) => field in body);
	if (given.length !== 1) violations.push(`${given.length} destinations instead of exactly one`);
	const { destinationNumber, groupId, newsletterId } = body;
	if (given.includes('destinationNumber')) {
		const isBsuid = isText(destinationNumber) && /^[A-Z]{2}\.[A-Za-z0-9]+$/.test(destinationNumber);
		if (!isE164(destinationNumber) && !isBsuid) {
			violations.push('destinationNumber is neither E.164 with + nor a BSUID');
		}
	}
	if (given.includes('groupId') && !(isText(groupId) && /^\S+@g\.us$/.test(groupId))) {
		violations.push('groupId does not end in @g.us');
	}
	if (given.includes('newsletterId')) {
		if (!(isText(newsletterId) && /^\S+@newsletter$/.test(newsletterId))) {
			violations.push('newsletterId does not end in @newsletter');
		}
	}
}

/** docs/api-reference.md 3.2: exactly one mode, with nothing that belongs to another. */
function checkMode(body: Record<string, unknown>, violations: Violations): void {
	const mode = 'templateId' in body ? 'template' : 'text' in body ? 'text' : 'media';
	if (mode === 'media' && !('media' in body))
		violations.push('no mode: no template, text or media');
	const allowed: string[] = [...destinations, ...generalFields, ...modeFields[mode]];
	for (const field of Object.keys(body)) {
		if (!allowed.includes(field)) violations.push(`${field} is not allowed in ${mode} mode`);
	}
	if ('templateId' in body && !isText(body.templateId)) violations.push('templateId is blank');
	if ('text' in body && !isText(body.text)) violations.push('text is blank');
}

/** docs/api-reference.md 3.3: an object with non-blank strings. */
function checkVariables(variables: unknown, violations: Violations): void {
	if (variables === undefined) return;
	if (!isObject(variables)) {
		violations.push('variables is not an object');
		return;
	}
	for (const [name, value] of Object.entries(variables)) {
		if (name.trim() === '') violations.push('a variable has no name');
		if (!isText(value)) violations.push(`variable ${name} is not a non-blank string`);
	}
}

/** docs/api-reference.md 3.2 and 3.3: media and its type come together; no caption with audio. */
function checkMedia(body: Record<string, unknown>, violations: Violations): void {
	const { media, mediaType, caption } = body;
	if ('media' in body !== 'mediaType' in body) violations.push('media and mediaType come together');
	if ('media' in body && !isWebUrl(media) && !(isText(media) && dataUri.test(media))) {
		violations.push('media is neither an http(s) URL nor a base64 data URI');
	}
	const types: unknown[] = ['image', 'video', 'document', 'audio'];
	if ('mediaType' in body && !types.includes(mediaType)) violations.push('mediaType is unknown');
	if ('caption' in body) {
		if (typeof caption !== 'string') violations.push('caption is not a string');
		if (mediaType === 'audio') violations.push('caption with audio');
	}
}

/** docs/api-reference.md 3.3: ISO 8601, and a deadline that can still be kept. */
function checkSchedule(body: Record<string, unknown>, violations: Violations): void {
	const times = ['deliverAt', 'deliverUntil'].map((field) => {
		const value = body[field];
		if (!(field in body)) return undefined;
		if (!isText(value) || !isoDateTime.test(value) || Number.isNaN(Date.parse(value))) {
			violations.push(`${field} is not ISO 8601 with an offset`);
			return undefined;
		}
		return Date.parse(value);
	});
	const [at, until] = times;
	if (at !== undefined && until !== undefined && until < at) {
		violations.push('deliverUntil lies before deliverAt');
	}
}

/** docs/api-reference.md 3.3: labels, marketingOptions, markRead. */
function checkGeneral(body: Record<string, unknown>, violations: Violations): void {
	const { labels, marketingOptions, markRead } = body;
	if (labels !== undefined && !(Array.isArray(labels) && labels.every(isText))) {
		violations.push('labels is not a list of non-blank strings');
	}
	if (markRead !== undefined && typeof markRead !== 'boolean') {
		violations.push('markRead is not a boolean');
	}
	if (marketingOptions === undefined) return;
	const isKnown =
		isObject(marketingOptions) &&
		Object.keys(marketingOptions).join() === 'aiRewriteEnabled' &&
		typeof marketingOptions.aiRewriteEnabled === 'boolean';
	if (!isKnown) violations.push('marketingOptions is not { aiRewriteEnabled: boolean }');
}
