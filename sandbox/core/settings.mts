/** Which stored version of the "send a message" page the sandbox follows. */
export type PageVersion = 'current' | 'earlier';

/** Forms in which a list is answered. */
export type ListShape = 'documented' | 'bare' | 'wrapped' | 'nested' | 'ragged';

/** What can be switched while the sandbox runs (`PATCH /_sandbox/settings`); all times in milliseconds. */
export interface Settings {
	/** Where the two send pages disagree (docs/api-reference.md 17), which one holds. */
	pageVersion: PageVersion;
	/** Time between two steps of a message's life: QUEUED, SENT, DELIVERED, READ. */
	deliveryDelayMs: number;
	/** Holds every message where it is; switching it off lets them go on. */
	holdStatus: boolean;
	/** Extra wait before each answer of `/v1`, for benchmarks. */
	latencyMs: number;
	/** Queue delay of MARKETING sends; the service has 8–25 s, here none so that nobody waits. */
	marketingDelayMs: number;
	/** Free text on a META number fails outside the 24 h window of the contact's last message. */
	enforce24hWindow: boolean;
	/** 422 `BILLING_SUSPENDED` on send (docs/api-reference.md 3.7). */
	billingSuspended: boolean;
	/** Without it the earlier page's 402 `SUBSCRIPTION_REQUIRED_FOR_MEDIA`. */
	paidSubscription: boolean;
	/** 503 `EVOLUTION_API_KEY_MISSING` on the number check. */
	evolutionKeyMissing: boolean;
	/**
	 * Lists as documented, all bare arrays, all wrapped as `{ "data": [...] }`, as `{ "data": { "items": [...] } }`, or with
	 * entries that are no records among them.
	 */
	listShape: ListShape;
	/** The same for lists that come in pages; all but the documented one lose the counts. */
	pagedListShape: ListShape;
	/** Answers every page with the first one, as a server does that knows no `page`. */
	ignorePage: boolean;
	/** Ids of records made from now on are numbers in answers and deliveries; WhatsApp's stay texts. */
	numericIds: boolean;
	/** The cancel answer: arrays (version A) or counts (version B). */
	cancelAnswer: 'lists' | 'counts';
	/** `sourceNumber` in the 202, as the playground shows and the send pages do not. */
	sourceNumber: boolean;
	/** Fetches media from loopback URLs at delivery, and fails the message when that fails. */
	fetchMedia: boolean;
	/** Refuses webhook URLs on loopback, as a public service would. */
	refuseLoopbackWebhooks: boolean;
	/** Refuses webhook URLs that are not https, as the service does; off, since ours are on loopback. */
	requireHttpsWebhooks: boolean;
	/** How a webhook's URL is kept: as given, with a slash behind its path, as https, or as a browser would write it. */
	webhookUrls: 'asGiven' | 'trailingSlash' | 'https' | 'normalised';
	/** The answer to a webhook's creation: the webhook, one level down, without its id, or nothing (204). */
	webhookAnswer: 'documented' | 'data' | 'webhook' | 'withoutId' | 'empty';
	/** How the text of a message without one (voice note, picture) is given in deliveries. */
	emptyText: 'empty' | 'null' | 'absent';
	/** `wamid.` before the id that a reply quotes; receivers have seen both. */
	quotedIdPrefix: boolean;
	/** Field names of webhook payloads. */
	webhookSchema: 'v3' | 'v2';
	/** Meta's raw envelope besides, for `*` webhooks of META numbers. */
	metaEnvelopes: boolean;
	/** `message.received` besides `message.reply`. */
	replyAlsoReceived: boolean;
	/** `buttonId` also in v3 replies; only v2 is known to have it. */
	buttonIdInV3: boolean;
	/** Waits between the attempts of a webhook delivery; their number is the number of repeats. */
	webhookRetryMs: number[];
	/** How long a webhook receiver may take to answer. */
	webhookTimeoutMs: number;
	/** Wait before the first attempt of a webhook delivery. */
	webhookDelayMs: number;
	/** How many attempts are in the air at once. */
	webhookConcurrency: number;
	/** How many copies of each delivery go out at once. */
	webhookCopies: number;
	/** Keeps deliveries back until they are released. */
	holdWebhooks: boolean;
	/** Collects this many deliveries and sends them in a shuffled order; 0 or 1 keeps the order. */
	webhookShuffle: number;
	/** Under which field Meta's body tells what was typed on the phone of an official number (docs/api-reference.md 12.5). */
	typedField: 'smb_message_echoes' | 'messages';
	/** Official numbers also get `message.received` with `fromMe` for what was typed on the phone; paired ones always do. */
	typedAlsoReceived: boolean;
	/** Whether what the API sent is echoed like what was typed, before or after `message.sent` (unknown, docs/api-reference.md 4). */
	echoSends: 'never' | 'before' | 'after';
	/** `origin` of outbound rows of the history, which has values that are unknown (docs/api-reference.md 6): sent, and typed on the phone. */
	originOfSent: string;
	originOfTyped: string;
	/** How long after its time a message is in history and lists; the documentation's sample has half a second (docs/api-reference.md 6). */
	historyDelayMs: number;
	/** How many days the history goes back (docs/api-reference.md 6). */
	historyDays: number;
	/** A number's key may not read `/v1/numbers`: 403 `NUMBER_SCOPE_NOT_ALLOWED`; pages disagree (docs/api-reference.md 9). */
	numbersForAccountOnly: boolean;
	/** What contacts do when the API calls them: the person at the phone page decides, or they answer or decline by themselves. */
	callAnswer: 'person' | 'answer' | 'decline';
	/** How long a call rings before it ends unanswered. */
	callRingMs: number;
	/** Calls end by themselves once a file was played (docs/api-reference.md 19.4 does not say). */
	callEndsAfterPlaying: boolean;
	/** The official number has the messaging limit that call settings need (docs/api-reference.md 19.1). */
	callSettingsAllowed: boolean;
	/** Seed of shuffles and of random faults. */
	seed: number;
}

