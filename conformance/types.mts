import type { Json } from './judge.mts';
import type { Learned, Need } from './needs.mts';

/** One request to the service. */
export interface Ask {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Path with `{id}` in place of every value, as it is shown and saved. */
	route: string;
	/** What stands for `{id}`, unencoded. */
	id?: string;
	/** Name of what earlier answers taught that stands for `{id}`. */
	of?: Learned;
	query?: Record<string, string>;
	body?: unknown;
	/** Replaces the key's headers, for facts about authentication. */
	auth?: Record<string, string>;
	/** Added to the key's headers. */
	headers?: Record<string, string>;
	/** The same request again at another moment; equal requests without it are sent once. */
	moment?: string;
	/** What the service keeps when it accepts this; the run removes it. */
	makes?: Made['kind'];
	/** A message goes out at once when the service accepts this; nothing can take it back. */
	sends?: true;
}

/** What came back; `undefined` as JSON stands for a body that is not JSON. */
export interface Answer {
	status: number;
	headers: Headers;
	json: unknown;
}

/** Something of ours that the service may now hold. */
export interface Made {
	kind: 'webhook' | 'template' | 'scheduled message';
	/** The name by which it is found again; for messages their id. */
	name: string;
}

/** What earlier answers taught, and what the run chose for itself. */
export interface Known {
	/** Name of our webhook and our template: letters and `_` only, so that no mask hides it. */
	marker: string;
	webhookUrl: string;
	key: string;
	numberIdHeader: string;
	sendTo: string;
	/** The service does not know the key; no more is asked with it. */
	keyRefused?: boolean;
	/** Undefined until the list of templates was read. */
	scope?: 'number' | 'tenant';
	numberId?: string;
	provider?: string;
	connected?: boolean;
	/** Lists that were answered, so that what is not in them is known not to be there. */
	listed: Set<'templates' | 'groups' | 'history'>;
	templateId?: string;
	templateName?: string;
	ownTemplateId?: string;
	webhookId?: string;
	/** Webhooks of this number before ours was made. */
	webhooksBefore?: number;
	keyId?: string;
	groupId?: string;
	wamid?: string;
	messageId?: string;
	correlationId?: string;
	scheduledId?: string;
	/** When the scheduled message would go out, ISO 8601. */
	deliverAt?: string;
	/** Requests that sent a message at once, and whether there may be more of which no answer came. */
	sent: { accepted: Set<string>; unknown: boolean };
	/** A scheduled send got no answer: nobody knows whether it was accepted. */
	scheduleAnswerLost?: boolean;
	/** Names of headers that may speak of rate limits, of all answers so far. */
	limitHeaders: Set<string>;
}

/** What a fact turned out to be; `observed` answers a question. */
export interface Verdict {
	outcome: 'confirmed' | 'contradicted' | 'observed' | 'not checked';
	/** What came back, or why nothing was asked. May hold contents: masked before it is shown. */
	detail: string;
}

/** What a statement says of an answer. Everything that is given must hold. */
export interface Expectation {
	/** Status of the answer; any success without it. */
	status?: number;
	/** Codes of an error body, one of which must come. */
	codes?: string[];
	/** The body is an array. */
	bare?: true;
	/** Fields of the body, or of each entry with `entriesOf`. */
	fields?: string[];
	/** Name of the object in the body that is meant. */
	below?: string;
	/** Key of a wrapped list: then its entries are meant. */
	entriesOf?: string;
	/** What else must hold of each entry. */
	each?: (entry: Json) => boolean;
	/** What else must hold of the body. */
	holds?: (body: Json, known: Known) => boolean;
	/** What is shown of the body in place of its shape. */
	detail?: (body: Json) => string;
}

/** One statement or question of the reference. */
export interface FactData {
	/** Section of docs/api-reference.md, its mark, and the page where it names one. */
	source: string;
	/** A sentence; a question ends with `?`. */
	claim: string;
	/** What to ask, or why it cannot be asked. Without it no request can ever settle the fact: see `never`. */
	ask?: Ask | ((known: Known) => Ask | string);
	/** What must be known before. What `ask.of` names is needed too. */
	needs?: Need[];
	/** What a statement says; of several the one for the answer's status, and otherwise the last. A question has none. */
	expect?: Expectation | Expectation[];
	/** Answers a question from a success; everything else, and all without it, is shown as it came. */
	show?: (answer: Answer, known: Known) => string | Verdict;
	/** Judges what is no plain statement or question, an error too. */
	judge?: (answer: Answer, known: Known) => Verdict;
	/** Statuses among 401, 429, redirects and 5xx that this fact itself is about. All others of these settle nothing. */
	about?: number[];
	/** Why no request can ever settle this. */
	never?: string;
	/** Keeps what later facts need. Called before the answer is judged. */
	learn?: (answer: Answer, known: Known) => void;
}

/** Facts by their ids, like `templates.list`. */
export type Facts = Readonly<Record<string, FactData>>;

/** A fact with its id. */
export type Fact = FactData & { id: string };
