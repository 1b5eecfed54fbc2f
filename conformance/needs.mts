import type { Known } from './types.mts';

/** Says why something of a list cannot be asked for: it is not in the list, or the list itself did not come. */
function absentFrom(list: 'templates' | 'groups' | 'history', absent: string) {
	return ({ listed }: Known): string =>
		listed.has(list) ? absent : `the list it would come from (${list}) was not answered`;
}

const unknownScope = 'of which kind the key is did not become known';
const noTemplate = absentFrom('templates', 'the number has no template');
const noMessage = (): string => 'no id of an accepted message is known';

/** Ids that earlier answers teach, and why one was not learned. */
const learned = {
	numberId: () => 'which number the key belongs to did not become known',
	keyId: () => 'the id of the key did not become known',
	templateId: noTemplate,
	templateName: noTemplate,
	ownTemplateId: () => 'the template of this run was not created',
	webhookId: () => 'the webhook of this run was not created',
	groupId: absentFrom('groups', 'the number is in no group'),
	wamid: absentFrom('history', 'no sent message with a WhatsApp id is in its first page'),
	messageId: noMessage,
	correlationId: noMessage,
	scheduledId: noMessage,
};

/** Kinds of key and number, and why a fact about one of them cannot be checked. */
const kinds = {
	'number key': ({ scope }: Known) =>
		scope === 'tenant' ? 'needs the key of a number' : undefined,
	'surely a number key': ({ scope }: Known) => {
		if (scope === undefined) return unknownScope;
		return scope === 'tenant' ? 'needs the key of a number' : undefined;
	},
	'tenant key': ({ scope }: Known) => {
		if (scope === undefined) return unknownScope;
		return scope === 'tenant' ? undefined : 'needs a tenant key';
	},
	'no number header': ({ numberIdHeader }: Known) =>
		numberIdHeader === '' ? undefined : 'the run itself names a number (PILOT_STATUS_NUMBER_ID)',
	'Meta number': ({ provider }: Known) => {
		if (provider === undefined) return 'of which kind the number is did not become known';
		return provider === 'META' ? undefined : 'the number is no official Meta number';
	},
};

/** Names an id that earlier answers taught. */
export type Learned = keyof typeof learned;

/** Names a condition of a request. */
export type Need = Learned | keyof typeof kinds;

/** Says why a request cannot be made; undefined when it can. */
export function unmet(need: Need, known: Known): string | undefined {
	if (need in kinds) return kinds[need as keyof typeof kinds](known);
	const id = need as Learned;
	return known[id] === undefined ? learned[id](known) : undefined;
}