/** The settings a sandbox starts with and goes back to on reset. */
export const DEFAULT_SETTINGS: Readonly<Settings> = {
	pageVersion: 'current',
	deliveryDelayMs: 15,
	holdStatus: false,
	latencyMs: 0,
	marketingDelayMs: 0,
	enforce24hWindow: false,
	billingSuspended: false,
	paidSubscription: true,
	evolutionKeyMissing: false,
	listShape: 'documented',
	pagedListShape: 'documented',
	ignorePage: false,
	numericIds: false,
	cancelAnswer: 'lists',
	sourceNumber: true,
	fetchMedia: true,
	refuseLoopbackWebhooks: false,
	requireHttpsWebhooks: false,
	webhookUrls: 'asGiven',
	webhookAnswer: 'documented',
	emptyText: 'empty',
	quotedIdPrefix: true,
	webhookSchema: 'v3',
	metaEnvelopes: true,
	replyAlsoReceived: false,
	buttonIdInV3: false,
	webhookRetryMs: [250, 500, 1000, 2000, 4000, 8000, 15000, 30000, 60000],
	webhookTimeoutMs: 15_000,
	webhookDelayMs: 0,
	webhookConcurrency: 8,
	webhookCopies: 1,
	holdWebhooks: false,
	webhookShuffle: 0,
	typedField: 'smb_message_echoes',
	typedAlsoReceived: false,
	echoSends: 'never',
	originOfSent: 'API',
	originOfTyped: 'APP',
	historyDelayMs: 0,
	historyDays: 31,
	numbersForAccountOnly: false,
	callAnswer: 'person',
	callRingMs: 30_000,
	callEndsAfterPlaying: false,
	callSettingsAllowed: true,
	seed: 1,
};

const LIST_SHAPES: readonly ListShape[] = ['documented', 'bare', 'wrapped', 'nested', 'ragged'];

const CHOICES: Partial<Record<keyof Settings, readonly string[]>> = {
	pageVersion: ['current', 'earlier'],
	listShape: LIST_SHAPES,
	pagedListShape: LIST_SHAPES,
	webhookUrls: ['asGiven', 'trailingSlash', 'https', 'normalised'],
	webhookAnswer: ['documented', 'data', 'webhook', 'withoutId', 'empty'],
	emptyText: ['empty', 'null', 'absent'],
	cancelAnswer: ['lists', 'counts'],
	webhookSchema: ['v3', 'v2'],
	typedField: ['smb_message_echoes', 'messages'],
	echoSends: ['never', 'before', 'after'],
	callAnswer: ['person', 'answer', 'decline'],
};

function fits(name: keyof Settings, value: unknown): boolean {
	const model = DEFAULT_SETTINGS[name];
	if (Array.isArray(model)) {
		return Array.isArray(value) && value.every((entry) => typeof entry === 'number' && entry >= 0);
	}
	if (typeof value !== typeof model) return false;
	if (typeof value === 'number') return Number.isFinite(value) && value >= 0;
	const choices = CHOICES[name];
	return choices === undefined || (typeof value === 'string' && choices.includes(value));
}

function isSettings(value: object): value is Settings {
	return (Object.keys(DEFAULT_SETTINGS) as Array<keyof Settings>).every((name) =>
		fits(name, (value as Partial<Settings>)[name]),
	);
}

/**
 * Settings with a change applied.
 * @throws Error naming a setting that does not exist or cannot have that value
 */
export function mergeSettings(settings: Settings, change: object): Settings {
	const merged = { ...settings, ...change };
	for (const name of Object.keys(merged)) {
		if (!(name in DEFAULT_SETTINGS)) throw new Error(`There is no setting "${name}"`);
		if (!fits(name as keyof Settings, merged[name as keyof Settings])) {
			throw new Error(`The setting "${name}" cannot have this value`);
		}
	}
	if (!isSettings(merged)) throw new Error('The settings are incomplete');
	return merged;
}
